import type { Day } from "../day.ts";
import type { Field, FieldsWith, TextField, TextKind } from "../field.ts";
import type { StageKind } from "../pipeline/pipeline.ts";
import { recordOf } from "../record-of.ts";

/** What is declared of a field of a deal: forms, lists, edits, search, history and files follow from it. */
type DeclaredField = (TextField | Field<OtherKind>) & {
  /** Its header in an export. */
  header: string;
  /** Whether every deal has it. */
  required?: true;
  /** The kinds of stage in which a deal has it, where it is not all of them. */
  stages?: readonly StageKind[];
};

type OtherKind = "money" | "currency" | "stage" | "contact" | "contacts" | "day";

/** The fields of a deal, in the order in which pages, history and files have them. */
export const dealFields = {
  title: {
    label: "Title",
    limit: 200,
    kind: "text",
    group: "title",
    header: "Title",
    required: true,
    searched: true,
  },
  value: {
    label: "Value",
    kind: "money",
    group: "value",
    header: "Value",
    required: true,
    column: { name: "value", width: 140, sorted: true },
  },
  currency: {
    label: "Currency",
    kind: "currency",
    group: "value",
    header: "Currency",
    required: true,
  },
  stageId: {
    label: "Stage",
    kind: "stage",
    header: "Stage",
    required: true,
    column: { name: "stage", width: 150 },
  },
  contactId: {
    label: "Contact",
    kind: "contact",
    group: "people",
    header: "Contact",
    column: { name: "contact", width: 160 },
  },
  contactIds: {
    label: "Other contacts",
    kind: "contacts",
    group: "people",
    header: "Further Contacts",
  },
  expectedCloseDate: {
    label: "Expected close",
    kind: "day",
    group: "expectedCloseDate",
    header: "Expected Close",
    column: { name: "closes", label: "Closes", width: 128, sorted: true },
  },
  closedDate: {
    label: "Closed",
    kind: "day",
    group: "closedDate",
    header: "Closed",
    stages: ["won", "lost"],
    column: { name: "closed", width: 128 },
  },
  lostReason: {
    label: "Lost reason",
    limit: 200,
    kind: "text",
    group: "lostReason",
    header: "Lost Because",
    stages: ["lost"],
    column: { name: "lost", width: 150 },
  },
  description: {
    label: "Description",
    limit: 20_000,
    kind: "markdown",
    group: "description",
    header: "Description",
  },
} as const satisfies Record<string, DeclaredField>;

type Fields = typeof dealFields;
export type DealField = keyof Fields;
export type DealKind = Fields[DealField]["kind"];

export const dealFieldNames = Object.keys(dealFields) as DealField[];

export function isDealField(name: string): name is DealField {
  return Object.hasOwn(dealFields, name);
}

/** Fields that are typed as text, and those that are days. */
export type DealText = FieldsWith<Fields, { kind: TextKind }>;
export type DealDay = FieldsWith<Fields, { kind: "day" }>;

export const dealDays = dealFieldNames.filter(
  (name): name is DealDay => dealFields[name].kind === "day",
);

/** What the fields of a deal hold, as callers see it; an amount is in the currency's major unit. */
export interface DealValues extends Record<DealText, string | null>, Record<DealDay, Day | null> {
  title: string;
  value: number;
  currency: string;
  stageId: number;
  contactId: number | null;
  contactIds: number[];
}

/** Texts and days that a deal may have in any stage, or not: each is kept as it is typed. */
export type OptionalField = Exclude<
  DealText | DealDay,
  FieldsWith<Fields, { required: true } | { stages: readonly StageKind[] }>
>;

export const optionalFields = dealFieldNames.filter((name): name is OptionalField => {
  const { kind, required, stages }: DeclaredField = dealFields[name];
  const isTyped = kind === "day" || "limit" in dealFields[name];
  return isTyped && !required && stages === undefined;
});

/** A value for each optional text and day, by its name. */
export function eachOptional<Value>(
  makeValue: (name: OptionalField) => Value,
): Record<OptionalField, Value> {
  return recordOf(optionalFields, makeValue);
}

/** Whether a deal has a field while it stands in a stage of this kind. */
export function isFieldIn(kind: StageKind, name: DealField): boolean {
  const { stages }: DeclaredField = dealFields[name];
  return stages === undefined || stages.includes(kind);
}

/** A field that the list of deals can show. */
export type ListedField = FieldsWith<Fields, { column: object }>;

export const listedFields = dealFieldNames.filter(
  (name): name is ListedField => "column" in dealFields[name],
);

/** The columns that fields declare, as the list's URL calls them, each with the field that it shows. */
export type FieldByColumn = { [Name in ListedField as Fields[Name]["column"]["name"]]: Name };

export const fieldByColumn = Object.fromEntries(
  listedFields.map((name) => [dealFields[name].column.name, name]),
) as FieldByColumn;

type SortedField = FieldsWith<Fields, { column: { sorted: true } }>;

/** The columns by which the list sorts, by the names that its URL uses. */
export const sortedColumns = listedFields
  .filter((name): name is SortedField => "sorted" in dealFields[name].column)
  .map((name) => dealFields[name].column.name);

/** Fields that a card on the board shows, or a row of a list. */
export type CardField = "title" | "currency" | ListedField;

export const cardFields: readonly CardField[] = ["title", "currency", ...listedFields];

export type SearchedField = FieldsWith<Fields, { searched: true }>;

export const searchedFields = dealFieldNames.filter(
  (name): name is SearchedField => "searched" in dealFields[name],
);
