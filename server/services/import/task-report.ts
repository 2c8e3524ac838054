import type { RowReport } from "#domain/import/draft.ts";
import { taskChanges, taskKept } from "#domain/todo/import-data.ts";
import type { TaskPlan } from "../todo/import-plan.ts";
import { reportsOf } from "./record-report.ts";
import type { PeopleResults } from "./row-people.ts";
import type { ReadTasks } from "./task-reading.ts";

/** What becomes of each row of a slice, with what its contact gets; `ids` are those of new tasks, in order. */
export function taskReports(
  { records, tasks, reasons }: ReadTasks,
  { results }: TaskPlan,
  { people, ids }: { people: PeopleResults; ids: readonly number[] },
): RowReport[] {
  const left = ids.values();
  return reportsOf({ records, reasons }, tasks, ({ row }, at) => {
    const result = results[at];
    if (!result) return null;
    const { outcome, read, given, isLeft, after } = result;
    const before = outcome === "created" ? null : (read?.data ?? after);
    return {
      ...{ outcome, isLeft, title: row.title, id: read?.id ?? left.next().value },
      changes: taskChanges(before, after),
      ofPeople: people.ofRows[at] ?? [],
      kept: outcome === "created" || isLeft ? [] : taskKept(after, given),
    };
  });
}
