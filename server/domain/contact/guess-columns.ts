import { isEmail } from "../address.ts";
import { bareKindOf, type Column, type ColumnField, unnamedColumn } from "./columns.ts";

/*
 * What the columns of a file hold by what their values look like, where the header doesn't say.
 */

type Rows = readonly (readonly string[])[];

/** As many rows show what a column holds. */
const sampleSize = 200;

/** The share of a column's values that must look like it. */
const mostly = 0.7;

/**
 * The columns of a file, with those that its header doesn't explain read by their values: emails, phones
 * that begin with a country code, and under a header such as Home or Primary any phones.
 */
export function columnsByValues(columns: readonly Column[], rows: Rows): Column[] {
  return columns.map((column, index) => {
    const kind = bareKindOf(column);
    if (column.field !== "note" && !(kind && column.field === "company")) return column;
    const values = valuesOf(rows, index);
    if (areMostly(values, isEmailCell)) return { ...column, field: "email", kind: kind ?? "" };
    const isPhone = kind ? isAnyPhone : isInternationalPhone;
    return areMostly(values, isPhone) ? { ...column, field: "phone", kind: kind ?? "" } : column;
  });
}

/**
 * The columns of a file without a header, by their values; null if they don't show emails or phones, so
 * that it may not be a file of people. The first words before or after these are the names.
 */
export function columnsWithoutHeader(rows: Rows): Column[] | null {
  const width = Math.max(0, ...rows.slice(0, sampleSize).map((cells) => cells.length));
  // The first row may be a header that nobody knows.
  const filled = rows.filter((cells) => cells.some((cell) => cell.trim() !== ""));
  const body = filled.length > 1 ? filled.slice(1) : filled;
  const all = Array.from({ length: width }, (_, index) => valuesOf(body, index));
  const fields = all.map(pointFieldOf);
  if (!fields.some((field) => field !== null)) return null;
  const names = all.flatMap((values, index) =>
    fields[index] === null && areMostly(values, isNameLike) ? [index] : [],
  );
  const [first = -1, second = -1] = names;
  const areHalves =
    second === first + 1 && [first, second].every((at) => areMostly(all[at] ?? [], isOneWord));
  const fieldOf = (index: number): ColumnField => {
    if (index === first) return areHalves ? "firstName" : "fullName";
    return index === second && areHalves ? "lastName" : (fields[index] ?? "note");
  };
  return all.map((_, index) => ({ ...unnamedColumn(index), field: fieldOf(index) }));
}

/** Whether the first row of a file names its columns, in words that nobody here knows. */
export function isUnknownHeader(columns: readonly Column[], first: readonly string[]): boolean {
  return columns.every(({ field }, index) => {
    const text = first[index]?.trim() ?? "";
    if (field === "email") return text !== "" && !text.includes("@");
    return field === "phone" ? text !== "" && !/\d/.test(text) : true;
  });
}

function pointFieldOf(values: readonly string[]): "email" | "phone" | null {
  if (areMostly(values, isEmailCell)) return "email";
  return areMostly(values, isLongPhone) ? "phone" : null;
}

function valuesOf(rows: Rows, index: number): string[] {
  return rows.slice(0, sampleSize).flatMap((cells) => cells[index]?.trim() || []);
}

function areMostly(values: readonly string[], looksRight: (text: string) => boolean): boolean {
  const right = values.filter(looksRight).length;
  return right > 0 && right >= values.length * mostly;
}

function isEmailCell(text: string): boolean {
  return text.split(/[\s;,|]+/).every((piece) => isEmail(piece));
}

function isAnyPhone(text: string): boolean {
  return /^[+\d][\d\s()./+-]*$/.test(text);
}

function isInternationalPhone(text: string): boolean {
  return /^'?(?:\+|00)[\d\s()./-]{7,22}$/.test(text);
}

/** Longer than a year or an amount, and shorter than a key. */
function isLongPhone(text: string): boolean {
  const digits = text.replace(/\D/g, "").length;
  return isAnyPhone(text) && !/^\d+[./-]\d+[./-]\d{2,4}$/.test(text) && digits >= 7 && digits <= 15;
}

function isNameLike(text: string): boolean {
  return /^\p{L}[\p{L}\p{M}\s.,'’-]{0,60}$/u.test(text) && text.split(/\s+/).length <= 5;
}

function isOneWord(text: string): boolean {
  return !/\s/.test(text);
}
