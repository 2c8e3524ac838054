import type { RowReport } from "#domain/import/draft.ts";
import { taskChanges, taskKept } from "#domain/todo/import-data.ts";
import type { TaskPlan } from "../todo/import-plan.ts";
import { changesOfPerson } from "./deal-report.ts";
import { longestName } from "./report.ts";
import type { PeopleResults } from "./row-people.ts";
import type { ReadTasks } from "./task-reading.ts";

/** What becomes of each row of a slice, with what its contact gets; `ids` are those of new tasks, in order. */
export function taskReports(
  { records, tasks, reasons }: ReadTasks,
  { results }: TaskPlan,
  { people, ids }: { people: PeopleResults; ids: readonly number[] },
): RowReport[] {
  const reports = records.map((_, index): RowReport => {
    const reason = reasons.get(index);
    return { outcome: "e", name: "", ...(reason !== undefined && { reason }) };
  });
  const left = ids.values();
  for (const [at, { index, row }] of tasks.entries()) {
    const result = results[at];
    if (!result) continue;
    const { outcome, read, given, isLeft, after } = result;
    const id = read?.id ?? left.next().value;
    const ofPeople = (people.ofRows[at] ?? []).flatMap(changesOfPerson);
    const ofTask = outcome === "created" ? taskChanges(null, after) : [];
    const before = read?.data ?? after;
    const changes = [...ofTask, ...(read ? taskChanges(before, after) : []), ...ofPeople];
    const kept = outcome === "created" || isLeft ? [] : taskKept(after, given);
    const unchanged = isLeft ? "s" : ofPeople.length > 0 ? "u" : "k";
    reports[index] = {
      outcome: outcome === "created" ? "c" : outcome === "updated" ? "u" : unchanged,
      name: row.title.slice(0, longestName),
      ...(id !== undefined && { recordId: id }),
      ...(changes.length > 0 && { changes }),
      ...(kept.length > 0 && { kept }),
    };
  }
  return reports;
}
