import { type Remark, readRecord } from "#domain/contact/file-row.ts";
import type { ImportableContact } from "#domain/contact/row.ts";
import { suggestedReading } from "#domain/import/draft.ts";
import { leftOverOf } from "#domain/import/left-over.ts";
import { type ReadFile, readFile, readText } from "./read-file.ts";

/** A row of a file, numbered as in a spreadsheet: a contact, or the reason why it isn't one. */
type Row = { row: number; contact: ImportableContact } | { row: number; reason: string };

/** What an import that follows all suggestions reads in a file. */
function contactsOf({ contents, records }: ReadFile) {
  const reading = suggestedReading(contents);
  const read = records.map((record) => ({ row: record.row, ...readRecord(record, reading) }));
  const withRemark = (wanted: Remark) =>
    read.flatMap((each) =>
      each.contact !== null && each.remarks.includes(wanted) ? [each.row] : [],
    );
  const { noted, ignored } = leftOverOf(contents, reading.columns);
  return {
    rows: read.map(
      (each): Row =>
        each.contact === null
          ? { row: each.row, reason: each.reason }
          : { row: each.row, contact: each.contact },
    ),
    notedColumns: noted,
    ignoredColumns: ignored,
    unreadBirthdays: withRemark("birthday"),
    wideRows: withRemark("wide"),
  };
}

/** The contacts in a text of rows or vCards. */
export function readContactsFile(bytes: Uint8Array) {
  return contactsOf(readText(bytes));
}

/** The contacts in a file of any kind. */
export async function readContactsUpload(bytes: Uint8Array) {
  return contactsOf(await readFile(bytes));
}
