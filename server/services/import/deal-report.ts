import { displayName } from "#domain/contact/contact.ts";
import type { NamedStage } from "#domain/deal/file-stage.ts";
import { type DealNames, dealChanges, dealKept } from "#domain/deal/import-changes.ts";
import type { RowReport } from "#domain/import/draft.ts";
import { fieldsOf } from "../contact/fields.ts";
import type { DealPlan } from "../deal/import-plan.ts";
import type { ReadDeals } from "./deal-reading.ts";
import { reportsOf } from "./record-report.ts";
import type { PeopleResults } from "./row-people.ts";

interface Reporting {
  people: PeopleResults;
  stages: readonly NamedStage[];
  /** The id of a deal, once it has one. */
  idOf: (ref: number) => number | undefined;
}

/** What becomes of each row of a slice, with what its people get. */
export function dealReports(
  { records, deals, reasons }: ReadDeals,
  plan: DealPlan,
  { people, stages, idOf }: Reporting,
): RowReport[] {
  const names = namesIn(plan, people, stages);
  return reportsOf({ records, reasons }, deals, ({ row }, at) => {
    const result = plan.results[at];
    if (!result) return null;
    const { outcome, ref, isLeft, before, after } = result;
    return {
      ...{ outcome, isLeft, title: row.title, id: idOf(ref) },
      changes: before === after ? [] : dealChanges(before, after, names),
      ofPeople: people.ofRows[at] ?? [],
      kept: outcome === "created" || isLeft ? [] : dealKept(after, row, names),
    };
  });
}

function namesIn(
  { states }: DealPlan,
  { refs, ofRefs }: PeopleResults,
  stages: readonly NamedStage[],
): DealNames {
  const people = new Map<number, string>();
  for (const { read } of states.values()) {
    const { contactId } = read?.data ?? {};
    if (contactId && read?.contactName) people.set(contactId, read.contactName);
  }
  for (const [at, own] of refs.entries()) {
    for (const [index, ref] of own.entries()) {
      const result = ofRefs[at]?.[index];
      if (result) people.set(ref, displayName(fieldsOf(result.contact)));
    }
  }
  const byId = new Map(stages.map(({ id, name }) => [id, name]));
  return {
    stage: (id) => byId.get(id) ?? "",
    person: (id) => people.get(id) ?? "Another contact",
  };
}
