import { type DealField, dealFields, isDealField } from "./fields.ts";

type GroupedField = Extract<(typeof dealFields)[DealField], { group: string }>;

/** Fields of a deal that are edited together, in one part of its page. */
export type DealGroup = GroupedField["group"];

/** The groups, in the order of their fields. */
export const dealGroups: DealGroup[] = [
  ...new Set(Object.values(dealFields).flatMap((field) => ("group" in field ? [field.group] : []))),
];

/** A group of one text or day, which may be empty and has its name. */
export type LineGroup = Exclude<DealGroup, "title" | "value" | "people">;

export const lineGroups = dealGroups.filter(
  (group): group is LineGroup => group !== "title" && group !== "value" && group !== "people",
);

/** The names within a sentence of groups that differ from their field, or have several fields. */
const nouns: Record<Exclude<DealGroup, DealField>, string> & Partial<Record<DealGroup, string>> = {
  people: "contacts",
  closedDate: "closed date",
};

/** A group's name within a sentence: "Change value". */
export function dealGroupNoun(group: DealGroup): string {
  return nouns[group] ?? (isDealField(group) ? dealFields[group].label.toLowerCase() : group);
}
