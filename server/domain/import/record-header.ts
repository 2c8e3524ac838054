import type { Column, ColumnField } from "../contact/columns.ts";
import { lettersOf } from "../fold.ts";

/* What the headers of files of deals, tasks and activities are read by. */

/** The usual names of a company's column. */
export const companyNames =
  "company companyname companyaccount organization organisation account accountname client customer associatedcompany associatedcompanies primarycompany primaryassociatedcompany".split(
    " ",
  );

/** Columns about colleagues, not about the contact of a task or an activity. */
export const aboutUs =
  /owner|assigne[de](?! contact)|created ?by|creator|author|responsible|\bmember/i;

/** Columns that differ in each export, so that the same file would change what it has added. */
export const alwaysNew =
  /modified|updated|update[\s_-]?(?:time|date)|last[\s_-]?(?:edited|activity)/i;

/** How programs name a record in the headers of its columns. */
export interface RecordWords {
  /** What is before " - ". */
  prefix: RegExp;
  /** What is at the beginning of a header as it is looked up. */
  start: RegExp;
}

/** The part of a header that says what of a record it is; null for what is of something else. */
export function ownPart(header: string, { prefix, start }: RecordWords): string | null {
  const [, before, rest] = /^\s*([\p{L} ]+?)\s+-\s+(.+)$/u.exec(header) ?? [];
  if (before && !prefix.test(before.trim())) return null;
  return lettersOf(rest ?? header).replace(start, "") || "name";
}

/** The columns, with the further ones of fields that only one column has noted. */
export function withSingle(
  columns: readonly Column[],
  single: readonly ColumnField[],
  chosen = (field: ColumnField) => columns.find((column) => column.field === field),
): Column[] {
  return columns.map((column) => {
    const { field } = column;
    const isFurther = field !== null && single.includes(field) && chosen(field) !== column;
    return isFurther ? { ...column, field: "note" } : column;
  });
}

/** Whether a header has one of these fields. */
export function hasField(columns: readonly Column[], ...fields: ColumnField[]): boolean {
  return columns.some(({ field }) => field !== null && fields.includes(field));
}

/** How many columns a row would name as the header of some records; 0 if it can't be one. */
export function recordHeaderScore(
  cells: readonly string[],
  read: (header: readonly string[]) => Column[],
  isOne: (columns: readonly Column[]) => boolean,
): number {
  if (cells.some((cell) => cell.length > 100 || cell.includes("@"))) return 0;
  const columns = read(cells);
  return isOne(columns)
    ? columns.filter(({ field }) => field !== null && field !== "note").length
    : 0;
}
