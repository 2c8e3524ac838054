import * as z from "zod";
import { mostAtOnce } from "./bulk.ts";
import { id, operationKey } from "./inputs.ts";

/** Rows by id, or all rows of a list; `nouns` is their plural: "contacts". */
export function selectionInput<Filter extends z.ZodType>(
  nouns: string,
  noneWords: string,
  filter: Filter,
) {
  const ids = z
    .array(id, `Send ${nouns} as a list of ids.`)
    .min(1, noneWords)
    .max(mostAtOnce, `Select up to ${mostAtOnce.toLocaleString("en")} ${nouns} individually.`);
  return z
    .object({ ids: ids.optional(), filter: filter.optional() })
    .refine(
      (selection) => (selection.ids === undefined) !== (selection.filter === undefined),
      `Send either the ids of ${nouns} or a filter.`,
    );
}

/** Where an export continues, and what it contains: the whole workspace without a selection. */
export function exportInput<Selection extends z.ZodType>(selection: Selection) {
  return z.object({
    after: z.number().int().min(0).optional(),
    selection: selection.optional(),
  });
}

/** The input of a bulk action other than its rows and the action. */
export const bulkFields = {
  operation: operationKey,
  /** From 0; each answer names the next part. */
  part: z
    .number("A part must be a whole number.")
    .int("A part must be a whole number.")
    .min(0, "Parts count from 0.")
    .max(100_000, "There aren't that many parts.")
    .optional(),
};
