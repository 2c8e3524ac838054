import { lettersOf, withKept } from "#domain/import/outcome.ts";
import { outcomeOf, perform } from "../../db/log.ts";
import type { Owner } from "../../db/owner.ts";
import { retryingStale } from "../../db/record.ts";
import type { TaskPlan } from "./import-plan.ts";
import { changedTasks, newTasks, taskSteps } from "./import-steps.ts";

/**
 * Adds and changes tasks as a part of an import, which is answered from the log if it is sent again; `plan`
 * is made again if it relied on what has changed. Refuses CONFLICT if the import has been undone, or an
 * earlier part is missing.
 */
export async function importTasks(
  owner: Owner,
  { operation: key, part }: { operation: string; part: number },
  plan: () => Promise<TaskPlan>,
): Promise<TaskPlan> {
  return retryingStale(async () => {
    const planned = await plan();
    const records = newTasks(planned).length + changedTasks(planned).length;
    const outcome = lettersOf(planned.results.map((result) => result.outcome));
    const { answer } = await perform(
      owner,
      { kind: "todo.import", key, part, records, outcome },
      (number) => taskSteps(owner, number, planned),
      (number) => outcomeOf(owner, number, part),
    );
    const kept = answer[0]?.outcome ?? outcome;
    return { ...planned, results: withKept(planned.results, kept) };
  });
}
