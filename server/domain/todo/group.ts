import { type TodoField, todoFields } from "./fields.ts";

/** Fields of a task that are edited together, in one part of its page. */
export type TodoGroupName = Exclude<(typeof todoFields)[TodoField]["group"], "about">;

/** The names of groups within a sentence: "Change due date". */
const nouns: Record<TodoGroupName, string> = {
  title: "title",
  due: "due date",
  repeat: "repetition",
  status: "status",
  priority: "priority",
  category: "category",
  description: "description",
};

export function todoGroupNoun(group: TodoGroupName): string {
  return nouns[group];
}

/** The label of a group's line on the task's page. */
export function todoGroupLabel(group: Exclude<TodoGroupName, "title" | "description">): string {
  const field = { due: "dueDate", category: "categoryId" } as const;
  return todoFields[group === "due" || group === "category" ? field[group] : group].label;
}
