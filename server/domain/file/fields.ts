import type { Field, TextField } from "../field.ts";
import { longestName } from "./file.ts";

/** The declaration of a file's field: history follows from it. */
type DeclaredField = TextField | Field<"size" | "contact" | "deal" | "company" | "activity">;

/** The fields of a file, in the order of history. */
export const fileFields = {
  name: { label: "Name", limit: longestName, kind: "text" },
  size: { label: "Size", kind: "size" },
  contactId: { label: "Contact", kind: "contact" },
  dealId: { label: "Deal", kind: "deal" },
  companyId: { label: "Company", kind: "company" },
  activityId: { label: "Activity", kind: "activity" },
} as const satisfies Record<string, DeclaredField>;

type Fields = typeof fileFields;
export type FileField = keyof Fields;
export type FileKind = Fields[FileField]["kind"];

export const fileFieldNames = Object.keys(fileFields) as FileField[];
