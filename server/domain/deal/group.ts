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

/** The groups that are called otherwise within a sentence than their field, or have several. */
const nouns: Record<Exclude<DealGroup, DealField>, string> & Partial<Record<DealGroup, string>> = {
  people: "contacts",
  closedDate: "closed date",
};

/** What a group is called within a sentence: "Change value". */
export function dealGroupNoun(group: DealGroup): string {
  return nouns[group] ?? (isDealField(group) ? dealFields[group].label.toLowerCase() : group);
}
