import { contactFields } from "../contact/fields.ts";
import type { TextField } from "../field.ts";
import type { Merging } from "../merge.ts";
import { postalAddress } from "../postal-address.ts";
import { recordOf } from "../record-of.ts";

/** The declaration of a company's field, from which forms, edits, merges and history follow. */
interface DeclaredField extends TextField {
  group: string;
  /** How it is merged; absent if the kept company's value is always used. */
  merge?: Exclude<Merging, "unite">;
  /** Whether the form folds it away until it is filled, because most companies have none. */
  folded?: true;
}

/** The fields of a company, in the order of forms, pages and history. */
export const companyFields = {
  // A contact may name any company, so the limit is the same for both.
  name: { label: "Name", limit: contactFields.company.limit, kind: "text", group: "name" },
  website: { label: "Website", limit: 300, kind: "link", group: "website", merge: "select" },
  phone: { label: "Phone", limit: 60, kind: "phone", group: "phone", merge: "select" },
  ...postalAddress,
  notes: { label: "Notes", limit: 20_000, kind: "markdown", group: "notes", merge: "join" },
} as const satisfies Record<string, DeclaredField>;

/** The headers of an export, in a separate table that pages don't load. */
export const companyHeaders: Record<CompanyField, string> = {
  name: "Name",
  website: "Website",
  phone: "Phone",
  street: "Street",
  city: "City",
  region: "State",
  postalCode: "Postal Code",
  country: "Country",
  notes: "Notes",
};

export type CompanyField = keyof typeof companyFields;

export const companyFieldNames = Object.keys(companyFields) as CompanyField[];

/** Every company has a name, and may have the others. */
export type OptionalField = Exclude<CompanyField, "name">;

/** The values of a company's fields. */
export interface CompanyValues extends Record<OptionalField, string | null> {
  name: string;
}

/** A value for each of the optional fields, by its name. */
export function eachOptional<Value>(
  makeValue: (name: OptionalField) => Value,
): Record<OptionalField, Value> {
  const names = companyFieldNames.filter((name): name is OptionalField => name !== "name");
  return recordOf(names, makeValue);
}

/** Whether the form folds a field away until it is filled. */
export function isFolded(name: CompanyField): boolean {
  return "folded" in companyFields[name];
}
