import type { Choice } from "#app/forms/select-field.tsx";
import type { Day } from "#domain/day.ts";
import { repeatFromLabels } from "#domain/todo/fields.ts";
import { choiceOf, repeatChoiceLabels, repeatLabel } from "#domain/todo/repeat.ts";
import { todoPriorityLabels, todoStatusLabels } from "#domain/todo/todo.ts";
import type { Category } from "#server/services/category/category.ts";

function optionsOf(labels: Record<string, string>): Choice[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

export const statusOptions = optionsOf(todoStatusLabels);
export const priorityOptions = optionsOf(todoPriorityLabels);
export const repeatFromOptions = optionsOf(repeatFromLabels);

/** The categories to select from, or none of them. */
export function categoryOptions(categories: readonly Category[]): Choice[] {
  return [
    { value: "", label: "None" },
    ...categories.map(({ id, name }) => ({ value: String(id), label: name })),
  ];
}

/** The value of a repetition in its select: a choice for the date, or the rule itself. */
export function repeatValue(rule: string | null, dueDate: Day | null): string {
  return rule === null ? "" : (choiceOf(rule, dueDate) ?? rule);
}

/** The repetitions to select from, with the task's own if it is another. */
export function repeatOptions(rule: string | null, dueDate: Day | null): Choice[] {
  const isOther = rule !== null && choiceOf(rule, dueDate) === undefined;
  return [
    { value: "", label: "Doesn't repeat" },
    ...optionsOf(repeatChoiceLabels),
    ...(isOther ? [{ value: rule, label: repeatLabel(rule) }] : []),
  ];
}
