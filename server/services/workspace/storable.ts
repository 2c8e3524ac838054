import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { readBirthday } from "#domain/contact/birthday.ts";
import { hexColor } from "#domain/tag.ts";
import { isTime } from "#domain/todo/time.ts";
import { readRule } from "../todo/repeat.ts";

/*
 * What pages rely on in a stored value: with another one they couldn't be shown.
 */

/** The longest text of a record, in characters. */
const longestText = 100_000;

/** Any code, as currencies come and go: formatting takes it. */
const isCode = (text: string) => /^[A-Z]{3}$/.test(text);
const isColor = (text: string) => hexColor.test(text);

/** The texts that aren't free, by the names of their columns. */
const texts: Partial<Record<string, (text: string) => boolean>> = {
  currency: isCode,
  base_currency: isCode,
  goal_currency: isCode,
  won_base: isCode,
  base: isCode,
  color: isColor,
  birthday: (text) => readBirthday(text) === text,
  due_time: isTime,
  repeat: (text) => readRule(text) !== undefined,
};

/** The columns of days and times, in unix milliseconds. */
const time = /(_at|_date|_since|^day|^until|^timestamp)$/;
const firstTime = Date.parse("0001-01-01T00:00:00Z");
const lastTime = Date.parse("9999-12-31T23:59:59Z");

/** Whether a time, in unix milliseconds, is in a year of four digits. */
export function isStorableTime(value: unknown): value is number {
  return (
    typeof value === "number" &&
    Number.isSafeInteger(value) &&
    value >= firstTime &&
    value <= lastTime
  );
}

/** Whether a column can have a value. */
export function isStorable(column: SQLiteColumn, value: string | number): boolean {
  const { name, enumValues } = column;
  if (column.getSQLType() !== "text") return isStorableNumber(column, value);
  if (typeof value !== "string" || value.length > longestText || value.includes("\0")) return false;
  if (enumValues && !enumValues.includes(value)) return false;
  return texts[name]?.(value) ?? true;
}

function isStorableNumber(column: SQLiteColumn, value: string | number): boolean {
  if (typeof value !== "number" || !Number.isFinite(value)) return false;
  if (column.getSQLType() === "real") return true;
  if (time.test(column.name)) return isStorableTime(value);
  return Number.isSafeInteger(value);
}
