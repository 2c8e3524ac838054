import type * as z from "zod";
import { timelineInput } from "../timeline/input.ts";
import { listContactsInput } from "./input.ts";

export const contactPageInput = timelineInput.extend({
  /** The list that the page was opened from, for the previous and next contact in it. */
  list: listContactsInput.unwrap().omit({ cursor: true, limit: true }).optional(),
});
export type ContactPageQuery = z.output<typeof contactPageInput>;
export type ListedBy = NonNullable<ContactPageQuery["list"]>;
