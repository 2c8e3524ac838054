import { lettersOf } from "../../fold.ts";
import type { RowCell } from "../../import/row-people.ts";
import type { ActivityColumnField } from "./column-field.ts";

/* The headers of calendars, as Outlook, Google Calendar and Zoho export them: all rows are meetings. */

const titles = "subject title eventtitle eventsubject meetingtitle meetingname meetingsubject";
const starts = "start startdate startdatetime starttime from";
const ends = "end enddate enddatetime endtime to";
/** What an address book, a list of emails or a list of tasks with such columns doesn't have. */
const ofCalendars =
  "alldayevent allday isalldayevent requiredattendees optionalattendees meetingorganizer participants host eventtitle";

const areas = [titles, starts, ends, ofCalendars].map((names) => names.split(" "));

/** Whether a header is that of a calendar: a title, a start, an end, and what only meetings have. */
export function isCalendarHeader(header: readonly string[]): boolean {
  const names = new Set(header.map(lettersOf));
  return areas.every((area) => area.some((name) => names.has(name)));
}

/** What can have another meaning elsewhere, such as whom an email is from. */
const onlyHere = new Map<string, ActivityColumnField>([
  ["from", "activityWhen"],
  ["to", "activityEnd"],
]);

/** How a calendar reminds of a meeting, or shows it: nothing of the meeting itself. */
const ofProgram = /^remind|^showtimeas$/;

/** What a column has in a file of a calendar only; null if it isn't imported, undefined for others. */
export function calendarField(header: string): ActivityColumnField | null | undefined {
  const name = lettersOf(header);
  return ofProgram.test(name) ? null : onlyHere.get(name);
}

const withDefaults = /^(?:priority|private|sensitivity)$/i;
const defaults = /^(?:false|normal)$/i;

/** Whether a cell has what Outlook writes for a meeting of which nobody has said anything else. */
export function isCalendarDefault({ column, text }: RowCell): boolean {
  return withDefaults.test(column.name.trim()) && defaults.test(text.trim());
}
