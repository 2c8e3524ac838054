import { isGroupCard, rowOfCard } from "#domain/contact/card.ts";
import { type Column, columnLetters, headerScore, readColumns } from "#domain/contact/columns.ts";
import {
  columnsByValues,
  columnsWithoutHeader,
  isUnknownHeader,
} from "#domain/contact/guess-columns.ts";
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
  isWide,
  mostRows,
  newlineOf,
  readRecords,
  tooManyRowsMessage,
} from "./csv-records.ts";
import { hasWorkbook, refused, textOfFile } from "./file-text.ts";
import { cardsIn, isVCard } from "./vcard-lines.ts";
import { sheetsOf } from "./workbook.ts";

/**
 * A row that isn't blank: a contact to import, or the reason why it isn't one. Numbered as in a
 * spreadsheet.
 */
export type FileRow = { row: number; contact: ImportableContact } | { row: number; reason: string };

export interface ContactsFile {
  rows: FileRow[];
  /** The names of the columns with values that go to the notes. */
  notedColumns: string[];
  /** The names of the columns with values that aren't imported, and of further sheets of a workbook. */
  ignoredColumns: string[];
  /** The rows whose birthday couldn't be read and is in the notes instead. */
  unreadBirthdays: number[];
  /** The rows with more cells than the header, which are in the notes. */
  wideRows: number[];
}

const delimiters = [",", ";", "\t", "|"];

/** Some programs write lines of their own above the header; LinkedIn writes three. */
const mostLinesAbove = 20;
const longestBeginning = 200_000;

const groupMessage = "This card is a group of other cards.";

const nobodyMessage =
  "We couldn't find people in this file. It needs a column of names, emails, phones or companies.";

/** The contacts in a file of any kind that is read: a workbook, or what `readContactsFile` reads. */
export async function readContactsUpload(bytes: Uint8Array): Promise<ContactsFile> {
  if (!hasWorkbook(bytes)) return readContactsFile(bytes);
  const sheets = (await sheetsOf(bytes)).filter(({ rows }) => rows.length > 0);
  const tables = sheets.flatMap(({ name, rows }) => {
    const table = tableOfSheet(rows);
    return table ? [{ name, ...table }] : [];
  });
  const [best] = tables.toSorted((one, other) => other.score - one.score);
  if (!best) throw refused(nobodyMessage);
  const file = contactsIn(best);
  const others = sheets.filter(({ name }) => name !== best.name);
  const ignored = others.map(({ name }) => `sheet “${name}”`);
  return { ...file, ignoredColumns: [...file.ignoredColumns, ...ignored] };
}

/**
 * The contacts in a text file of rows or vCards. Refuses BAD_REQUEST, at the field "file", for a file that is
 * empty, binary or of another kind, has no column of names, emails, phones or companies, or has nothing
 * under its header. A row that can't be read has a reason; the import checks the contacts.
 */
export function readContactsFile(bytes: Uint8Array): ContactsFile {
  const text = textOfFile(bytes, "a CSV, Excel or vCard file");
  if (isVCard(text)) return contactsOnCards(text);
  const table = tableUnderHeader(text) ?? tableWithoutHeader(text);
  if (!table) throw refused(nobodyMessage);
  return contactsIn(table);
}

/** The contacts of an address book's cards; a row is the number of a card. */
function contactsOnCards(text: string): ContactsFile {
  const cards = cardsIn(text).map((card, index) => ({ card, row: index + 1 }));
  if (cards.length === 0) throw refused(nobodyMessage);
  const read = cards.map(({ card, row }) => ({
    row,
    ...rowOfCard(card),
    isGroup: isGroupCard(card),
  }));
  return {
    rows: read.map(({ row, columns, cells, isGroup }) =>
      isGroup ? { row, reason: groupMessage } : { row, contact: contactFromRow(columns, cells) },
    ),
    notedColumns: [
      ...new Set(
        read.flatMap(({ columns }) =>
          columns.flatMap(({ name, field }) => (field === "note" ? [name] : [])),
        ),
      ),
    ],
    ignoredColumns: [],
    unreadBirthdays: read
      .filter(({ columns, cells, isGroup }) => !isGroup && hasUnreadBirthday(columns, cells, null))
      .map(({ row }) => row),
    wideRows: [],
  };
}

interface Table {
  columns: Column[];
  records: CsvRecord[];
}

function contactsIn({ columns, records }: Table): ContactsFile {
  const rows = records.map(({ cells }) => cells);
  const order = birthdayOrder(columns, rows);
  const filled = columns.filter((_, index) => rows.some((cells) => cells[index]?.trim()));
  return {
    rows: records.map((record) => fileRow(columns, record, order)),
    notedColumns: filled.flatMap(({ name, field }) => (field === "note" ? [name] : [])),
    ignoredColumns: filled.flatMap(({ name, field }) => (field === null ? [name] : [])),
    unreadBirthdays: records
      .filter(({ cells, reason }) => !reason && hasUnreadBirthday(columns, cells, order))
      .map(({ row }) => row),
    wideRows: records.filter(({ cells }) => isWide(cells, columns.length)).map(({ row }) => row),
  };
}

function fileRow(columns: Column[], record: CsvRecord, order: DayOrder | null): FileRow {
  const { row, cells, reason } = record;
  if (reason) return { row, reason };
  return {
    row,
    contact: contactFromRow([...columns, ...furtherColumns(columns, cells)], cells, order),
  };
}

/** Columns for the cells behind the last header. */
function furtherColumns(columns: Column[], cells: string[]): Column[] {
  return cells.slice(columns.length).map((_, index) => ({
    name: `Column ${columnLetters(columns.length + index)}`,
    field: "note",
    kind: "",
    shape: "one",
    group: null,
  }));
}

interface Header {
  layout: CsvLayout;
  cells: string[];
  score: number;
  row: number;
  /** Where the next row begins. */
  end: number;
}

/** The table in a sheet of a workbook, and how well its header is understood; null if it has no people. */
function tableOfSheet(rows: string[][]): (Table & { score: number }) | null {
  const scores = rows.slice(0, mostLinesAbove).map(headerScore);
  const score = Math.max(0, ...scores);
  const start = score > 0 ? scores.indexOf(score) + 1 : 0;
  const records = rows
    .map((cells, index) => ({ row: index + 1, cells }))
    .slice(start)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (records.length === 0) return null;
  if (records.length > mostRows) throw refused(tooManyRowsMessage);
  if (score === 0) {
    const found = withoutHeader(records, columnsWithoutHeader(records.map(({ cells }) => cells)));
    return found && { ...found, score: 0 };
  }
  const columns = readColumns(rows[start - 1] ?? []);
  return {
    columns: columnsByValues(
      columns,
      records.map(({ cells }) => cells),
    ),
    records,
    score,
  };
}

/** The table under the header that makes most sense, with any delimiter; null if there is none. */
function tableUnderHeader(text: string): Table | null {
  const newline = newlineOf(text);
  const headers = delimiters
    .flatMap(
      (delimiter) => headerUnder(text.slice(0, longestBeginning), { delimiter, newline }) ?? [],
    )
    .toSorted((one, other) => other.score - one.score);
  const [header] = headers;
  if (!header) return null;
  const { layout, cells, row, end } = header;
  const body = { start: end, firstRow: row + 1, width: cells.length };
  const records = readRecords(text, layout, body);
  if (records.length === 0) throw refused("This file has no contacts below its header row.");
  const rows = records.map((record) => record.cells);
  return { columns: columnsByValues(readColumns(cells), rows), records };
}

function headerUnder(beginning: string, layout: CsvLayout): Header | null {
  const { rows } = firstRecords(beginning, layout, mostLinesAbove);
  const scores = rows.map(headerScore);
  const score = Math.max(0, ...scores);
  const index = scores.indexOf(score);
  const cells = rows[index];
  if (score === 0 || !cells) return null;
  const { end } = firstRecords(beginning, layout, index + 1);
  return { layout, cells, score, row: index + 1, end };
}

/** The table of a file without a header that anybody knows; null if it isn't one of people. */
function tableWithoutHeader(text: string): Table | null {
  const newline = newlineOf(text);
  const tables = delimiters.flatMap((delimiter) => {
    const layout: CsvLayout = { delimiter, newline };
    const { rows } = firstRecords(text.slice(0, longestBeginning), layout, mostLinesAbove);
    const columns = columnsWithoutHeader(rows);
    return columns ? [{ layout, columns }] : [];
  });
  const [best] = tables.toSorted((one, other) => other.columns.length - one.columns.length);
  if (!best) return null;
  const { layout, columns } = best;
  const body = { start: 0, firstRow: 1, width: columns.length };
  return withoutHeader(readRecords(text, layout, body), columns);
}

/** A table whose first row may be a header that nobody knows, and then names its columns. */
function withoutHeader(records: CsvRecord[], columns: Column[] | null): Table | null {
  const [first] = records;
  if (!columns || !first) return null;
  if (!isUnknownHeader(columns, first.cells)) return { columns, records };
  const named = columns.map((column, index) => ({
    ...column,
    name: first.cells[index]?.trim() || column.name,
  }));
  return { columns: named, records: records.slice(1) };
}
