import { expect, test } from "vitest";
import {
  readDuration,
  readFlag,
  readPriority,
  readStatus,
  readTodoistPriority,
} from "./written-values.ts";

test.each([
  ["45", "", 45],
  ["90 min", "", 90],
  ["1.5 hours", "", 90],
  ["00:45", "", 45],
  ["1:30:00", "", 90],
  ["1", "day", 1_440],
  ["30", "minute", 30],
  ["2", "hours", 120],
  ["90 min", "day", 90],
  ["45", "None", 45],
  ["30", "day", null],
  ["1", "sprint", null],
  ["0", "", null],
  ["1.5", "", null],
  ["long", "", null],
])("a duration of %s with the unit %j is %s minutes", (text, unit, minutes) => {
  expect(readDuration(text, unit)).toBe(minutes);
});

test("statuses, priorities and flags are read regardless of case, spaces and marks", () => {
  const statuses = ["NOT_STARTED", "Doing", "closed", "Cancelled", "Waiting for"].map(readStatus);
  expect(statuses).toEqual(["pending", "in_progress", "completed", "archived", null]);
  const priorities = ["P1", "High", "normal", "LOW", "7"].map(readPriority);
  expect(priorities).toEqual(["urgent", "high", "medium", "low", null]);
  const flags = ["TRUE", "x", "Done", "false", "To do", "2026-03-02"].map(readFlag);
  expect(flags).toEqual([true, true, true, false, false, null]);
});

test("Todoist's last priority is the one of tasks without a priority", () => {
  const read = ["1", "2", "3", "4", "5", "high"].map(readTodoistPriority);
  expect(read).toEqual(["urgent", "high", "medium", "medium", null, null]);
});
