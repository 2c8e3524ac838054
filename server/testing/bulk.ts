import { expect } from "vitest";
import type { BulkAnswer } from "../services/bulk.ts";
import type { Person } from "./people.ts";
import { dumpWithoutLog, wrongFigures } from "./workspace.ts";

/** Runs a bulk action part by part, and answers how many rows it changed and in how many parts. */
export async function inParts(
  change: (part: { operation: string; part: number }) => Promise<BulkAnswer>,
): Promise<{ operation: string; done: number; parts: number }> {
  const operation = crypto.randomUUID();
  let part: number | null = 0;
  let done = 0;
  let parts = 0;
  while (part !== null) {
    ({ next: part, done } = await change({ operation, part }));
    parts += 1;
  }
  return { operation, done, parts };
}

/** Undo of an action restores everything but the log and versions, and redo does it again. */
export async function expectUndone(
  { userId, api }: Person,
  act: () => Promise<{ operation: string }>,
): Promise<void> {
  const before = await dumpWithoutLog(userId);
  const { operation } = await act();
  const after = await dumpWithoutLog(userId);
  expect(await wrongFigures(userId)).toEqual([]);
  const undo = await api.change.undo({ operation });
  expect(await dumpWithoutLog(userId)).toEqual(before);
  await api.change.undo({ operation: undo.operation });
  expect(await dumpWithoutLog(userId)).toEqual(after);
  expect(await wrongFigures(userId)).toEqual([]);
}
