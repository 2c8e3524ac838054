import * as z from "zod";
import { cursor, id, operationKey } from "../inputs.ts";
import { entities } from "./entity.ts";
import { historyKinds } from "./kinds.ts";

const entity = z.enum(entities, "Select a type of record.");
const limit = z.number().int().min(1).max(100).optional();
const moment = z.number("Send times in milliseconds.").int().min(0);

export const listChangesInput = z
  .object({
    entity: entity.optional(),
    deed: z.enum(historyKinds, "Select a kind of change.").optional(),
    /** From this time on, in unix milliseconds. */
    since: moment.optional(),
    /** Before this time, in unix milliseconds. */
    until: moment.optional(),
    cursor: cursor.nullish(),
    limit,
  })
  .optional();
export type ChangeQuery = NonNullable<z.output<typeof listChangesInput>>;

export const latestChangesInput = z.object({ limit }).optional();
export type LatestQuery = NonNullable<z.output<typeof latestChangesInput>>;

export const historyInput = z.object({ entity, id, cursor: cursor.nullish(), limit });
export type HistoryQuery = z.output<typeof historyInput>;

export const oneOperationInput = z.object({
  operation: operationKey,
  cursor: cursor.nullish(),
  limit,
});
export type OperationQuery = z.output<typeof oneOperationInput>;

export const undoInput = z.object({
  /** The operation to undo. */
  operation: operationKey,
  /** The key of the undo itself: if it is sent twice, the undo happens once. */
  key: operationKey.optional(),
});
