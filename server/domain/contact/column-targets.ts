import { activityColumnLabels } from "../activity/file/column-field.ts";
import { dealColumnLabels } from "../deal/column-field.ts";
import { linkColumnLabels } from "../import/link-field.ts";
import { taskColumnLabels } from "../todo/column-field.ts";
import { bareKindOf, type Column, type ColumnField } from "./columns.ts";
import { contactFieldNames, contactFields, eachField } from "./fields.ts";

/** Where a column of a file goes: a field of the contact, its notes, its tags, or nowhere. */
export type ColumnTarget = ColumnField | "out";

/** What each target is called where people select it. */
export const columnTargetLabels: Record<ColumnTarget, string> = {
  ...eachField((name) => contactFields[name].label),
  fullName: "Full name",
  middleName: "Middle name",
  title: "Title, e.g. Dr",
  lines: "Address",
  link: "Link",
  birthYear: "Birth year",
  birthMonth: "Birth month",
  birthDay: "Birth day",
  kind: "Type of the value beside it",
  optOut: "Doesn't want mail or calls",
  ownId: "Kith ID",
  tags: "Tags: one from each value",
  note: "Keep in notes",
  out: "Leave out",
  ...dealColumnLabels,
  ...taskColumnLabels,
  ...activityColumnLabels,
  ...linkColumnLabels,
};

export const columnTargets = Object.keys(columnTargetLabels) as ColumnTarget[];

export function isColumnTarget(name: string): name is ColumnTarget {
  return Object.hasOwn(columnTargetLabels, name);
}

/** Targets that only make sense where a header suggests them. */
const onlySuggested: readonly ColumnTarget[] = [
  "kind",
  "link",
  "lines",
  "birthYear",
  "birthMonth",
  "birthDay",
  "optOut",
  "ownId",
];

/** The targets that people can select for a column, those that are common first. */
export function offeredTargets(suggested: ColumnTarget): ColumnTarget[] {
  const names: ColumnTarget[] = ["firstName", "lastName", "fullName", "middleName", "title"];
  const fields = contactFieldNames.filter((name) => !names.includes(name) && name !== "notes");
  const unusual = onlySuggested.filter((target) => target === suggested);
  return [...names, ...fields, ...unusual, "tags", "notes", "note", "out"];
}

export function targetOf({ field }: Column): ColumnTarget {
  return field ?? "out";
}

/** A column as it is read once somebody has selected where it goes; a suggestion stays as it is. */
export function aimedAt(column: Column, target: ColumnTarget): Column {
  if (targetOf(column) === target) return column;
  const field = target === "out" ? null : target;
  const kind = field === "email" || field === "phone" ? (bareKindOf(column) ?? "") : "";
  return { name: column.name, field, kind, shape: "one", group: null };
}
