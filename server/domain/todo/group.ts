import { type TodoField, todoFields } from "./fields.ts";

/** Fields of a task that are edited together, in one part of its page. */
export type TodoGroupName = (typeof todoFields)[TodoField]["group"];

/** The names of groups within a sentence: "Change due date". */
const nouns: Record<TodoGroupName, string> = {
  title: "title",
  due: "due date",
  repeat: "repetition",
  status: "status",
  priority: "priority",
  category: "category",
  contact: "contact",
  deal: "deal",
  company: "company",
  description: "description",
};

export function todoGroupNoun(group: TodoGroupName): string {
  return nouns[group];
}

/** The label of a group's line on the task's page: that of its first field. */
export function todoGroupLabel(group: TodoGroupName): string {
  const field = Object.values(todoFields).find((each) => each.group === group);
  return field?.label ?? "";
}
