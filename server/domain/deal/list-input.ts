import * as z from "zod";
import { day, id, listPage, search } from "../inputs.ts";
import { stageKinds } from "../pipeline/pipeline.ts";
import { mostFilterTags, tooManyFilterTags } from "../tag.ts";
import { currency, valueFilters } from "./input.ts";
import { dealSorts } from "./list.ts";
import { lostReasonLimits } from "./lost-reason.ts";

const lostReason = z
  .string("Enter a lost reason, e.g. Price.")
  .max(lostReasonLimits.length, "Enter a shorter lost reason.");
const tooManyReasons = `List up to ${lostReasonLimits.count} reasons.`;

const filterTags = z.array(id).max(mostFilterTags, tooManyFilterTags).optional();

/** The filters of the deals list; all must match. */
export const dealFilterInput = z.object({
  search: search.optional(),
  stageId: id.optional(),
  pipelineId: id.optional(),
  /** Deals in stages of this kind, in any pipeline. */
  kind: z.enum(stageKinds, "Select open, won or lost.").optional(),
  contactId: id.optional(),
  /** Deals with people of this company. */
  companyId: id.optional(),
  /** Tags of the contact: any of these. */
  tagIds: filterTags,
  /** All of these. */
  allTagIds: filterTags,
  /** None of these. */
  noTagIds: filterTags,
  currency: currency.optional(),
  ...valueFilters,
  closesFrom: day.optional(),
  closesTo: day.optional(),
  /** Open deals whose expected close is before this day. */
  closesBefore: day.optional(),
  /** Open deals without a task to do. */
  stepless: z.boolean("Stepless must be true or false.").optional(),
  /** The first and last day on which deals were won or lost. */
  closedFrom: day.optional(),
  closedTo: day.optional(),
  /** Deals lost for this reason. */
  lostReason: lostReason.optional(),
  /** Lost deals with none of these reasons. */
  notLostReasons: z.array(lostReason).max(lostReasonLimits.count, tooManyReasons).optional(),
  /** Deals won or lost from this stage. */
  closedFromStageId: id.optional(),
  /** Deals that were won, or lost from this stage or a later one of its pipeline. */
  reachedStageId: id.optional(),
  /** Deals that have been in this stage, and have left it. */
  leftStageId: id.optional(),
});
export type DealFilter = z.output<typeof dealFilterInput>;

export const listDealsInput = dealFilterInput
  .extend({
    sort: z
      .enum(dealSorts, "Sort by board, title, closes, value, newest, oldest or updated.")
      .optional(),
    ...listPage("deal"),
  })
  .optional();
export type DealQuery = NonNullable<z.output<typeof listDealsInput>>;
