import type { Day } from "../day.ts";
import type { Field, FieldsWith, TextField, TextKind } from "../field.ts";
import type { StageKind } from "../pipeline/pipeline.ts";

/**
 * The declaration of a deal's field: forms, lists, edits, search, history and files follow from it.
 */
type DeclaredField = (TextField | Field<OtherKind>) & {
  /** Whether every deal has it. */
  required?: true;
  /** The kinds of stage in which a deal has it; all if missing. */
  stages?: readonly StageKind[];
};

type OtherKind = "money" | "currency" | "stage" | "contact" | "contacts" | "day";

/** The fields of a deal, in the order of pages, history and files. */
export const dealFields = {
  title: {
    label: "Title",
    limit: 200,
    kind: "text",
    group: "title",
    required: true,
    searched: true,
  },
  value: {
    label: "Value",
    kind: "money",
    group: "value",
    column: { name: "value", width: 140, sorted: true },
  },
  currency: {
    label: "Currency",
    kind: "currency",
    group: "value",
    required: true,
  },
  stageId: {
    label: "Stage",
    kind: "stage",
    required: true,
    column: { name: "stage", width: 150 },
  },
  contactId: {
    label: "Contact",
    kind: "contact",
    group: "people",
    column: { name: "contact", width: 160 },
  },
  contactIds: {
    label: "Other contacts",
    kind: "contacts",
    group: "people",
  },
  expectedCloseDate: {
    label: "Expected close",
    kind: "day",
    group: "expectedCloseDate",
    column: { name: "closes", label: "Closes", width: 128, sorted: true },
  },
  closedDate: {
    label: "Closed",
    kind: "day",
    group: "closedDate",
    stages: ["won", "lost"],
    column: { name: "closed", width: 128 },
  },
  lostReason: {
    label: "Lost reason",
    limit: 200,
    kind: "text",
    group: "lostReason",
    stages: ["lost"],
    column: { name: "lost", width: 150 },
  },
  description: {
    label: "Description",
    limit: 20_000,
    kind: "markdown",
    group: "description",
  },
} as const satisfies Record<string, DeclaredField>;

type Fields = typeof dealFields;
export type DealField = keyof Fields;

/** The headers of an export, in a separate table that pages don't load. */
export const dealHeaders: Record<DealField, string> = {
  title: "Title",
  value: "Value",
  currency: "Currency",
  stageId: "Stage",
  contactId: "Contact",
  contactIds: "Other Contacts",
  expectedCloseDate: "Expected Close",
  closedDate: "Closed",
  lostReason: "Lost Reason",
  description: "Description",
};
export type DealKind = Fields[DealField]["kind"];

export const dealFieldNames = Object.keys(dealFields) as DealField[];

export function isDealField(name: string): name is DealField {
  return Object.hasOwn(dealFields, name);
}

/** Fields that are typed as text, and those that are days. */
export type DealText = FieldsWith<Fields, { kind: TextKind }>;
export type DealDay = FieldsWith<Fields, { kind: "day" }>;

/**
 * The values of a deal's fields, as callers see them; an amount is in the currency's major unit.
 */
export interface DealValues extends Record<DealText, string | null>, Record<DealDay, Day | null> {
  title: string;
  /** Null for a deal without a value; a given one is above 0. */
  value: number | null;
  currency: string;
  stageId: number;
  contactId: number | null;
  contactIds: number[];
}

/** Whether a deal has a field while it is in a stage of this kind. */
export function isFieldIn(kind: StageKind, name: DealField): boolean {
  const { stages }: DeclaredField = dealFields[name];
  return stages === undefined || stages.includes(kind);
}
