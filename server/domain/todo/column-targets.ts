import type { ColumnTarget } from "../contact/column-targets.ts";
import { offeredOf, personFields, personTargetLabels } from "../contact/person-targets.ts";
import { linkColumnFields } from "../import/link-field.ts";
import { taskColumnFields, taskColumnLabels } from "./column-field.ts";

/** The targets that people can select for a column of a file of tasks, those that are common first. */
export function offeredTaskTargets(suggested: ColumnTarget): ColumnTarget[] {
  return offeredOf(
    [
      ...taskColumnFields,
      "dealPeople",
      ...personFields,
      "dealPeopleIds",
      "company",
      ...linkColumnFields,
      "ownId",
    ],
    [
      ...(["taskDurationUnit", "taskRepeatFrom", "taskCompany", "taskKind"] as const),
      ...(["dealPeopleIds", ...linkColumnFields, "ownId"] as const),
    ],
    suggested,
  );
}

/** What targets are called in a file of tasks. */
export const taskTargetLabels: Partial<Record<ColumnTarget, string>> = {
  ...taskColumnLabels,
  ...personTargetLabels,
  dealPeople: "Contact",
};
