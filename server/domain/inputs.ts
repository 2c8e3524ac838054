import * as z from "zod";
import { firstDay, isDay, lastDay } from "./day.ts";
import { Refusal } from "./refusal.ts";
import { longestSearch } from "./search/search.ts";
import { isBlank, withoutBidiControls } from "./text.ts";

/*
 * Parts that the inputs of several nouns share. Lengths are checked without a second z.string():
 * the form parser would turn a text of spaces, once trimmed, into a missing one. Only this file and
 * those named input.ts or *-input.ts import zod, so that pages can use the rules and messages
 * beside them without loading it.
 */

/** A row's id: a whole number from 1. */
export const id = z
  .number("An id must be a whole number from 1.")
  .int("An id must be a whole number from 1.")
  .positive("An id must be a whole number from 1.");

/** The key of an operation: if it is sent twice, the operation happens once. */
export const operationKey = z
  .uuid("An operation key must be a UUID.")
  .transform((key) => key.toLowerCase());

/** The version of a row that the writer saw. */
export const version = z
  .number("A version must be a whole number from 1.")
  .int("A version must be a whole number from 1.")
  .positive("A version must be a whole number from 1.");

/** The versions of the record that the writer of an edit has seen. */
export const seen = {
  /** The version that their fields were filled in from. */
  version: version.optional(),
  /** The version that they have been shown since, and mean to overwrite. */
  overwrites: version.optional(),
};

/** A day of the calendar. */
export const day = z
  .string("Enter a date, e.g. 2026-11-23.")
  .refine(isDay, "Enter a date, e.g. 2026-11-23.")
  .refine(
    (typed) => !isDay(typed) || typed >= firstDay,
    "Enter a date from 1900 on, e.g. 2026-11-23.",
  )
  .refine(
    (typed) => !isDay(typed) || typed <= lastDay,
    "Enter a date before 2200, e.g. 2026-11-23.",
  );

/** Where a list continues: opaque, as an earlier page returned it. */
export const cursor = z.string("A cursor must be text.").max(2_000, "This page link isn't valid.");

/** Which page of a list to read, and what to include; `noun` is what a row is called. */
export function listPage(noun: string) {
  return {
    cursor: cursor.nullish(),
    /** Includes the list's saved views. */
    views: z.boolean("Views must be true or false.").optional(),
    /** Treats a deleted tag as one that nobody has; otherwise it is refused. */
    goneTags: z.literal("empty", "goneTags can only be empty.").optional(),
    limit: z
      .number()
      .int("A page must have a whole number of rows.")
      .min(1, `Ask for at least 1 ${noun} a page.`)
      .max(100, `Ask for up to 100 ${noun}s a page.`)
      .optional(),
  };
}

/** A search; the end of an overlong text is ignored. */
export const search = z
  .string("A search must be text.")
  .transform((typed) => typed.slice(0, longestSearch));

/** A hidden field of a form, such as the page to go to next. */
export const carried = z.string("This must be text.").max(2_000, "This is too long.");

/**
 * The typed text, trimmed: without NULs and unpaired surrogates, which SQLite's JSON can't hold,
 * and without characters that reverse the text around it. A text without anything visible is empty.
 */
function clean(typed: string): string {
  const text = withoutBidiControls(typed)
    .replaceAll("\0", "")
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .trim();
  return isBlank(text) ? "" : text;
}

/** Typed text, trimmed; empty is null, and missing stays missing. */
export function text(label: string, longest: number) {
  return z
    .string(`${label} must be text.`)
    .transform(clean)
    .refine((trimmed) => trimmed.length <= longest, tooLong(label, longest))
    .transform((trimmed) => (trimmed === "" ? null : trimmed))
    .nullish();
}

/** A required text; the label has an article, as in "A title". */
export function name(label: string, longest: number) {
  return z
    .string(`Enter ${label.toLowerCase()}.`)
    .transform(clean)
    .refine((trimmed) => trimmed !== "", `Enter ${label.toLowerCase()}.`)
    .refine((trimmed) => trimmed.length <= longest, tooLong(label, longest));
}

function tooLong(label: string, longest: number): string {
  return `${label} can be up to ${longest.toLocaleString("en")} characters.`;
}

/** The first message for each field of a failed parse; that of the whole input under "". */
export function fieldErrorsOf(error: z.ZodError): Record<string, string[]> {
  const byField: Record<string, string[]> = {};
  for (const issue of error.issues) {
    const field = issue.path.join(".");
    byField[field] ??= [issue.message];
  }
  return byField;
}

const invalidMessage = "Something in this form isn't valid.";

/**
 * A failed parse as one refusal, for when no form shows its fields. A value of the wrong type is
 * another program's mistake, so its message isn't for people.
 */
export function refusedInput(error: unknown): Refusal | undefined {
  if (!(error instanceof z.ZodError)) return undefined;
  const [issue] = error.issues;
  const isForPeople = issue !== undefined && issue.code !== "invalid_type";
  return new Refusal("BAD_REQUEST", isForPeople ? issue.message : invalidMessage);
}
