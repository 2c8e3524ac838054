import * as z from "zod";
import { isDay } from "./day.ts";
import { Refusal } from "./refusal.ts";
import { longestSearch } from "./search/search.ts";
import { isBlank, withoutBidiControls } from "./text.ts";

/*
 * Pieces that the inputs of several nouns share. Lengths are judged without a second z.string():
 * what reads forms would make of a text of spaces, once trimmed, one that is missing. Only the files named input.ts or *-input.ts and this
 * one import zod, so that pages can use the rules and words beside them without loading it.
 */

/** A row's id: a whole number from 1. */
export const id = z
  .number("An id must be a whole number from 1.")
  .int("An id must be a whole number from 1.")
  .positive("An id must be a whole number from 1.");

/** The key of an operation: sent twice, it is done once. */
export const operationKey = z
  .uuid("An operation key must be a UUID.")
  .transform((key) => key.toLowerCase());

/** The version of a row that the writer saw. */
export const version = z
  .number("A version must be a whole number from 1.")
  .int("A version must be a whole number from 1.")
  .positive("A version must be a whole number from 1.");

/** What the writer of an edit has seen of the record. */
export const seen = {
  /** What their fields were filled in from. */
  version: version.optional(),
  /** The version that they have been shown since, and mean to overwrite. */
  overwrites: version.optional(),
};

/** A day of the calendar. */
export const day = z
  .string("Enter a date, e.g. 2026-11-23.")
  .refine(isDay, "Enter a date, e.g. 2026-11-23.");

/** Where a list continues: opaque, as an earlier page returned it. */
export const cursor = z.string("A cursor must be text.").max(2_000, "This page link isn't valid.");

/** Which page of a list is wanted, and what comes with it; `noun` is what a row is called. */
export function listPage(noun: string) {
  return {
    cursor: cursor.nullish(),
    /** With the saved views of the list. */
    views: z.boolean("Views must be true or false.").optional(),
    /** A tag that is not there is on nobody; without this it is refused. */
    goneTags: z.literal("empty", "goneTags can only be empty.").optional(),
    limit: z
      .number()
      .int("A page must have a whole number of rows.")
      .min(1, `Ask for at least 1 ${noun} a page.`)
      .max(100, `Ask for up to 100 ${noun}s a page.`)
      .optional(),
  };
}

/** A search; the end of a longer text is ignored. */
export const search = z
  .string("A search must be text.")
  .transform((typed) => typed.slice(0, longestSearch));

/** A hidden field of a form, such as the page to go to next. */
export const carried = z.string("This must be text.").max(2_000, "This is too long.");

/**
 * What was typed, trimmed: without the NULs and halves of characters that SQLite's JSON cannot carry,
 * and without what would turn the text around it. What shows nothing is empty.
 */
function clean(typed: string): string {
  const text = withoutBidiControls(typed)
    .replaceAll("\0", "")
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .trim();
  return isBlank(text) ? "" : text;
}

/** Typed text, trimmed; empty is null. Absent stays absent. */
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

/** The first message of each field of a failed parse; that of the whole input under "". */
export function fieldErrorsOf(error: z.ZodError): Record<string, string[]> {
  const byField: Record<string, string[]> = {};
  for (const issue of error.issues) {
    const field = issue.path.join(".");
    byField[field] ??= [issue.message];
  }
  return byField;
}

const invalidWords = "Something in this form isn't valid.";

/**
 * A failed parse as one refusal, for where no form shows its fields. A value of the wrong type is
 * another program's mistake, whose message says nothing to a person.
 */
export function refusedInput(error: unknown): Refusal | undefined {
  if (!(error instanceof z.ZodError)) return undefined;
  const [issue] = error.issues;
  const isForPeople = issue !== undefined && issue.code !== "invalid_type";
  return new Refusal("BAD_REQUEST", isForPeople ? issue.message : invalidWords);
}
