import type { Day } from "./day.ts";

export const todoLimits = { title: 200 } as const;

export const todoLabels = { title: "Next step", dueDate: "Due" } as const;

/** How soon a task is due. */
export type Due = "overdue" | "today" | "later" | "undated";

/** How soon a task is due, as of today. */
export function dueOn(today: Day, dueDate: Day | null): Due {
  if (dueDate === null) return "undated";
  if (dueDate === today) return "today";
  return dueDate < today ? "overdue" : "later";
}
