import { isUsableDay } from "#domain/day.ts";
import { readColumns, writeColumns } from "./column-choice.ts";
import { defaultLength, idFrom, matchLabels, oneOf, pageLengths } from "./list-options.ts";

/** How one field of a list's query is written in its URL. */
export interface Param<Value> {
  name: string;
  /** The value of these texts; the default for texts that make no sense, or for none. */
  read: (texts: string[]) => Value;
  /** The texts for a value; none for the default. */
  write: (value: Value) => (string | number)[];
}

/** A value that may be missing, as null. */
export function optional<Value extends string | number>(
  name: string,
  parse: (text: string) => Value | null,
): Param<Value | null> {
  return {
    name,
    read: ([text]) => (text === undefined ? null : parse(text)),
    write: (value) => (value === null ? [] : [value]),
  };
}

export const search: Param<string> = {
  name: "search",
  read: ([text = ""]) => text.trim(),
  write: (text) => (text === "" ? [] : [text]),
};

export const cursor = optional("cursor", (text) => text || null);

/** The number of a page's first row in its list. */
export const at = optional("at", idFrom);

/** The saved view that a list shows or started from; "all" for none, when a default view exists. */
export const view = optional<number | "all">("view", (text) =>
  text === "all" ? text : idFrom(text),
);

export function id(name: string) {
  return optional(name, idFrom);
}

/** A day as YYYY-MM-DD. */
export function day(name: string) {
  return optional(name, (text) => (isUsableDay(text) ? text : null));
}

/** A text as it is, or null. */
export function line(name: string) {
  return optional(name, (text) => text || null);
}

/** One of several choices, or null. */
export function choice<Key extends string>(name: string, choices: Record<Key, unknown>) {
  return optional(name, (text) => oneOf(choices, text) ?? null);
}

/** One of several choices, with a default. */
export function choiceOr<Key extends string>(
  name: string,
  choices: Record<Key, unknown>,
  fallback: NoInfer<Key>,
): Param<Key> {
  return {
    name,
    read: ([text]) => oneOf(choices, text ?? null) ?? fallback,
    write: (value) => (value === fallback ? [] : [value]),
  };
}

export const tagIds: Param<number[]> = {
  name: "tag",
  read: (texts) => [...new Set(texts.map(idFrom))].filter((tagId) => tagId !== null),
  write: (ids) => ids,
};

/** How many of the tags a row must have. */
export const match = choiceOr("match", matchLabels, "any");

/** The tags that a list is filtered by. */
export const tags = { tagIds, match };

export const limit: Param<number> = {
  name: "rows",
  read: ([text]) => pageLengths.find((length) => String(length) === text) ?? defaultLength,
  write: (length) => (length === defaultLength ? [] : [length]),
};

/** The columns that are shown, in order; null for the default. */
export function columns<Name extends string>(names: readonly Name[]): Param<Name[] | null> {
  return {
    name: "columns",
    read: ([text]) => readColumns(text ?? null, names),
    write: (shown) => (shown ? [writeColumns(shown)] : []),
  };
}
