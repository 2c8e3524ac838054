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
  .number("An id is a number.")
  .int("An id is a whole number.")
  .positive("An id is 1 or more.");

/** The key of an operation: sent twice, it is done once. */
export const operationKey = z
  .uuid("An operation key is a UUID.")
  .transform((key) => key.toLowerCase());

/** The version of a row that the writer saw. */
export const version = z
  .number("A version is a number.")
  .int("A version is a whole number.")
  .positive("A version is 1 or more.");

/** What the writer of an edit has seen of the record. */
export const seen = {
  /** What their fields were filled in from. */
  version: version.optional(),
  /** The version that they have been shown since, and mean to overwrite. */
  overwrites: version.optional(),
};

/** A day of the calendar. */
export const day = z
  .string("A day is text.")
  .refine(isDay, "A day of the calendar looks like 2026-11-23.");

/** Where a list goes on: opaque, as an earlier page gave it. */
export const cursor = z.string("A cursor is text.").max(2_000, "This page link is not valid.");

/** Which page of a list is wanted, and what comes with it; `noun` is what a row is called. */
export function listPage(noun: string) {
  return {
    cursor: cursor.nullish(),
    /** With the saved views of the list. */
    views: z.boolean("Views is true or false.").optional(),
    /** A tag that is not there is on nobody; without this it is refused. */
    goneTags: z.literal("empty", "Gone tags are empty, or refused.").optional(),
    limit: z
      .number()
      .int("A page's length is a whole number.")
      .min(1, `A page has at least 1 ${noun}.`)
      .max(100, `A page has at most 100 ${noun}s.`)
      .optional(),
  };
}

/** What is searched for; the end of a longer text is not read. */
export const search = z
  .string("A search is text.")
  .transform((typed) => typed.slice(0, longestSearch));

/** What a form carries along unseen, such as the page to go to then. */
export const carried = z.string("This is text.").max(2_000, "This is too long.");

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
    .string(`${label} is text.`)
    .transform(clean)
    .refine((trimmed) => trimmed.length <= longest, tooLong(label, longest))
    .transform((trimmed) => (trimmed === "" ? null : trimmed))
    .nullish();
}

/** A name that must be there. */
export function name(label: string, longest: number) {
  return z
    .string(`Give ${label.toLowerCase()}.`)
    .transform(clean)
    .refine((trimmed) => trimmed !== "", `Give ${label.toLowerCase()}.`)
    .refine((trimmed) => trimmed.length <= longest, tooLong(label, longest));
}

function tooLong(label: string, longest: number): string {
  return `${label} is longer than ${longest.toLocaleString("en")} characters.`;
}

/** The refusals of a failed parse, by field, each field's first; the whole's under "". */
export function fieldErrorsOf(error: z.ZodError): Record<string, string[]> {
  const byField: Record<string, string[]> = {};
  for (const issue of error.issues) {
    const field = issue.path.join(".");
    byField[field] ??= [issue.message];
  }
  return byField;
}

/** A failed parse as one refusal, for where no form shows its fields. */
export function refusedInput(error: unknown): Refusal | undefined {
  if (!(error instanceof z.ZodError)) return undefined;
  return new Refusal("BAD_REQUEST", error.issues[0]?.message ?? "That cannot be taken.");
}
