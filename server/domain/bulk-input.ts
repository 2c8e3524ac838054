import * as z from "zod";
import { mostAtOnce } from "./bulk.ts";
import { id, operationKey } from "./inputs.ts";

/** Rows by their ids, or all that a list has; `nouns` is what they are called: "contacts". */
export function selectionInput<Filter extends z.ZodType>(
  nouns: string,
  noneWords: string,
  filter: Filter,
) {
  const plural = nouns.charAt(0).toUpperCase() + nouns.slice(1);
  const ids = z
    .array(id, `${plural} are a list of ids.`)
    .min(1, noneWords)
    .max(mostAtOnce, `Select at most ${mostAtOnce.toLocaleString("en")} ${nouns} one by one.`);
  return z
    .object({ ids: ids.optional(), filter: filter.optional() })
    .refine(
      (selection) => (selection.ids === undefined) !== (selection.filter === undefined),
      `Select ${nouns} by their ids or by a filter.`,
    );
}

/** Where an export goes on, and what it holds: all of the workspace without a selection. */
export function exportInput<Selection extends z.ZodType>(selection: Selection) {
  return z.object({
    after: z.number().int().min(0).optional(),
    selection: selection.optional(),
  });
}

/** What an operation to many rows brings besides the rows and the operation. */
export const bulkFields = {
  operation: operationKey,
  /** From 0; an answer says which part is next. */
  part: z
    .number("A part is a number.")
    .int("A part is a whole number.")
    .min(0, "Parts count from 0.")
    .max(100_000, "There are not so many parts.")
    .optional(),
};
