import { contactFields } from "../contact/fields.ts";
import type { TextField } from "../field.ts";

/** The fields of a company, in the order of forms and history. */
export const companyFields = {
  // A contact may name any company, so the limit is the same for both.
  name: { label: "Name", limit: contactFields.company.limit, kind: "text" },
} as const satisfies Record<string, TextField<"text">>;

export type CompanyField = keyof typeof companyFields;

export const companyFieldNames = Object.keys(companyFields) as CompanyField[];
