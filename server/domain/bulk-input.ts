import * as z from "zod";
import { mostAtOnce, type Nouns, noneSelected } from "./bulk.ts";
import { id, operationKey } from "./inputs.ts";

/** Rows by id, or all rows of a list. */
export function selectionInput<Filter extends z.ZodType>(nouns: Nouns, filter: Filter) {
  const { many } = nouns;
  const ids = z
    .array(id, `Send ${many} as a list of ids.`)
    .min(1, noneSelected(nouns))
    .max(mostAtOnce, `Select up to ${mostAtOnce.toLocaleString("en")} ${many} individually.`);
  return z
    .object({ ids: ids.optional(), filter: filter.optional() })
    .refine(
      (selection) => (selection.ids === undefined) !== (selection.filter === undefined),
      `Send either the ids of ${many} or a filter.`,
    );
}

/** Where an export continues, and what it contains: the whole workspace without a selection. */
export function exportInput<Selection extends z.ZodType>(selection: Selection) {
  return z.object({
    after: z.number().int().min(0).optional(),
    selection: selection.optional(),
  });
}

/** An action of a bulk input, by its name. */
export function actionInput<
  const Actions extends [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]],
>(...actions: Actions) {
  return z.discriminatedUnion("does", actions, "Select an action.");
}

/** One action for many rows. */
export function bulkInput<Selection extends z.ZodType, Action extends z.ZodType>(
  selection: Selection,
  action: Action,
) {
  return z.object({
    selection,
    deed: action,
    operation: operationKey,
    /** From 0; each answer names the next part. */
    part: z
      .number("A part must be a whole number.")
      .int("A part must be a whole number.")
      .min(0, "Parts count from 0.")
      .max(100_000, "There aren't that many parts.")
      .optional(),
  });
}
