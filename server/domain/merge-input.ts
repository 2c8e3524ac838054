import * as z from "zod";
import { carried, id, operationKey, version } from "./inputs.ts";
import { type EntityName, entityNouns } from "./operation/entity.ts";
import { recordOf } from "./record-of.ts";

/** The inputs that merge and compare records of a noun, at most so many at a time. */
export function mergeInputsOf<Part extends string>(
  noun: EntityName,
  { parts, most }: { parts: readonly Part[]; most: number },
) {
  const { one, many } = entityNouns[noun];
  const tooMany = `You can merge up to ${most} ${many} at a time.`;
  const ids = z
    .array(id, `Select ${many} by their ids.`)
    .max(most, tooMany)
    .transform((list) => [...new Set(list)]);

  const merge = z
    .object({
      keep: id,
      lose: z
        .array(id, `Select ${many} by their ids.`)
        .min(1, `Select at least two ${many}.`)
        .max(most - 1, tooMany)
        .transform((list) => [...new Set(list)]),
      fields: z.partialRecord(z.enum(parts), id.optional()).optional(),
      versions: z
        .record(z.string(), version)
        .refine((seen) => Object.keys(seen).length <= most, tooMany)
        .optional(),
      operation: operationKey.optional(),
    })
    .refine(({ keep, lose }) => !lose.includes(keep), {
      error: `You can't merge a ${one} into itself.`,
      path: ["lose"],
    })
    .refine(
      ({ keep, lose, fields: choices }) =>
        Object.values<number | undefined>({ ...choices }).every(
          (each) => each === undefined || each === keep || lose.includes(each),
        ),
      { error: `Select one of the ${many} you are merging.`, path: ["fields"] },
    );

  /** The form parser turns an object's texts into numbers, but not a record's. */
  const formFields = z.object(recordOf(parts, () => id.optional())).optional();

  /** The same as its form sends it: all records with the versions that it shows, and the one to keep. */
  const form = z
    .object({
      keep: id,
      id: z.array(id).max(most, tooMany),
      version: z.array(version).max(most, tooMany),
      fields: formFields,
      to: carried.optional(),
    })
    .transform(({ keep, id: all, version: versions, fields, to }) => ({
      keep,
      lose: all.filter((each) => each !== keep),
      fields,
      versions: Object.fromEntries(all.map((each, index) => [String(each), versions[index] ?? 1])),
      to,
    }));

  const compare = z.object({
    ids: ids.refine((list) => list.length >= 1, `Select at least one ${one}.`),
  });

  return { merge, form, compare };
}
