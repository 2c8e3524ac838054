import * as z from "zod";
import { contactLabels, contactLimits } from "./contact.ts";
import { mostAtOnce, nobodyChosenWords } from "./contact-bulk.ts";
import { contactFilterInput } from "./contact-input.ts";
import { id, operationKey, text } from "./inputs.ts";

const ids = z
  .array(id, "Contacts are a list of ids.")
  .min(1, nobodyChosenWords)
  .max(mostAtOnce, `Choose at most ${mostAtOnce.toLocaleString("en")} contacts one by one.`);

/** Contacts by their ids, or all that a list has. */
export const contactSelection = z
  .object({ ids: ids.optional(), filter: contactFilterInput.optional() })
  .refine(
    ({ ids: chosen, filter }) => (chosen === undefined) !== (filter === undefined),
    "Choose contacts by their ids or by a filter.",
  );
export type ContactSelection = z.output<typeof contactSelection>;

const company = text(contactLabels.company, contactLimits.company).transform(
  (typed) => typed ?? null,
);

const bulkDeed = z.discriminatedUnion(
  "does",
  [
    z.object({ does: z.literal("tag"), tagId: id }),
    z.object({ does: z.literal("untag"), tagId: id }),
    z.object({ does: z.literal("company"), company }),
    z.object({ does: z.literal("delete") }),
  ],
  "Choose what to do.",
);
export type BulkDeed = z.output<typeof bulkDeed>;

export const bulkInput = z.object({
  selection: contactSelection,
  deed: bulkDeed,
  operation: operationKey,
  /** From 0; an answer says which part is next. */
  part: z
    .number("A part is a number.")
    .int("A part is a whole number.")
    .min(0, "Parts count from 0.")
    .max(100_000, "There are not so many parts.")
    .optional(),
});
export type BulkInput = z.output<typeof bulkInput>;

export const exportContactsInput = z.object({
  after: z.number().int().min(0).optional(),
  /** All of the book without it. */
  selection: contactSelection.optional(),
});
export type ExportInput = z.output<typeof exportContactsInput>;
