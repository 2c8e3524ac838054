import type { DayOrder } from "../written-day.ts";
import { type Column, unnamedColumn } from "./columns.ts";
import { contactFields } from "./fields.ts";
import { contactFromRow, hasUnreadBirthday, type ImportableContact } from "./row.ts";

/** A row of a file, or a card of an address book. */
export interface FileRecord {
  /** Its number in a spreadsheet, or among the cards, from 1. */
  row: number;
  cells: string[];
  /** Why it can't be read, for people. */
  reason?: string;
  /** The columns of a card, which has its own. */
  columns?: Column[];
}

/** How the columns of a file are read. */
export interface Reading {
  columns: Column[];
  /** The order of day and month in its birthdays; null if it isn't known. */
  order: DayOrder | null;
}

/** What people have to know about a row that is imported, or why it isn't one. */
export type ReadRecord =
  | { contact: ImportableContact; remarks: Remark[] }
  | { contact: null; reason: string };

/**
 * A birthday that couldn't be read and cells behind the last header are in the notes, and notes that were
 * too long are cut; so are the dates and values of deals, and stages, statuses, priorities, types and deals that the
 * workspace doesn't have. A closed deal without a day of closing gets the present one, and an activity without a date
 * the present moment.
 */
export const remarks = [
  "birthday",
  "date",
  "value",
  "stage",
  "closing",
  "undated",
  "status",
  "priority",
  "type",
  "deal",
  "wide",
  "cut",
] as const;
export type Remark = (typeof remarks)[number];

/** The contact in a row of a file, with notes that are cut if they are longer than a contact's. */
export function readRecord(record: FileRecord, { columns: own, order }: Reading): ReadRecord {
  const { cells, reason, columns = own } = record;
  if (reason !== undefined) return { contact: null, reason };
  const whole = contactFromRow([...columns, ...furtherColumns(columns, cells)], cells, order);
  const contact = withFittingNotes(whole);
  const found: Partial<Record<Remark, boolean>> = {
    birthday: hasUnreadBirthday(columns, cells, order),
    wide: isWide(cells, columns.length),
    cut: contact !== whole,
  };
  return { contact, remarks: remarks.filter((remark) => found[remark]) };
}

/** Whether a row has more cells than the header, which a stray quote or comma may have caused. */
export function isWide(cells: readonly string[], width: number): boolean {
  return cells.slice(width).some((text) => text.trim() !== "");
}

/** Columns for the cells behind the last header. */
function furtherColumns(columns: readonly Column[], cells: readonly string[]): Column[] {
  return cells.slice(columns.length).map((_, index) => unnamedColumn(columns.length + index));
}

const ellipsis = "…";

function withFittingNotes(contact: ImportableContact): ImportableContact {
  const { limit } = contactFields.notes;
  const notes = contact.notes?.trim() ?? "";
  if (notes.length <= limit) return contact;
  return { ...contact, notes: notes.slice(0, limit - ellipsis.length).trimEnd() + ellipsis };
}
