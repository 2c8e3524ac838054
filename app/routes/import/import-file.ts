import { uncalledMessage } from "#domain/contact/contact.ts";
import { contactFields, isContactField } from "#domain/contact/fields.ts";
import type { KnownWay } from "#domain/contact/input.ts";
import type { ImportableContact } from "#domain/contact/row.ts";
import type { Api } from "#server/api.ts";
import { readContactsUpload } from "../../files/read-file.ts";

export interface ImportResult {
  created: number;
  /** Skipped rows with their reasons, numbered as in a spreadsheet. */
  refused: { row: number; reason: string }[];
  /** The columns that were added to the notes. */
  notedColumns: string[];
  ignoredColumns: string[];
  /** Rows with more cells than the header, which are in the notes. */
  wideRows: number[];
  /** Rows whose notes were too long, and were cut. */
  cutNotes: number[];
  /** Rows that were imported with a birthday that couldn't be read and is in the notes instead. */
  unreadBirthdays: number[];
  /** Rows whose people were in the workspace already, and got what was missing. */
  updatedRows: number[];
  /** Rows that changed nothing because their people are in the workspace already. */
  knownRows: number[];
  /** How many of the new contacts are possible duplicates, in the workspace or in the file. */
  alike: number;
  /** The operation to undo; null if nothing was added or filled in. */
  operation: string | null;
}

/** One call imports 1,000 rows, so that its batch stays far below D1's limits. */
const rowsInPart = 1_000;

/**
 * Reads a file and imports its contacts, all as one operation; `known` says what happens to people who
 * are in the workspace already. Refuses what `readContactsUpload` does.
 */
export async function importFile(
  api: Api,
  bytes: Uint8Array,
  { operation, known }: { operation: string; known: KnownWay },
): Promise<ImportResult> {
  const { rows, ...file } = await readContactsUpload(bytes);
  const refused = rows.flatMap((each) => ("reason" in each ? [each] : []));
  const contacts = rows.flatMap((each) => ("contact" in each ? [withFittingNotes(each)] : []));
  const updatedRows: number[] = [];
  const knownRows: number[] = [];
  let created = 0;
  for (let from = 0; from < contacts.length; from += rowsInPart) {
    const part = contacts.slice(from, from + rowsInPart);
    const answer = await api.contact.import({
      rows: part.map(({ contact }) => contact),
      operation,
      part: from / rowsInPart,
      known,
    });
    created += answer.created;
    const rowAt = (index: number) => part[index]?.row ?? 0;
    updatedRows.push(...answer.updated.map(rowAt));
    knownRows.push(...answer.known.map(rowAt));
    for (const { row, fieldErrors } of answer.refused) {
      const isNameless = fieldErrors.firstName?.includes(uncalledMessage);
      const reason = isNameless ? namelessMessage : reasonOf(fieldErrors);
      refused.push({ row: rowAt(row), reason });
    }
  }
  const out = new Set([...refused.map(({ row }) => row), ...knownRows]);
  const imported = (row: number) => !out.has(row);
  refused.sort((one, other) => one.row - other.row);
  const { alike } = created > 0 ? await api.duplicate.ofImport({ operation }) : { alike: 0 };
  return {
    created,
    refused,
    updatedRows,
    knownRows,
    notedColumns: file.notedColumns,
    ignoredColumns: file.ignoredColumns,
    wideRows: file.wideRows.filter(imported),
    cutNotes: contacts.flatMap(({ row, isCut }) => (isCut && imported(row) ? [row] : [])),
    unreadBirthdays: file.unreadBirthdays.filter(imported),
    alike,
    operation: created + updatedRows.length > 0 ? operation : null,
  };
}

const ellipsis = "…";

/** A row whose notes are cut if they are longer than a contact's. */
function withFittingNotes({ row, contact }: { row: number; contact: ImportableContact }) {
  const { limit } = contactFields.notes;
  const notes = contact.notes?.trim() ?? "";
  if (notes.length <= limit) return { row, contact, isCut: false };
  const cut = notes.slice(0, limit - ellipsis.length).trimEnd() + ellipsis;
  return { row, contact: { ...contact, notes: cut }, isCut: true };
}

/** What a row lacks that has nothing to call a contact by. */
const namelessMessage = "No name, email, phone or company.";

/** Each message, preceded by its field's name if it doesn't mention it itself. */
function reasonOf(fieldErrors: Record<string, string[]>): string {
  return Object.entries(fieldErrors)
    .map(([field, sentences]) => {
      const label = isContactField(field) ? contactFields[field].label : undefined;
      const named = sentences.join(" ");
      return !label || field === "firstName" || named.startsWith(label)
        ? named
        : `${label}: ${named}`;
    })
    .join(" ");
}
