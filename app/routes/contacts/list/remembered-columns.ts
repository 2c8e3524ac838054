import { columnCookie } from "#app/components/columns/column-cookie.ts";
import { contactColumnSet } from "./list-columns.ts";

/** The columns that the contacts list was last given in this browser. */
export const contactColumnCookie = columnCookie("contact", contactColumnSet.names);
