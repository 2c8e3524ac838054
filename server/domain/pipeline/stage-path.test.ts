import { expect, test } from "vitest";
import { reopenedIn, timesInStages, wholeUnits } from "./stage-path.ts";

const day = 86_400_000;
const move = (from: number | null, to: number, days: number) => ({ from, to, at: days * day });

test("the time in a stage is the sum of all stays there, up to now", () => {
  const moves = [move(null, 1, 0), move(1, 2, 3), move(2, 1, 4), move(1, 3, 9)];
  const standing = { createdAt: 0, stageId: 3, kind: "open" } as const;
  expect(timesInStages(standing, moves, 10 * day)).toEqual({ 1: 8 * day, 2: day, 3: day });
});

test("the clock stops when a deal is closed", () => {
  const moves = [move(null, 1, 0), move(1, 9, 3)];
  const standing = { createdAt: 0, stageId: 9, kind: "won" } as const;
  expect(timesInStages(standing, moves, 100 * day)).toEqual({ 1: 3 * day });
});

test("a deal that was never moved has been in its stage since it was added", () => {
  const standing = { createdAt: day, stageId: 2, kind: "open" } as const;
  expect(timesInStages(standing, [], 3 * day)).toEqual({ 2: 2 * day });
});

test("a deal is reopened in the open stage that it left last, or the first one where that no longer exists", () => {
  const stages = [
    { id: 1, kind: "open" },
    { id: 2, kind: "open" },
    { id: 8, kind: "won" },
    { id: 9, kind: "lost" },
  ] as const;
  expect(reopenedIn(stages, [move(null, 1, 0), move(1, 2, 1), move(2, 9, 2)])).toBe(2);
  expect(reopenedIn(stages, [move(null, 2, 0), move(2, 9, 1), move(9, 8, 2)])).toBe(2);
  expect(reopenedIn(stages, [move(null, 7, 0), move(7, 9, 1)])).toBe(1);
  expect(reopenedIn(stages, [move(null, 9, 0)])).toBe(1);
});

test("a duration is shown in days, hours or minutes, or not at all", () => {
  expect(wholeUnits(2.9 * day)).toEqual({ unit: "day", count: 2 });
  expect(wholeUnits(3_600_000)).toEqual({ unit: "hour", count: 1 });
  expect(wholeUnits(61_000)).toEqual({ unit: "minute", count: 1 });
  expect(wholeUnits(59_999)).toBeNull();
});
