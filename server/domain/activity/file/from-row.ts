import type { Column } from "../../contact/columns.ts";
import type { FileRecord, Reading } from "../../contact/file-row.ts";
import { saysNothing } from "../../contact/row-cells.ts";
import { type Day, dayIn } from "../../day.ts";
import type { ReadRow, RecordRow } from "../../import/record.ts";
import { aboutIn, dealIn, lineIn, linksIn, restOf } from "../../import/record-row.ts";
import { addedIn, cellsIn, Leftover } from "../../import/row-cells.ts";
import { mostPeopleInRow, type RowCell } from "../../import/row-people.ts";
import { clockIn } from "../../moment.ts";
import { readFlag, readStatus } from "../../todo/written-values.ts";
import { writtenMoment } from "../../written-moment.ts";
import { type ActivityType, isTalk } from "../activity.ts";
import { activityFields } from "../fields.ts";
import { isAllDay, wholeDayIn } from "./all-day.ts";
import { isCalendarDefault } from "./calendar.ts";
import { type ActivityColumnField, activityTimeFields } from "./column-field.ts";
import { typeOfFile } from "./columns.ts";
import { readType } from "./type-words.ts";
import { minutesIn, momentIn } from "./when.ts";

/** How a file of activities is read. */
export interface ActivityReading extends Reading {
  timeZone: string;
  /** The present day; no activity was added later. */
  today: Day;
}

/** The activity of a row; what the row doesn't say is null. */
export interface ActivityRow extends RecordRow {
  type: ActivityType;
  /** Whether the row says of which type it is. */
  isTypeGiven: boolean;
  subject: string | null;
  /** In unix milliseconds; the present moment if the row doesn't say. */
  timestamp: number;
  isDated: boolean;
  /** By the workspace's clocks, as it is listed. */
  when: string;
  durationMinutes: number | null;
  outcome: string | null;
}

const emptyMessage = "No subject or text. Add one to this row.";
const undoneMessage = "Not done yet, and without a date. Import it as a task.";

/** A moment as it is listed, by the workspace's clocks. */
export function listedMoment(timeZone: string, moment: number): string {
  return `${dayIn(timeZone, moment)} ${clockIn(timeZone, moment)}`;
}

/** The activity in a row of a file. What no field takes, or can't be read, goes to its notes under its header. */
export function readActivityRecord(
  record: FileRecord,
  reading: ActivityReading,
): ReadRow<ActivityRow> {
  if (record.reason !== undefined) return { row: null, reason: record.reason };
  const { columns, timeZone } = reading;
  const isCalendar = columns.some(({ field }) => field === "activityAllDay");
  const all = cellsIn(record, reading).filter((cell) => !(isCalendar && isCalendarDefault(cell)));
  const cells = (field: ActivityColumnField) => all.filter(({ column }) => column.field === field);
  const left = new Leftover();
  const said = (field: ActivityColumnField) =>
    cells(field).filter(({ text }) => !saysNothing(text));
  const own = lineIn(said("activitySubject"), activityFields.subject.limit, left) || null;
  const texts = said("activityText").map(({ text }) => text.trim());
  const type = typeIn(cells("activityType"), columns, left);
  const about = { columns, ownCompany: "activityCompany", most: mostPeopleInRow } as const;
  const { people, notes, company } = aboutIn(all, left, about);
  const isWholeDay = isAllDay(cells, left);
  const moment = (isWholeDay ? wholeDayIn : momentIn)(cells, reading, left);
  // Whole days have no times of their own.
  const timed = (field: ActivityColumnField) =>
    isWholeDay && activityTimeFields.includes(field) ? [] : cells(field);
  const createdAt = addedIn(cells("activityAdded"), reading, left);
  const [added] = cells("activityAdded");
  // Not as it is limited to the present: the same file has to find its activities again.
  const addedAt = added && createdAt !== null ? writtenMoment(added.text, reading) : null;
  const known = moment ?? addedAt;
  const timestamp = known ?? Date.now();
  const flags = cells("activityDone").map((cell) => ({ cell, done: isDone(cell.text) }));
  if (known === null && flags.some(({ done }) => done === false)) {
    return { row: null, reason: undoneMessage };
  }
  for (const { cell, done } of flags) {
    // Whatever the moment: a text that depended on the present would be another one in the next import.
    if (done === false || (done === null && !saysNothing(cell.text))) left.add(cell);
  }
  const talk = talkIn(timed, type.type, left, () => minutesIn(timed, reading, left, moment));
  const deal = dealIn(cells("activityDeal"), left);
  if (known === null) left.found.add("undated");
  const { limit } = activityFields.description;
  const width = columns.length;
  const { remarks, ...rest } = restOf(record, {
    ...{ all, width, limit, left },
    texts: [...texts, ...notes],
  });
  const isEmpty = own === null && rest.description === null;
  if (isEmpty && !isTalk(type.type)) return { row: null, reason: emptyMessage };
  return {
    row: {
      ...type,
      subject: own,
      ...{ timestamp, isDated: known !== null, when: listedMoment(timeZone, timestamp) },
      ...talk,
      company,
      ...deal,
      ...linksIn(all),
      createdAt,
      ...rest,
      people,
    },
    remarks,
  };
}

/** The type that a row names, or that of its file; a note, if neither is known. */
function typeIn([cell]: readonly RowCell[], columns: readonly Column[], left: Leftover) {
  const read = cell ? readType(cell.text) : null;
  if (cell && read === null && !saysNothing(cell.text)) left.add(cell, "type");
  const type = read ?? typeOfFile(columns);
  return { type: type ?? "note", isTypeGiven: type !== null };
}

/** How long a call or meeting took, and with which outcome; others have neither. */
function talkIn(
  cells: (field: ActivityColumnField) => RowCell[],
  type: ActivityType,
  left: Leftover,
  minutes: () => number | null,
): Pick<ActivityRow, "durationMinutes" | "outcome"> {
  const fields = ["activityDuration", "activityEnd", "activityOutcome"] as const;
  if (!isTalk(type)) {
    for (const cell of fields.flatMap(cells)) if (!saysNothing(cell.text)) left.add(cell);
    return { durationMinutes: null, outcome: null };
  }
  const said = cells("activityOutcome").filter(({ text }) => !saysNothing(text));
  return {
    durationMinutes: minutes(),
    outcome: lineIn(said, activityFields.outcome.limit, left) || null,
  };
}

/** Whether a text says that something was done; null if it doesn't say. */
function isDone(text: string): boolean | null {
  const status = readStatus(text);
  return readFlag(text) ?? (status === "completed" ? true : status === "pending" ? false : null);
}
