import { expect, test } from "vitest";
import { dueOn } from "./todo.ts";

test("a task is overdue the day after it was due, and not before", () => {
  expect(dueOn("2026-11-23", "2026-11-22")).toBe("overdue");
  expect(dueOn("2026-11-23", "2026-11-23")).toBe("today");
  expect(dueOn("2026-11-23", "2026-12-01")).toBe("later");
  expect(dueOn("2026-11-23", null)).toBe("undated");
});
