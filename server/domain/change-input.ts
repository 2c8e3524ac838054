import * as z from "zod";
import { entities } from "./change.ts";
import { cursor, id, operationKey } from "./inputs.ts";

export const listChangesInput = z
  .object({
    entity: z.enum(entities, "No such kind of record.").optional(),
    id: id.optional(),
    cursor: cursor.nullish(),
    limit: z.number().int().min(1).max(100).optional(),
  })
  .refine((query) => query.id === undefined || query.entity !== undefined, {
    error: "An id needs the kind of record that it is of.",
    path: ["entity"],
  })
  .optional();

export type ChangeQuery = NonNullable<z.output<typeof listChangesInput>>;

export const undoInput = z.object({
  /** The operation to take back. */
  operation: operationKey,
  /** The key of the undo itself: sent twice, it is done once. */
  key: operationKey.optional(),
});
