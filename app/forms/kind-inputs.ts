import type { TextKind } from "#domain/field.ts";

interface KindInput {
  type?: "email" | "tel" | "date";
  inputMode?: "url";
  /** The number of rows of a text area. */
  rows?: number;
  hint?: string;
}

/** The input for each kind of field, in forms and in place. */
export const kindInputs: Record<TextKind | "day", KindInput> = {
  text: {},
  lines: { rows: 2 },
  markdown: { rows: 5, hint: "Markdown supported." },
  email: { type: "email" },
  phone: { type: "tel" },
  link: { inputMode: "url" },
  birthday: { hint: "e.g. 1980-03-22, or 03-22 if you don't know the year." },
  cadence: { hint: "A number of days, e.g. 30." },
  day: { type: "date" },
};
