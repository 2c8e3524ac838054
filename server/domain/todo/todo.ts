import type { Day } from "../day.ts";

export const todoStatuses = ["pending", "in_progress", "completed", "archived"] as const;
export type TodoStatus = (typeof todoStatuses)[number];

export const todoStatusLabels: Record<TodoStatus, string> = {
  pending: "To do",
  in_progress: "In progress",
  completed: "Done",
  archived: "Archived",
};

export const todoPriorities = ["low", "medium", "high", "urgent"] as const;
export type TodoPriority = (typeof todoPriorities)[number];

export const todoPriorityLabels: Record<TodoPriority, string> = {
  low: "Low",
  medium: "Medium",
  high: "High",
  urgent: "Urgent",
};

/** Whether a task still has to be done. */
export function isOpen(status: TodoStatus): boolean {
  return status === "pending" || status === "in_progress";
}

/** How soon a task is due. */
export type Due = "overdue" | "today" | "later" | "undated";

/** How soon a task is due, as of today. */
export function dueOn(today: Day, dueDate: Day | null): Due {
  if (dueDate === null) return "undated";
  if (dueDate === today) return "today";
  return dueDate < today ? "overdue" : "later";
}
