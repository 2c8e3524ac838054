import { columnCookie } from "#app/components/columns/column-cookie.ts";
import { dealColumnSet } from "./list-columns.ts";

/** The columns that the list of deals was last given in this browser. */
export const dealColumnCookie = columnCookie("deal", dealColumnSet.names);
