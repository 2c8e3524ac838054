import type { ChangeValue, Logged } from "./change-lines.ts";

/*
 * Two people edit one record: what one of them changed follows from what the form was filled in from,
 * so that the changes of both stay where they are of different fields.
 */

/** How the properties of a patch are fields of a record that the log keeps. */
export interface EditedFields {
  /** Properties that mean something only together, and are one field under the first one's name. */
  together?: readonly (readonly string[])[];
  /** Properties that are sets of ids: what was added and what was removed is done to the present set. */
  sets?: readonly string[];
  /** What the log holds of a property, as a patch says it, where the two differ. */
  read?: Record<string, (logged: Logged) => unknown>;
}

/** What was logged of a record by one operation. */
export interface LoggedStep {
  before: Logged | null;
  after: Logged | null;
}

/**
 * What a record was in an earlier version: as it is now, with what was changed since, latest first,
 * taken away. Undefined where the log does not reach back to it.
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
  /** The same as `seen`, or later where the writer has been shown what others changed. */
  known: Logged;
  now: Logged;
}

export interface MergedEdit<Patch> {
  /** What the writer changed, and nothing else. */
  patch: Patch;
  /** Fields that somebody else has also changed since. */
  conflicts: string[];
}

/** What is left of a patch to be written over the record as it is now. */
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

/** The present ids with what the writer added to those that they saw, and without what they removed. */
function mergedSet(typed: readonly number[], seen: readonly number[], now: readonly number[]) {
  const added = typed.filter((id) => !seen.includes(id));
  const kept = now.filter((id) => typed.includes(id) || !seen.includes(id));
  return [...new Set([...kept, ...added])].toSorted((one, other) => one - other);
}

/** Browsers and the database have ways of their own with line ends, empty texts and yes and no. */
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

/** A value of a field within a sentence, as the person writes amounts and days; empty for nothing. */
export function valueWords(value: ChangeValue | null, locale: string): string {
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
