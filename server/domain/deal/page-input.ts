import type * as z from "zod";
import { dealTimelineInput } from "../timeline/input.ts";
import { listDealsInput } from "./list-input.ts";

export const dealPageInput = dealTimelineInput.extend({
  /** The list that the page was opened from, for the previous and next deal in it. */
  list: listDealsInput.unwrap().omit({ cursor: true, limit: true }).optional(),
});
export type DealPageQuery = z.output<typeof dealPageInput>;
export type DealsListedBy = NonNullable<DealPageQuery["list"]>;
