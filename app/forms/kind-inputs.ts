import type { TextKind } from "#domain/field.ts";

interface KindInput {
  type?: "email" | "tel" | "date";
  inputMode?: "url";
  /** The rows of a text of several lines. */
  rows?: number;
  hint?: string;
}

/** How each kind of field is typed, in the form and in place. */
export const kindInputs: Record<TextKind | "day", KindInput> = {
  text: {},
  lines: { rows: 2 },
  markdown: { rows: 5, hint: "Markdown supported." },
  email: { type: "email" },
  phone: { type: "tel" },
  link: { inputMode: "url" },
  birthday: { hint: "e.g. 1980-03-22, or 03-22 if you don't know the year." },
  day: { type: "date" },
};
