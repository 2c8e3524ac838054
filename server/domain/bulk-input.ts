import * as z from "zod";
import { mostAtOnce } from "./bulk.ts";
import { id, operationKey } from "./inputs.ts";

/** Rows by their ids, or all that a list has; `nouns` is what they are called: "contacts". */
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

/** Where an export goes on, and what it holds: all of the workspace without a selection. */
export function exportInput<Selection extends z.ZodType>(selection: Selection) {
  return z.object({
    after: z.number().int().min(0).optional(),
    selection: selection.optional(),
  });
}

/** The input of a bulk action besides its rows and the action. */
export const bulkFields = {
  operation: operationKey,
  /** From 0; an answer says which part is next. */
  part: z
    .number("A part must be a whole number.")
    .int("A part must be a whole number.")
    .min(0, "Parts count from 0.")
    .max(100_000, "There aren't that many parts.")
    .optional(),
};
