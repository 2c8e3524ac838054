import { isGroupCard, rowOfCard } from "#domain/contact/card.ts";
import { type Column, unnamedColumn } from "#domain/contact/columns.ts";
import {
  birthdayOrder,
  contactFromRow,
  hasUnreadBirthday,
  type ImportableContact,
} from "#domain/contact/row.ts";
import type { DayOrder } from "#domain/written-day.ts";
import { type CsvRecord, isWide } from "./csv-records.ts";
import { hasWorkbook, refused, textOfFile } from "./file-text.ts";
import { type Table, tableOfSheet, tableUnderHeader, tableWithoutHeader } from "./people-table.ts";
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
  return cells.slice(columns.length).map((_, index) => unnamedColumn(columns.length + index));
}
