import type * as z from "zod";
import { isEmail, isLink } from "./address.ts";
import { birthdayFault, readWrittenBirthday } from "./contact/birthday.ts";
import { cadenceMessage, readCadence } from "./contact/cadence.ts";
import type { Field, TextField, TextKind } from "./field.ts";
import { day, text } from "./inputs.ts";

/** Typed text or a day: empty is null, and missing stays missing. */
export type FieldInput = z.ZodOptional<z.ZodType<string | null | undefined>>;

function line({ label, limit }: TextField) {
  return text(label, limit);
}

/** What a text of each kind accepts. */
const textInputs: Record<TextKind, (field: TextField) => FieldInput> = {
  text: line,
  lines: line,
  markdown: line,
  phone: line,
  email: (field) =>
    line(field).refine(
      (typed) => !typed || isEmail(typed),
      "Enter a valid email, like name@example.com.",
    ),
  link: (field) =>
    line(field).refine(
      (typed) => !typed || isLink(typed),
      "Enter a link like https://example.com or example.com/name.",
    ),
  birthday: (field) =>
    line(field)
      .transform((typed, context) => {
        if (!typed) return typed;
        const birthday = readWrittenBirthday(typed);
        const fault = birthdayFault(birthday, Date.now());
        if (fault !== undefined) context.addIssue(fault);
        return birthday;
      })
      .optional(),
  cadence: (field) =>
    line(field)
      .transform((typed, context) => {
        if (!typed) return typed;
        const cadence = readCadence(typed);
        if (cadence === null) context.addIssue(cadenceMessage);
        return cadence;
      })
      .optional(),
};

/** What an optional field accepts. */
export function fieldInput(field: TextField | Field<"day">): FieldInput {
  return field.kind === "day" ? day.nullish() : textInputs[field.kind](field);
}
