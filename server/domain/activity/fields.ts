import type { Field, TextField } from "../field.ts";

/** The declaration of an activity's field: inputs, forms and history follow from it. */
type DeclaredField = TextField | Field<OtherKind>;

type OtherKind = "type" | "moment" | "minutes" | "contact" | "contacts" | "deal" | "company";

/** The fields of an activity, in the order of forms, pages and history. */
export const activityFields = {
  type: { label: "Type", kind: "type" },
  subject: { label: "Subject", limit: 200, kind: "text", searched: true },
  description: { label: "Notes", limit: 20_000, kind: "markdown", searched: true },
  timestamp: { label: "When", kind: "moment" },
  durationMinutes: { label: "Minutes", kind: "minutes" },
  outcome: { label: "Outcome", limit: 200, kind: "text" },
  contactId: { label: "Contact", kind: "contact" },
  contactIds: { label: "Other contacts", kind: "contacts" },
  dealId: { label: "Deal", kind: "deal" },
  companyId: { label: "Company", kind: "company" },
} as const satisfies Record<string, DeclaredField>;

/** The headers of an export, in a separate table that pages don't load. */
export const activityHeaders: Record<ActivityField, string> = {
  type: "Type",
  subject: "Subject",
  description: "Notes",
  timestamp: "When",
  durationMinutes: "Duration (minutes)",
  outcome: "Outcome",
  contactId: "Contact",
  contactIds: "Other Contacts",
  dealId: "Deal",
  companyId: "Company",
};

type Fields = typeof activityFields;
export type ActivityField = keyof Fields;
export type ActivityKind = Fields[ActivityField]["kind"];

export const activityFieldNames = Object.keys(activityFields) as ActivityField[];

/** The fields that are columns of the activity: its other contacts are links. */
export const activityColumnNames = activityFieldNames.filter((name) => name !== "contactIds");
