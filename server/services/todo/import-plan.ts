import { sortKey } from "#domain/contact/key.ts";
import type { KnownWay } from "#domain/contact/known-way.ts";
import { type Day, fromDay } from "#domain/day.ts";
import { dealSearchText } from "#domain/deal/search-text.ts";
import { fold } from "#domain/fold.ts";
import type { TaskRow } from "#domain/todo/from-row.ts";
import {
  filledTask,
  type GivenTask,
  likeness,
  mayBe,
  overwrittenTask,
  type TaskData,
  taskDataOf,
} from "#domain/todo/import-data.ts";
import type { KnownTask, KnownTasks, NamedDeal } from "./import-known.ts";

/** A row with its contact: an id, or negative for somebody whom the import will add. */
export interface PlacedTask {
  row: TaskRow;
  contact: TaskData["contact"];
}

export type TaskOutcome = "created" | "updated" | "known";

/** What an import decides about one row. */
export interface TaskResult {
  outcome: TaskOutcome;
  given: GivenTask;
  /** The task that it is about; missing for a new one. */
  read?: KnownTask;
  /** Whether the task stays as it is because the workspace has it. */
  isLeft: boolean;
  /** What the task is after the row. */
  after: TaskData;
}

export interface TaskPlan {
  results: TaskResult[];
  /** The companies and categories that these need and the workspace doesn't have, by their keys. */
  companies: Map<string, string>;
  categories: Map<string, string>;
  categoryCount: number;
}

interface Planning {
  way: KnownWay;
  known: KnownTasks;
  /** The tasks that earlier slices of the file are about. */
  seen: ReadonlySet<number>;
  today: Day;
}

/**
 * Decides which rows add tasks, and what the others bring to those of the workspace. A row is about the task
 * with its own id, or else with its title, due date, contact and company; each task is of one row only, so a
 * task that a file lists twice is there twice.
 */
export function planTasks(
  rows: readonly PlacedTask[],
  { way, known, seen: earlier, today }: Planning,
): TaskPlan {
  const seen = new Set(earlier);
  const results = rows.map(({ row, contact }, index): TaskResult => {
    const given = {
      row,
      contact,
      deal: dealOf({ row, contact }, known),
      completedAt: doneAt(row, today),
    };
    const read = way === "add" ? undefined : foundBy(index, given, { known, seen });
    if (!read) return { outcome: "created", given, isLeft: false, after: taskDataOf(given) };
    const isAgain = seen.has(read.id);
    seen.add(read.id);
    const isLeft = way === "skip";
    const bring = way === "overwrite" ? overwrittenTask : filledTask;
    const after = isLeft || isAgain ? read.data : bring(read.data, given);
    return { outcome: after === read.data ? "known" : "updated", given, read, isLeft, after };
  });
  const written = results.filter(({ outcome }) => outcome !== "known");
  return {
    results,
    companies: missing(
      written.map(({ after }) => after.company),
      sortKey,
      known.companies,
    ),
    categories: missing(
      written.map(({ after }) => after.category),
      fold,
      known.categories,
    ),
    categoryCount: known.categoryCount,
  };
}

function foundBy(
  index: number,
  given: GivenTask,
  { known, seen }: { known: KnownTasks; seen: ReadonlySet<number> },
): KnownTask | undefined {
  const own = known.byId.get(known.own.get(index) ?? 0);
  if (own) return own;
  const alike = (known.alike.get(index) ?? [])
    .flatMap((id) => known.byId.get(id) ?? [])
    .filter(({ id, data }) => !seen.has(id) && mayBe(data, given));
  return alike.toSorted(
    (one, other) => likeness(other.data, given) - likeness(one.data, given) || one.id - other.id,
  )[0];
}

/** The deal that a row names: the only one with its title, or with its contact or company beside that. */
function dealOf({ row, contact }: PlacedTask, { deals }: KnownTasks): GivenTask["deal"] {
  const named = row.deal === null ? [] : (deals.get(dealSearchText({ title: row.deal })) ?? []);
  const isOf = (deal: NamedDeal) =>
    (contact !== null && deal.contactId === contact.id) ||
    (row.company !== null && deal.companyKey === sortKey(row.company));
  const found = named.length > 1 ? named.filter(isOf) : named;
  const [deal] = found;
  return deal && found.length === 1 ? { id: deal.id, title: deal.title } : null;
}

const noon = 43_200_000;

/** When a task was done whose row doesn't say that: when it was due, unless that is yet to come. */
function doneAt({ dueDate }: TaskRow, today: Day): number {
  return dueDate !== null && dueDate < today ? fromDay(dueDate) + noon : Date.now();
}

function missing(
  names: readonly (string | null)[],
  keyOf: (text: string) => string,
  known: ReadonlySet<string>,
): Map<string, string> {
  const all = names.flatMap((name): [string, string][] => (name ? [[keyOf(name), name]] : []));
  return new Map(all.reverse().filter(([key]) => key !== "" && !known.has(key)));
}
