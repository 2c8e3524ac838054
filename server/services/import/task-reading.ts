import { eq, sql } from "drizzle-orm";
import { readTimeZone } from "#domain/account/settings.ts";
import type { FileRecord, Remark } from "#domain/contact/file-row.ts";
import { importedContact } from "#domain/contact/input.ts";
import { dayIn } from "#domain/day.ts";
import type { ImportChoices } from "#domain/import/draft.ts";
import { fieldErrorsOf } from "#domain/inputs.ts";
import { type TodoField, todoFields } from "#domain/todo/fields.ts";
import type { TaskReading } from "#domain/todo/file-reading.ts";
import { readTaskRecord, type TaskRow } from "#domain/todo/from-row.ts";
import { importedTodo } from "#domain/todo/input.ts";
import { user } from "../../db/auth-schema.ts";
import { batch } from "../../db/client.ts";
import type { Owner } from "../../db/owner.ts";
import { importSlices } from "../../db/schema.ts";
import { readRule } from "../todo/repeat.ts";
import type { Newest } from "./added.ts";
import type { EarlierSlices, StoredPeople } from "./earlier-people.ts";
import { reasonOf } from "./reason.ts";

/** The rows of a slice that are tasks, and why the others aren't. */
export interface ReadTasks {
  records: readonly FileRecord[];
  tasks: { index: number; row: TaskRow; remarks: Remark[] }[];
  reasons: Map<number, string>;
}

/** How a workspace reads the files of tasks, with the present day in its time zone. */
export async function taskReading(
  owner: Owner,
  { columns, order }: ImportChoices,
): Promise<TaskReading> {
  const [[settings]] = await batch(owner.db, [
    owner.db.select({ timeZone: user.timeZone }).from(user).where(eq(user.id, owner.userId)),
  ]);
  const timeZone = readTimeZone(settings?.timeZone ?? "UTC");
  return { columns, order, timeZone, readRule, today: dayIn(timeZone, Date.now()) };
}

/** Reads the rows of a slice as tasks. A contact who can't be added is left out. */
export function readTasks(records: readonly FileRecord[], reading: TaskReading): ReadTasks {
  const slice: ReadTasks = { records, tasks: [], reasons: new Map() };
  for (const [index, record] of records.entries()) {
    const read = readTaskRecord(record, reading);
    if (read.task === null) {
      slice.reasons.set(index, read.reason);
      continue;
    }
    const people = read.task.people.filter((person) => importedContact.safeParse(person).success);
    const { data, error } = importedTodo.safeParse(read.task);
    if (data) {
      const { title, description = null } = data;
      const row = { ...read.task, title, description, people };
      slice.tasks.push({ index, row, remarks: read.remarks });
    } else slice.reasons.set(index, reasonOf(fieldErrorsOf(error), labelOf));
  }
  return slice;
}

function labelOf(field: string): string | undefined {
  return todoFields[field as TodoField]?.label;
}

/** What later slices have to know of a slice of tasks. */
export interface StoredTasks extends StoredPeople {
  /** The tasks of the workspace that its rows are about. */
  seen: number[];
  /** The keys of the companies and categories that it adds, until it is written. */
  companies: string[];
  categories: string[];
  newest: Newest<"todo" | "company" | "category">;
}

/** The tasks that the slices before one are about. */
export async function seenTasks(
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
