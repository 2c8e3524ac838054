import { displayName } from "#domain/contact/contact.ts";
import { changesOf } from "#domain/contact/contact-changes.ts";
import type { NamedStage } from "#domain/deal/file-stage.ts";
import { type DealNames, dealChanges, dealKept } from "#domain/deal/import-changes.ts";
import type { RowChange, RowReport } from "#domain/import/draft.ts";
import { fieldsOf } from "../contact/fields.ts";
import type { RowResult } from "../contact/import.ts";
import type { DealPlan } from "../deal/import-plan.ts";
import type { ReadDeals } from "./deal-reading.ts";
import { longestName } from "./report.ts";
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
  const reports = records.map((_, index): RowReport => {
    const reason = reasons.get(index);
    return { outcome: "e", name: "", ...(reason !== undefined && { reason }) };
  });
  for (const [at, { index, row }] of deals.entries()) {
    const result = plan.results[at];
    if (!result) continue;
    const { outcome, ref, isLeft, before, after } = result;
    const id = idOf(ref);
    const ofPeople = (people.ofRows[at] ?? []).flatMap(changesOfPerson);
    const ofDeal = before === after ? [] : dealChanges(before, after, names);
    const changes = [...ofDeal, ...ofPeople];
    const kept = outcome === "created" || isLeft ? [] : dealKept(after, row, names);
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

/** What a contact of the workspace gets from a row. */
export function changesOfPerson({ outcome, filling, contact }: RowResult): RowChange[] {
  if (outcome !== "updated" || !filling || filling.before === filling.after) return [];
  const name = displayName(fieldsOf(contact));
  return changesOf(filling.before, filling.after).map((change) => ({
    ...change,
    label: `${name}: ${change.label}`,
  }));
}

function namesIn(
  { states }: DealPlan,
  { refs, ofRows }: PeopleResults,
  stages: readonly NamedStage[],
): DealNames {
  const people = new Map<number, string>();
  for (const { read } of states.values()) {
    const { contactId } = read?.data ?? {};
    if (contactId && read?.contactName) people.set(contactId, read.contactName);
  }
  for (const [at, own] of refs.entries()) {
    for (const [index, ref] of own.entries()) {
      const result = ofRows[at]?.[index];
      if (result) people.set(ref, displayName(fieldsOf(result.contact)));
    }
  }
  const byId = new Map(stages.map(({ id, name }) => [id, name]));
  return {
    stage: (id) => byId.get(id) ?? "",
    person: (id) => people.get(id) ?? "Another contact",
  };
}
