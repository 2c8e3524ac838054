import type { ColumnTarget } from "../contact/column-targets.ts";
import { taskColumnFields, taskColumnLabels } from "./column-field.ts";

/** What a file may say of the contact of a task. */
export const personFields = [
  "firstName",
  "lastName",
  "fullName",
  "email",
  "phone",
  "jobTitle",
] as const;

/** The targets that people can select for a column of a file of tasks, those that are common first. */
export function offeredTaskTargets(suggested: ColumnTarget): ColumnTarget[] {
  const rare: ColumnTarget[] = [
    ...(["taskDurationUnit", "taskRepeatFrom", "taskCompany", "taskKind", "ownId"] as const),
  ];
  const all: ColumnTarget[] = [
    ...taskColumnFields,
    "dealPeople",
    ...personFields,
    "company",
    "ownId",
  ];
  const common = all.filter((target) => target === suggested || !rare.includes(target));
  return [...common, "note", "out"];
}

/** What targets are called in a file of tasks. */
export const taskTargetLabels: Partial<Record<ColumnTarget, string>> = {
  ...taskColumnLabels,
  dealPeople: "Contact",
  fullName: "Contact: full name",
  firstName: "Contact: first name",
  lastName: "Contact: last name",
  email: "Contact: email",
  phone: "Contact: phone",
  jobTitle: "Contact: job title",
  company: "Company",
  note: "Keep in description",
};
