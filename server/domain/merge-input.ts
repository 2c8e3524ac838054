import * as z from "zod";
import { mostMerged } from "./duplicate.ts";
import { carried, id, operationKey, version } from "./inputs.ts";
import { type MergePart, mergePartNames } from "./merge.ts";

const parts = z.enum(mergePartNames as [MergePart, ...MergePart[]]);

/** Whose value to use, by the id of the contact that has it. */
const fields = z.partialRecord(parts, id.optional()).optional();

const tooMany = `You can merge up to ${mostMerged} contacts at a time.`;

export const mergeInput = z
  .object({
    /** The contact to keep. */
    keep: id,
    lose: z
      .array(id, "Contacts are a list of ids.")
      .min(1, "Select at least two contacts.")
      .max(mostMerged - 1, tooMany)
      .transform((list) => [...new Set(list)]),
    fields,
    /** The versions of the contacts that were compared, by id. */
    versions: z
      .record(z.string(), version)
      .refine((seen) => Object.keys(seen).length <= mostMerged, tooMany)
      .optional(),
    operation: operationKey.optional(),
  })
  .refine(({ keep, lose }) => !lose.includes(keep), {
    error: "You can't merge a contact into itself.",
    path: ["lose"],
  })
  .refine(
    ({ keep, lose, fields: chosen }) =>
      Object.values(chosen ?? {}).every(
        (each) => each === undefined || each === keep || lose.includes(each),
      ),
    { error: "Select one of the contacts you are merging.", path: ["fields"] },
  );
export type Merge = z.output<typeof mergeInput>;

/**
 * The same from a form: the form parser turns an object's texts into numbers, but not a record's.
 */
const formFields = z
  .object(
    Object.fromEntries(mergePartNames.map((part) => [part, id.optional()])) as Record<
      MergePart,
      z.ZodOptional<typeof id>
    >,
  )
  .optional();

/**
 * The same as its form sends it: all contacts with the versions that it shows, and the one to keep.
 */
export const mergeForm = z
  .object({
    keep: id,
    id: z.array(id).max(mostMerged, tooMany),
    version: z.array(version).max(mostMerged, tooMany),
    fields: formFields,
    to: carried.optional(),
  })
  .transform(({ keep, id: ids, version: versions, fields: chosen, to }) => ({
    keep,
    lose: ids.filter((each) => each !== keep),
    fields: chosen,
    versions: Object.fromEntries(ids.map((each, index) => [String(each), versions[index] ?? 1])),
    to,
  }));

export const compareInput = z.object({
  ids: z
    .array(id, "Contacts are a list of ids.")
    .max(mostMerged, tooMany)
    .transform((list) => [...new Set(list)])
    .refine((list) => list.length >= 1, "Select at least one contact."),
});
