import type { ColumnTarget } from "../../contact/column-targets.ts";
import { offeredOf, personFields, personTargetLabels } from "../../contact/person-targets.ts";
import { dealColumnLabels } from "../../deal/column-field.ts";
import { linkColumnFields } from "../../import/link-field.ts";
import { activityColumnFields, activityColumnLabels } from "./column-field.ts";

/** The targets that people can select for a column of a file of activities, those that are common first. */
export function offeredActivityTargets(suggested: ColumnTarget): ColumnTarget[] {
  const rare: ColumnTarget[] = [
    "activityCompany",
    "dealOtherEmails",
    "dealOtherCompanies",
    "dealPeopleIds",
    ...linkColumnFields,
    "ownId",
  ];
  return offeredOf(
    [...activityColumnFields, "dealPeople", ...personFields, "company", "dealOthers", ...rare],
    rare,
    suggested,
  );
}

/** What targets are called in a file of activities. */
export const activityTargetLabels: Partial<Record<ColumnTarget, string>> = {
  ...dealColumnLabels,
  ...activityColumnLabels,
  ...personTargetLabels,
  note: "Keep in notes",
};
