import * as z from "zod";
import { mostAtOnce } from "./bulk.ts";
import { id, operationKey } from "./inputs.ts";

/** Rows that are chosen one by one, called by their noun in the plural: "Contacts". */
export function chosenIds(nouns: string, noneWords: string) {
  return z
    .array(id, `${nouns} are a list of ids.`)
    .min(1, noneWords)
    .max(
      mostAtOnce,
      `Choose at most ${mostAtOnce.toLocaleString("en")} ${nouns.toLowerCase()} one by one.`,
    );
}

/** Rows are chosen in one way alone. */
export function isOneChoice(selection: { ids?: unknown; filter?: unknown }): boolean {
  return (selection.ids === undefined) !== (selection.filter === undefined);
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
