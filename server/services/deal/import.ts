import { lettersOf, withKept } from "#domain/import/outcome.ts";
import { outcomeOf, perform } from "../../db/log.ts";
import type { Owner } from "../../db/owner.ts";
import { retryingStale } from "../../db/record.ts";
import { changedDeals, newDeals } from "./import-columns.ts";
import { readFacts } from "./import-facts.ts";
import type { DealPlan } from "./import-plan.ts";
import { dealSteps } from "./import-steps.ts";

/**
 * Adds and changes deals as a part of an import, which is answered from the log if it is sent again; `plan`
 * is made again if it relied on what has changed. Refuses CONFLICT if the import has been undone, or an
 * earlier part is missing.
 */
export async function importDeals(
  owner: Owner,
  { operation: key, part }: { operation: string; part: number },
  plan: () => Promise<DealPlan>,
): Promise<DealPlan> {
  return retryingStale(async () => {
    const { results, states } = await plan();
    const written = [...states.values()];
    const changed = changedDeals(written);
    const records = newDeals(written).length + changed.filter(({ read }) => !read.logged).length;
    const outcome = lettersOf(results.map((result) => result.outcome));
    const facts = await readFacts(owner, written);
    const { answer } = await perform(
      owner,
      { kind: "deal.import", key, part, records, outcome },
      (number) => dealSteps(owner, number, written, facts),
      (number) => outcomeOf(owner, number, part),
    );
    const kept = answer[0]?.outcome ?? outcome;
    return { states, results: withKept(results, kept) };
  });
}
