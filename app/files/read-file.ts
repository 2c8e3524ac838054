import {
  type Column,
  looksLikeHeader,
  noHeaderMessage,
  readColumns,
} from "#domain/contact/columns.ts";
import {
  birthdayOrder,
  contactFromRow,
  hasUnreadBirthday,
  type ImportableContact,
} from "#domain/contact/row.ts";
import type { DayOrder } from "#domain/written-day.ts";
import {
  type CsvLayout,
  type CsvRecord,
  firstRecords,
  newlineOf,
  readRecords,
} from "./csv-records.ts";
import { refused, textOfFile } from "./file-text.ts";

/**
 * A row that isn't blank: a contact to import, or the reason why it isn't one. Numbered as in a
 * spreadsheet.
 */
export type FileRow = { row: number; contact: ImportableContact } | { row: number; reason: string };

export interface ContactsFile {
  rows: FileRow[];
  /** The names of the columns that aren't imported though they have values. */
  ignoredColumns: string[];
  /** The rows whose birthday couldn't be read and is in the notes instead. */
  unreadBirthdays: number[];
}

const delimiters = [",", ";", "\t", "|"];

/** Some programs write lines of their own above the header; LinkedIn writes three. */
const mostLinesAbove = 20;
const longestBeginning = 200_000;

/**
 * The contacts in a CSV file. Refuses BAD_REQUEST, at the field "file", for a file that is empty,
 * binary or of another kind, has no name column, or has nothing under its header. A row that can't
 * be read has a reason; the import checks the contacts.
 */
export function readContactsFile(bytes: Uint8Array): ContactsFile {
  const text = textOfFile(bytes);
  const header = findHeader(text);
  if (!header) throw refused(noHeaderMessage);
  const { layout, columns, row, end } = header;
  const body = { start: end, firstRow: row + 1, width: columns.length };
  const records = readRecords(text, layout, body);
  if (records.length === 0) throw refused("This file has no contacts below its header row.");
  const order = birthdayOrder(
    columns,
    records.map(({ cells }) => cells),
  );
  return {
    rows: records.map((record) => fileRow(columns, record, order)),
    ignoredColumns: ignoredColumns(columns, records),
    unreadBirthdays: records
      .filter(({ cells, reason }) => !reason && hasUnreadBirthday(columns, cells, order))
      .map((record) => record.row),
  };
}

interface Header {
  layout: CsvLayout;
  columns: Column[];
  row: number;
  /** Where the next row begins. */
  end: number;
}

/** The header that makes most sense with this delimiter. */
function findHeader(text: string): Header | null {
  const newline = newlineOf(text);
  const headers = delimiters
    .map((delimiter) => headerUnder(text.slice(0, longestBeginning), { delimiter, newline }))
    .filter((header) => header !== null)
    .toSorted((one, other) => importedCount(other) - importedCount(one));
  return headers[0] ?? null;
}

function headerUnder(beginning: string, layout: CsvLayout): Header | null {
  const { rows } = firstRecords(beginning, layout, mostLinesAbove);
  const index = rows.findIndex(looksLikeHeader);
  const cells = rows[index];
  if (!cells) return null;
  const { end } = firstRecords(beginning, layout, index + 1);
  return { layout, columns: readColumns(cells), row: index + 1, end };
}

function importedCount({ columns }: Header): number {
  return columns.filter(({ field }) => field !== null).length;
}

function fileRow(
  columns: Column[],
  { row, cells, reason }: CsvRecord,
  order: DayOrder | null,
): FileRow {
  if (reason) return { row, reason };
  return { row, contact: contactFromRow(columns, cells, order) };
}

function ignoredColumns(columns: Column[], records: CsvRecord[]): string[] {
  return columns.flatMap(({ name, field }, index) => {
    const isIgnored = field === null && records.some(({ cells }) => cells[index]?.trim());
    return isIgnored ? [name.trim() || `Column ${letters(index)}`] : [];
  });
}

/** A column's name in a spreadsheet: A to Z, then AA. */
function letters(index: number): string {
  const before = index < 26 ? "" : letters(Math.floor(index / 26) - 1);
  return before + String.fromCharCode(65 + (index % 26));
}
