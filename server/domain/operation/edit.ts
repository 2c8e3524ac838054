import type { ChangeValue, Logged } from "./change-lines.ts";

/*
 * When two people edit one record, the values that a form was filled in from show what its writer
 * changed, so that changes to different fields are both kept.
 */

/** How the properties of a patch correspond to the record's logged fields. */
export interface EditedFields {
  /** Properties that only make sense together, treated as one field named after the first. */
  together?: readonly (readonly string[])[];
  /** Properties that are sets of ids: what was added and removed is applied to the present set. */
  sets?: readonly string[];
  /** Converts a logged property to the patch's format, if the two differ. */
  read?: Record<string, (logged: Logged) => unknown>;
}

/** What one operation logged about a record. */
export interface LoggedStep {
  before: Logged | null;
  after: Logged | null;
}

/**
 * A record in an earlier version: its present values, with later changes reverted, latest first.
 * Undefined if the log doesn't reach back to that version.
 */
export function recordAt(
  version: number,
  now: Logged,
  since: readonly LoggedStep[],
): Logged | undefined {
  let record = now;
  for (const { before } of since) {
    if (record.version === version) return record;
    record = { ...record, ...before };
  }
  return record.version === version ? record : undefined;
}

/** A record as the writer read it, as they know it by now, and as it is. */
export interface Readings {
  seen: Logged;
  /** The same as `seen`, or later if the writer has been shown other people's changes. */
  known: Logged;
  now: Logged;
}

export interface MergedEdit<Patch> {
  /** Only what the writer changed. */
  patch: Patch;
  /** Fields that somebody else has changed since. */
  conflicts: string[];
}

/** The part of a patch that still has to be written over the present record. */
export function mergeEdit<Patch extends object>(
  patch: Patch,
  { seen, known, now }: Readings,
  { together = [], sets = [], read = {} }: EditedFields = {},
): MergedEdit<Patch> {
  const valueIn = (record: Logged, name: string) =>
    read[name] ? read[name](record) : record[name];
  const typed = Object.entries(patch)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]): [string, unknown] =>
      sets.includes(name)
        ? [name, mergedSet(idsIn(value), idsIn(valueIn(seen, name)), idsIn(valueIn(now, name)))]
        : [name, value],
    );
  const groupOf = (name: string) => together.find((names) => names.includes(name)) ?? [name];
  const isAsIn = (record: Logged, names: readonly string[]) =>
    typed.every(([name, value]) => !names.includes(name) || isSame(value, valueIn(record, name)));
  const groups = [...new Set(typed.map(([name]) => groupOf(name)))];
  const changed = groups.filter((names) => !isAsIn(seen, names) && !isAsIn(now, names));
  const conflicts = changed.filter((names) =>
    names.some((name) => !sets.includes(name) && !isSame(valueIn(known, name), valueIn(now, name))),
  );
  const kept = typed.filter(([name]) => changed.some((names) => names.includes(name)));
  const fieldOf = (names: readonly string[]) =>
    names.find((name) => typed.some(([own]) => own === name)) ?? "";
  return {
    patch: Object.fromEntries(kept) as Patch,
    conflicts: conflicts.map(fieldOf),
  };
}

function idsIn(value: unknown): number[] {
  return Array.isArray(value) ? value : [];
}

/**
 * The present ids, plus those that the writer added to what they saw, minus those that they
 * removed.
 */
function mergedSet(typed: readonly number[], seen: readonly number[], now: readonly number[]) {
  const added = typed.filter((id) => !seen.includes(id));
  const kept = now.filter((id) => typed.includes(id) || !seen.includes(id));
  return [...new Set([...kept, ...added])].toSorted((one, other) => one - other);
}

/**
 * Makes values comparable: browsers and the database have their own ways to write line breaks,
 * empty texts, and yes and no.
 */
function plain(value: unknown): unknown {
  if (value === undefined || value === "") return null;
  if (typeof value === "boolean") return Number(value);
  if (typeof value === "string") return value.replace(/\r\n?/g, "\n").trim() || null;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .map(([name, each]) => [name, plain(each)])
    .toSorted();
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

/**
 * A field's value within a sentence, with amounts and dates in the person's format; empty for
 * nothing.
 */
export function valueText(value: ChangeValue | null, locale: string): string {
  switch (value?.as) {
    case undefined:
      return "";
    case "text":
      return value.text;
    case "money":
      return new Intl.NumberFormat(locale, { style: "currency", currency: value.currency }).format(
        value.amount,
      );
    case "day":
      return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(
        Date.parse(value.day),
      );
    case "clock":
      return new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: "UTC" }).format(
        Date.parse(`2000-01-01T${value.time}Z`),
      );
    case "moment":
      return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(
        value.at,
      );
    case "color":
      return value.color;
    case "stage":
      return value.name;
    case "tags":
      return value.tags.map(({ name }) => name).join(", ");
  }
}
