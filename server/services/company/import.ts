import type { ImportedCompany } from "#domain/company/input.ts";
import { lettersOf, withKept } from "#domain/import/outcome.ts";
import { outcomeOf, perform } from "../../db/log.ts";
import type { Owner } from "../../db/owner.ts";
import { retryingStale } from "../../db/record.ts";
import { type CompanyPlan, planCompanies } from "./import-plan.ts";
import { changedCompanies, companySteps, newCompanies } from "./import-steps.ts";

type Planning = Parameters<typeof planCompanies>[2];

/**
 * Adds and changes companies as a part of an import, which is answered from the log if it is sent again.
 * Refuses CONFLICT if the import has been undone, or an earlier part is missing.
 */
export async function importCompanies(
  owner: Owner,
  rows: readonly ImportedCompany[],
  { part, ...planning }: Planning & { part: number },
): Promise<CompanyPlan> {
  return retryingStale(async () => {
    const plan = await planCompanies(owner, rows, planning);
    const { results, states } = plan;
    const changed = changedCompanies(states);
    const records = newCompanies(states).length + changed.filter(({ read }) => !read.logged).length;
    const outcome = lettersOf(results.map((result) => result.outcome));
    const { answer } = await perform(
      owner,
      { kind: "company.import", key: planning.operation, part, records, outcome },
      (number) => companySteps(owner, number, states),
      (number) => outcomeOf(owner, number, part),
    );
    const kept = answer[0]?.outcome ?? outcome;
    return { states, results: withKept(results, kept) };
  });
}
