import * as z from "zod";
import { carried, cursor, id, operationKey, search } from "./inputs.ts";
import { trashKinds } from "./operation/entity.ts";
import { confirmMessage, confirms } from "./trash.ts";

const kind = z.enum(trashKinds, "Select contacts, deals, tasks, activities or files.");
const ids = z
  .array(id, "Select at least one.")
  .min(1, "Select at least one.")
  .max(100, "Select up to 100 at a time.")
  .transform((list) => [...new Set(list)]);
const operation = operationKey.optional();

export const listTrashInput = z
  .object({
    kind: kind.optional(),
    search: search.optional(),
    /** Only these records. */
    ids: ids.optional(),
    cursor: cursor.nullish(),
  })
  .optional();
export type TrashQuery = NonNullable<z.output<typeof listTrashInput>>;

export const someTrashInput = z.object({ kind, ids, operation });
export type SomeTrash = z.output<typeof someTrashInput>;

export const emptyTrashInput = z.object({ kind: kind.optional(), operation }).optional();
export type WholeTrash = NonNullable<z.output<typeof emptyTrashInput>>;

const confirm = carried.default("");

/** Deletes selected records permanently, as its form sends it; `name` is that of a single one. */
export const purgeForm = z
  .object({ kind, id: ids, name: carried.optional(), confirm })
  .refine(({ confirm: typed, name }) => confirms(typed, name), {
    error: ({ input }) => confirmMessage((input as { name?: string }).name),
    path: ["confirm"],
  });

/** Empties Trash, as its form sends it, with `operation` if it continues one. */
export const emptyForm = z
  .object({ kind: kind.optional(), operation, confirm })
  .refine(({ confirm: typed }) => confirms(typed), {
    error: confirmMessage(),
    path: ["confirm"],
  });
