import { sortKey } from "#domain/contact/key.ts";
import type { KnownWay } from "#domain/contact/known-way.ts";
import { type Day, fromDay } from "#domain/day.ts";
import { fold } from "#domain/fold.ts";
import type { Outcome } from "#domain/import/outcome.ts";
import type { TaskRow } from "#domain/todo/from-row.ts";
import {
  filledTask,
  type GivenTask,
  overwrittenTask,
  type PlacedTask,
  type TaskData,
  taskDataOf,
} from "#domain/todo/import-data.ts";
import type { KnownTask, KnownTasks } from "./import-known.ts";

/** What an import decides about one row. */
export interface TaskResult {
  outcome: Outcome;
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
  today: Day;
}

/** Decides which rows add tasks, and what the others bring to those of the workspace. */
export function planTasks(rows: readonly PlacedTask[], { way, known, today }: Planning): TaskPlan {
  const results = rows.map(({ row, contact }, index): TaskResult => {
    const deal = known.deals[index] ?? null;
    const given = { row, contact, deal, completedAt: doneAt(row, today) };
    const read = known.tasks[index];
    if (!read) return { outcome: "created", given, isLeft: false, after: taskDataOf(given) };
    const isLeft = way === "skip";
    const bring = way === "overwrite" ? overwrittenTask : filledTask;
    const after = isLeft ? read.data : bring(read.data, given);
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
