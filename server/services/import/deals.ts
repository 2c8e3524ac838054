import { displayName } from "#domain/contact/contact.ts";
import { placeOf } from "#domain/contact/file-people.ts";
import { readDealRecord } from "#domain/deal/from-row.ts";
import type { AlsoAdded } from "#domain/import/draft.ts";
import { isCompanyOnly } from "#domain/import/row-people.ts";
import type { Owner } from "../../db/owner.ts";
import { fieldsOf } from "../contact/fields.ts";
import { judgeRows } from "../contact/import.ts";
import { importDeals } from "../deal/import.ts";
import { readKnownDeals, type SoughtDeal } from "../deal/import-known.ts";
import {
  type DealPlan,
  type DealResult,
  type PlacedDeal,
  planDeals,
  titleKeyOf,
} from "../deal/import-plan.ts";
import { addedSince, companiesOf, newCompanies, newestOf, newestOfEarlier } from "./added.ts";
import { withChanges } from "./contacts.ts";
import { dealReading, type ReadDeals, readDeals } from "./deal-reading.ts";
import { dealReports } from "./deal-report.ts";
import type { Draft, Slice } from "./draft.ts";
import { earlierDeals, type StoredDeals, storedDeals } from "./earlier-deals.ts";
import { earlierPeople, partsOf } from "./earlier-people.ts";
import { importPeople } from "./import-people.ts";
import { fitting, summaryOf } from "./report.ts";
import { type PeopleResults, peopleIn, peopleResults } from "./row-people.ts";
import type { Importer, ImporterStart, SliceResult } from "./slice-result.ts";

/** Imports the deals of a file, with the people and companies that they name. */
export async function dealImporter(
  owner: Owner,
  draft: Draft,
  { written }: ImporterStart,
): Promise<Importer> {
  const { id, operation, choices } = draft;
  const { known: way } = choices;
  const reading = await dealReading(owner, choices);
  const earlier = (part: number) =>
    earlierPeople(
      owner,
      { id, before: part, written },
      (record) => readDealRecord(record, reading).deal?.people ?? [],
    );
  // People whom the workspace has are never overwritten by a file of deals, nor added again.
  const known = way === "skip" ? "skip" : "fill";
  const isClosedToday = (result: DealResult | undefined) =>
    result?.after.closedDate === reading.today && result.before?.closedDate !== reading.today;
  const titlesOf = (slice: ReadDeals) => [
    ...new Set(slice.deals.map(({ row }) => titleKeyOf(row))),
  ];

  const planned = async (slice: ReadDeals, people: PeopleResults | null, from: Lookup) => {
    const rows = slice.deals.map(({ index, row, companyKey }, at): PlacedDeal => {
      const place = placeOf(partsOf(from.part).records, index);
      const names = people?.ofRefs[at]?.map(({ contact }) => displayName(fieldsOf(contact))) ?? [];
      return { row, companyKey, place, people: people?.refs[at] ?? [], names };
    });
    const sought = rows.map((row) => soughtBy(row, row.people));
    const ofFile = await earlierDeals(owner, { id, before: from.part, written }, titlesOf(slice));
    const also = ofFile.states.flatMap(({ ref }) => (ref > 0 ? ref : []));
    const { lastDealId } = from;
    const deals = await readKnownDeals(owner, sought, { operation, lastDealId, also });
    return planDeals(rows, { way, known: deals, earlier: ofFile, today: reading.today });
  };

  /**
   * The rows of a slice, without people who would be added although nothing changes: those of deals that stay
   * as they are, and those who are only there because nothing tells the contact of a deal that is known.
   */
  const read = async ({ rows }: Slice, from: Lookup): Promise<ReadDeals> => {
    const slice = readDeals(rows, reading);
    if (way === "add") return slice;
    const people = way === "skip" ? peopleResults(slice.deals, await judged(slice, from)) : null;
    const plan = await planned(slice, people, from);
    const deals = slice.deals.map((deal, at) => {
      const { read: found } = plan.states.get(plan.results[at]?.ref ?? 0) ?? {};
      if (!found || found.isNew) return deal;
      const own = deal.row.people.filter((person, index) =>
        people ? people.ofRows[at]?.[index]?.outcome !== "created" : !isCompanyOnly(person),
      );
      const kept = people || own.length === 0 ? own : deal.row.people;
      return { ...deal, row: { ...deal.row, people: kept } };
    });
    return { ...slice, deals };
  };

  const judged = (slice: ReadDeals, { part }: Lookup) =>
    judgeRows(owner, {
      ...peopleIn(slice.deals),
      operation,
      part: partsOf(part).people,
      known,
      earlier: earlier(part),
    });

  const resultOf = (
    slice: ReadDeals,
    { plan, people, also }: { plan: DealPlan; people: PeopleResults; also: AlsoAdded },
    stored: StoredDeals,
    idOf: (ref: number) => number | undefined,
  ): SliceResult => {
    const reports = dealReports(slice, plan, { people, stages: reading.stages.all, idOf });
    const read = slice.deals.map((deal, at) => ({
      ...deal,
      remarks: deal.remarks.filter((each) => each !== "closing" || isClosedToday(plan.results[at])),
    }));
    const summary = summaryOf({ read, records: slice.records }, reports);
    return {
      reports: fitting(reports),
      summary: { ...summary, also },
      people: JSON.stringify(stored),
      lastContactId: 0,
    };
  };

  return {
    async judge(sent) {
      const { part } = sent;
      const from = { part, lastDealId: 0 };
      const slice = await read(sent, from);
      const results = await judged(slice, from);
      const people = peopleResults(slice.deals, results);
      const plan = await planned(slice, people, from);
      const news = await newCompanies(owner, { id, part }, companiesOf(results.results));
      const also = {
        contacts: results.results.filter(({ outcome }) => outcome === "created").length,
        companies: news.length,
      };
      const stored: StoredDeals = {
        people: results.people,
        ids: [],
        deals: storedDeals(plan),
        companies: news,
        newest: { deal: 0, company: 0 },
      };
      return resultOf(slice, { plan, people, also }, stored, (ref) => (ref > 0 ? ref : undefined));
    },
    async run(sent) {
      const { part, report } = sent;
      const last = await newestOfEarlier(owner, { id, part }, ["deal", "company"]);
      const from = { part, lastDealId: last.deal };
      const slice = await read(sent, from);
      const {
        people,
        contactIds,
        stored: added,
      } = await importPeople(owner, slice.deals, {
        ...{ id, part, operation, kind: "deal.import", known, earlier: earlier(part) },
      });
      const plan = await importDeals(owner, { operation, part: partsOf(part).records }, () =>
        planned(slice, people, from),
      );
      const news = await addedSince(owner, operation, last);
      const places = plan.results.flatMap(({ outcome, ref }) =>
        outcome === "created" ? [ref] : [],
      );
      const dealIds = new Map(places.map((place, at) => [place, news.deal[at]]));
      const idOf = (ref: number) => (ref > 0 ? ref : dealIds.get(ref));
      const stored: StoredDeals = {
        ...added,
        deals: storedDeals(plan, idOf),
        companies: [],
        newest: newestOf(last, news),
      };
      const also = { contacts: contactIds.length, companies: news.company.length };
      const result = resultOf(slice, { plan, people, also }, stored, idOf);
      return {
        ...result,
        reports: withChanges(result.reports, report),
        lastContactId: Math.max(0, ...contactIds),
      };
    },
  };
}

/** Where a slice is in its file. */
interface Lookup {
  part: number;
  lastDealId: number;
}

function soughtBy(
  { row, companyKey }: Pick<PlacedDeal, "row" | "companyKey">,
  people: readonly number[],
): SoughtDeal {
  const contactIds = people.filter((ref) => ref > 0);
  return { titleKey: titleKeyOf(row), contactIds, companyKey, ownId: row.ownId };
}
