import { expect, test } from "vitest";
import { keptBackups } from "./backup.ts";

const day = 86_400_000;
const dayNames = (times: Iterable<number>) =>
  [...times].sort().map((time) => new Date(time).toISOString().slice(0, 10));

test("after two years of nights 7 daily, 4 weekly and 12 monthly backups are kept", () => {
  let times: number[] = [];
  for (let time = Date.UTC(2025, 0, 1, 2); time <= Date.UTC(2026, 11, 1, 2); time += day) {
    times = [...keptBackups([...times, time])];
  }
  expect(dayNames(times)).toEqual([
    ...["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30"],
    ...["2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31"],
    ...["2026-11-15", "2026-11-22"],
    ...["2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28", "2026-11-29", "2026-11-30"],
    "2026-12-01",
  ]);
});

test("of several backups of one day the latest is kept", () => {
  const times = [1, 2, 3].map((hour) => Date.UTC(2026, 10, 30, hour));
  expect([...keptBackups(times)]).toEqual([times[2]]);
});
