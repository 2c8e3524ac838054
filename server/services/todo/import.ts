import { outcomeOf, perform } from "../../db/log.ts";
import type { Owner } from "../../db/owner.ts";
import { retryingStale } from "../../db/record.ts";
import type { TaskOutcome, TaskPlan } from "./import-plan.ts";
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
    const outcome = planned.results.map((result) => letters[result.outcome]).join("");
    const { answer } = await perform(
      owner,
      { kind: "todo.import", key, part, records, outcome },
      (number) => taskSteps(owner, number, planned),
      (number) => outcomeOf(owner, number, part),
    );
    const kept = answer[0]?.outcome ?? outcome;
    const results = planned.results.map((result, index) => ({
      ...result,
      outcome: outcomeIn(kept[index]),
    }));
    return { ...planned, results };
  });
}

/** How the operation keeps what became of each row. */
const letters: Record<TaskOutcome, string> = { created: "c", updated: "u", known: "k" };

function outcomeIn(letter: string | undefined): TaskOutcome {
  const outcomes = Object.keys(letters) as TaskOutcome[];
  return outcomes.find((each) => letters[each] === letter) ?? "known";
}
