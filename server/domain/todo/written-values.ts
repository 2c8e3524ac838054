import { saysNothing } from "../contact/row-cells.ts";
import { lettersOf } from "../fold.ts";
import { longestTask } from "./fields.ts";
import {
  type TodoPriority,
  type TodoStatus,
  todoPriorities,
  todoPriorityLabels,
  todoStatuses,
  todoStatusLabels,
} from "./todo.ts";

/* The values of tasks as other programs write them. */

const statusNames: Record<TodoStatus, string> = {
  pending:
    "pending todo open new notstarted planned waiting deferred backlog incomplete needsaction",
  in_progress: "inprogress doing started active ongoing wip",
  completed: "completed complete done closed finished resolved",
  archived: "archived cancelled canceled dropped",
};

const priorityNames: Record<TodoPriority, string> = {
  low: "low lowest minor p4",
  medium: "medium normal none no nopriority default standard p3",
  high: "high major important p2",
  urgent: "urgent highest critical veryhigh blocker p1",
};

function finder<Value extends string>(
  values: readonly Value[],
  names: Record<Value, string>,
  labels: Record<Value, string>,
): (text: string) => Value | null {
  const byName = new Map(
    values.flatMap((value) =>
      [...names[value].split(" "), lettersOf(labels[value])].map((name) => [name, value] as const),
    ),
  );
  return (text) => byName.get(lettersOf(text)) ?? null;
}

/** The status of "Not started", "DONE", ...; null for a word that isn't known. */
export const readStatus = finder(todoStatuses, statusNames, todoStatusLabels);

/** The priority of "P1", "Normal", ...; null for a word that isn't known. */
export const readPriority = finder(todoPriorities, priorityNames, todoPriorityLabels);

/** Todoist's, from the most urgent one; the last is the one of tasks that nobody has given a priority. */
const todoistPriorities: readonly TodoPriority[] = ["urgent", "high", "medium", "medium"];

/** The priority of a number in Todoist, from 1 to 4; null for others. */
export function readTodoistPriority(text: string): TodoPriority | null {
  return todoistPriorities[Number(text) - 1] ?? null;
}

const yes = /^(?:true|yes|y|1|x|✓|✔|done|complete|completed|checked)$/i;
const no = /^(?:false|no|n|0|to ?do|open|not done|incomplete|unchecked)$/i;

/** Whether a flag says that a task is done; null if it is no flag. */
export function readFlag(text: string): boolean | null {
  const word = text.trim();
  return yes.test(word) ? true : no.test(word) ? false : null;
}

const units: readonly [RegExp, number][] = [
  [/^(?:ms|milliseconds?)$/i, 1 / 60_000],
  [/^(?:s|secs?|seconds?)$/i, 1 / 60],
  [/^(?:m|mins?|minutes?)$/i, 1],
  [/^(?:h|hrs?|hours?)$/i, 60],
  [/^days?$/i, 1_440],
];

/** How many minutes a unit has, those of nothing being minutes; null for one that isn't known. */
function minutesOf(unit: string): number | null {
  const [, minutes = null] = units.find(([name]) => name.test(unit.trim())) ?? [];
  return unit.trim() === "" || saysNothing(unit) ? 1 : minutes;
}

/** "1h 30m", "5 min 30 sec". */
const ofUnits = /^(?:\d+(?:\.\d+)?\s*[a-z]+\.?,?\s*){2,3}$/i;

/** The minutes in several numbers with units, not a number if one isn't known. */
function sumOf(text: string): number {
  const parts = text.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)/gi);
  return [...parts].reduce((sum, [, count, unit = ""]) => {
    return sum + Number(count) * (minutesOf(unit) ?? Number.NaN);
  }, 0);
}

/**
 * Minutes, as a number in a unit, by default minutes, or as "1:30" (hours, or minutes if the unit is "mm:ss"),
 * "0:12:40", "90 min", "1.5 hours" or "1h 30m"; null for anything else, and for fewer or more than there may be.
 * Seconds are rounded.
 */
export function readDuration(
  written: string,
  unit = "",
  { least = 1, most = longestTask } = {},
): number | null {
  const text = written.trim();
  const [, hours, rest, seconds = "0"] = /^(\d{1,3}):(\d{2})(?::(\d{2}))?$/.exec(text) ?? [];
  const [, count, own = unit] = /^(\d+(?:\.\d+)?)\s*([a-z]+)?$/i.exec(text) ?? [];
  const each = minutesOf(own) ?? Number.NaN;
  const isOfMinutes = unit === "mm:ss" && text.split(":").length === 2;
  const ofHours = Number(hours) * 60 + Number(rest) + Number(seconds) / 60;
  const ofClock = isOfMinutes ? ofHours / 60 : ofHours;
  const ofCount = Number(count) * each;
  const isSum = ofUnits.test(text);
  const exact = hours ? ofClock : isSum ? sumOf(text) : ofCount;
  const minutes = hours || isSum || each < 1 ? Math.round(exact) : exact;
  return Number.isInteger(minutes) && minutes >= least && minutes <= most ? minutes : null;
}
