import { eq, sql } from "drizzle-orm";
import type * as z from "zod";
import { readTimeZone } from "#domain/account/settings.ts";
import type { FileRecord, Remark } from "#domain/contact/file-row.ts";
import { importedContact } from "#domain/contact/input.ts";
import { dayIn } from "#domain/day.ts";
import type { ImportChoices } from "#domain/import/draft.ts";
import type { ReadRow, RecordRow } from "#domain/import/record.ts";
import { fieldErrorsOf } from "#domain/inputs.ts";
import { user } from "../../../db/auth-schema.ts";
import { batch } from "../../../db/client.ts";
import type { Owner } from "../../../db/owner.ts";
import { importSlices } from "../../../db/schema.ts";
import type { EarlierSlices } from "../earlier.ts";
import { reasonOf } from "../reason.ts";

/** The rows of a slice that are records, and why the others aren't. */
export interface ReadRecords<Row> {
  records: readonly FileRecord[];
  rows: { index: number; row: Row; remarks: Remark[] }[];
  reasons: Map<number, string>;
}

/** How a workspace reads times in files, with the present day in its time zone. */
export async function momentReading(owner: Owner, { columns, order }: ImportChoices) {
  const [[settings]] = await batch(owner.db, [
    owner.db.select({ timeZone: user.timeZone }).from(user).where(eq(user.id, owner.userId)),
  ]);
  const timeZone = readTimeZone(settings?.timeZone ?? "UTC");
  return { columns, order, timeZone, today: dayIn(timeZone, Date.now()) };
}

/** A row with its texts as the input of its noun has them, or why that refuses them. */
export function checkedRow<Row extends object>(
  read: ReadRow<Row>,
  input: z.ZodType<Partial<Row>>,
  labelOf: (field: string) => string | undefined,
): ReadRow<Row> {
  if (read.reason !== undefined) return read;
  const { data, error } = input.safeParse(read.row);
  if (error) return { row: null, reason: reasonOf(fieldErrorsOf(error), labelOf) };
  return { ...read, row: { ...read.row, ...data } };
}

/** Reads the rows of a slice as records. A contact who can't be added is left out. */
export function readRecords<Row extends RecordRow>(
  records: readonly FileRecord[],
  readRow: (record: FileRecord) => ReadRow<Row>,
): ReadRecords<Row> {
  const slice: ReadRecords<Row> = { records, rows: [], reasons: new Map() };
  for (const [index, record] of records.entries()) {
    const read = readRow(record);
    if (read.reason !== undefined) {
      slice.reasons.set(index, read.reason);
      continue;
    }
    const people = read.row.people.filter((person) => importedContact.safeParse(person).success);
    slice.rows.push({ index, row: { ...read.row, people }, remarks: read.remarks });
  }
  return slice;
}

/** The records that the slices before one are about. */
export async function seenRecords(
  owner: Owner,
  { id, before }: Pick<EarlierSlices, "id" | "before">,
): Promise<Set<number>> {
  const [rows] = await batch(owner.db, [
    owner.db.all<{ id: number }>(
      sql`select seen.value as "id" from ${importSlices} as slice
        cross join json_each(slice.people, '$.seen') as seen
        where slice.draft_id = ${id} and slice.part < ${before} and slice.people is not null`,
    ),
  ]);
  return new Set(rows.map((row) => row.id));
}
