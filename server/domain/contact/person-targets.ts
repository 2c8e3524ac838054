import type { ColumnTarget } from "./column-targets.ts";

/** What a file may say of the contact of a task or an activity. */
export const personFields = [
  "firstName",
  "lastName",
  "fullName",
  "email",
  "phone",
  "jobTitle",
] as const;

/** What the targets of a contact are called in a file of other records. */
export const personTargetLabels: Partial<Record<ColumnTarget, string>> = {
  fullName: "Contact: full name",
  firstName: "Contact: first name",
  lastName: "Contact: last name",
  email: "Contact: email",
  phone: "Contact: phone",
  jobTitle: "Contact: job title",
  company: "Company",
  note: "Keep in description",
};

/** The targets that people can select for a column, without those that are rare unless they are suggested. */
export function offeredOf(
  all: readonly ColumnTarget[],
  rare: readonly ColumnTarget[],
  suggested: ColumnTarget,
): ColumnTarget[] {
  const common = all.filter((target) => target === suggested || !rare.includes(target));
  return [...common, "note", "out"];
}
