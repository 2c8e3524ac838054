import * as z from "zod";
import { contactPatch } from "./contact/input.ts";
import { mostConsidered } from "./duplicate.ts";
import { id, operationKey } from "./inputs.ts";

/** Longer than other cursors: a position in this list is a name and a company. */
const cursor = z.string("A cursor must be text.").max(4_000, "This page link isn't valid.");

export const listDuplicatesInput = z.object({ cursor: cursor.nullish() }).optional();

export const duplicatesOfInput = z.object({ id });

export const duplicatesOfImportInput = z.object({ operation: operationKey });

/**
 * The typed fields of a contact that doesn't exist yet; if `operation` has added it, it isn't its
 * own duplicate.
 */
export const similarInput = contactPatch
  .omit({ tagIds: true })
  .extend({ operation: operationKey.optional() });
export type SimilarTo = z.output<typeof similarInput>;

export const dismissInput = z.object({
  ids: z
    .array(id, "Send contacts as a list of ids.")
    .max(mostConsidered, `Select up to ${mostConsidered} contacts at a time.`)
    .transform((list) => [...new Set(list)])
    .refine((list) => list.length >= 2, "Select at least two contacts."),
  operation: operationKey.optional(),
});
export type Dismissal = z.output<typeof dismissInput>;
