import { undoOperation } from "../services/operation/undo.ts";
import type { UndoLimits } from "../services/operation/undo-in-parts.ts";
import type { Undone } from "../services/operation/undo-request.ts";
import type { Person } from "./people.ts";

/** Undoes an operation as a whole, and answers the key of the undo. */
export type UndoWay = (person: Person, operation: string) => Promise<{ operation: string }>;

/** Limits with which every operation is undone in parts, one a call. */
export const smallParts: UndoLimits = { above: -1, atOnce: 2, looked: 3, parts: 1 };

/** One call of an undo in parts. */
export function undoPart({ owner }: Person, operation: string, key?: string): Promise<Undone> {
  return undoOperation(owner, { operation, key }, smallParts);
}

/** Undoes the rest of an operation part by part. */
export async function undoInSmallParts(person: Person, operation: string): Promise<Undone> {
  let undone = await undoPart(person, operation);
  while (!undone.done) undone = await undoPart(person, operation, undone.operation);
  return undone;
}

export const undoWays: [string, UndoWay][] = [
  ["as a whole", ({ api }, operation) => api.change.undo({ operation })],
  ["in parts", undoInSmallParts],
];

/** Undoes an operation as another program does, and answers how many calls that took. */
export async function undoCompletely(
  { change }: Person["api"],
  operation: string,
): Promise<number> {
  let undone = await change.undo({ operation });
  let calls = 1;
  while (!undone.done) {
    undone = await change.undo({ operation, key: undone.operation });
    calls += 1;
  }
  return calls;
}
