import { displayName } from "#domain/contact/contact.ts";
import type { Remark } from "#domain/contact/file-row.ts";
import { remarks } from "#domain/contact/file-row.ts";
import type { AlsoAdded } from "#domain/import/draft.ts";
import type { PlacedRow, RecordData, RecordRow } from "#domain/import/record.ts";
import { contactLine } from "#domain/import/row-people.ts";
import type { Owner } from "../../../db/owner.ts";
import { fieldsOf } from "../../contact/fields.ts";
import { judgeRows } from "../../contact/import.ts";
import {
  addedSince,
  companiesOf,
  keysOfEarlier,
  type Newest,
  newCompanies,
  newestOf,
  newestOfEarlier,
} from "../added.ts";
import { withChanges } from "../contacts.ts";
import type { Draft, Slice } from "../draft.ts";
import { earlierPeople, partsOf, type StoredPeople } from "../earlier-people.ts";
import { importPeople } from "../import-people.ts";
import { fitting, summaryOf } from "../report.ts";
import { type PeopleResults, peopleIn, peopleResults } from "../row-people.ts";
import type { Importer, ImporterStart, SliceResult } from "../slice-result.ts";
import type { KnownRecord, RecordKind } from "./kind.ts";
import { readKnown } from "./known.ts";
import { planRecords, type RecordPlan } from "./plan.ts";
import { type ReadRecords, readRecords, seenRecords } from "./reading.ts";
import { recordReports } from "./report.ts";
import { writeRecords } from "./write.ts";

/** What later slices have to know of a slice. */
interface StoredRecords extends StoredPeople {
  /** The records of the workspace that its rows are about. */
  seen: number[];
  /** The keys of the companies and categories that it adds, until it is written. */
  companies: string[];
  categories: string[];
  newest: Newest<"todo" | "company" | "category"> | Newest<"activity" | "company" | "category">;
}

/** Imports the records of a file, with the people, companies and categories that they name. */
export async function recordImporter<
  Row extends RecordRow,
  Data extends RecordData,
  Reading,
  Known extends KnownRecord<Data>,
  Alike,
>(
  kind: RecordKind<Row, Data, Reading, Known, Alike>,
  owner: Owner,
  draft: Draft,
  { written }: ImporterStart,
): Promise<Importer> {
  type Read = ReadRecords<Row>;
  type Plan = RecordPlan<Row, Data, Known>;
  const { rules } = kind;
  const { id, operation, choices } = draft;
  const { known: way } = choices;
  const reading = await kind.readingOf(owner, choices);
  const earlier = (part: number) =>
    earlierPeople(
      owner,
      { id, before: part, written },
      (record) => kind.read(record, reading).row?.people ?? [],
    );
  // People whom the workspace has are never overwritten by a file of other records, nor added again.
  const known = way === "skip" ? "skip" : "fill";

  const planned = async (slice: Read, people: PeopleResults, part: number) => {
    const rows = slice.rows.map(({ row }, at): PlacedRow<Row> => {
      const [contact = null, ...others] = (people.refs[at] ?? []).map((id, index) => {
        const person = people.ofRefs[at]?.[index];
        return { id, name: person ? displayName(fieldsOf(person.contact)) : "" };
      });
      return { row, contact, others };
    });
    const seen = await seenRecords(owner, { id, before: part });
    const known = await readKnown(owner, kind, rows, { reading, way, operation, seen });
    return planRecords(rules, known, way);
  };

  const judged = (slice: Read, part: number) =>
    judgeRows(owner, {
      ...peopleIn(slice.rows),
      operation,
      part: partsOf(part).people,
      known,
      earlier: earlier(part),
    });

  /** The rows of a slice, without people who would be added although no record gets them. */
  const read = async ({ rows: sent, part }: Slice): Promise<Read> => {
    const slice = readRecords(sent, (record) => kind.read(record, reading));
    if (way === "add") return slice;
    const people = peopleResults(slice.rows, await judged(slice, part));
    const { results } = await planned(slice, people, part);
    const rows = slice.rows.map((each, at) => {
      const { after, isLeft } = results[at] ?? {};
      const { contact, others = [] } = after ?? {};
      const needed = new Set([contact, ...others].map((person) => person?.id));
      const kept = each.row.people.filter((_, index) => {
        const ref = people.ofRows[at]?.[index]?.ref ?? 0;
        return ref > 0 || needed.has(ref);
      });
      const beyond = each.row.people.filter((person) => !kept.includes(person));
      // The notes name those for whom a record that may have several contacts has no room.
      const lines = kind.links && !isLeft ? beyond.map(contactLine) : [];
      const description = [each.row.description ?? [], lines].flat().join("\n") || null;
      return { ...each, row: { ...each.row, people: kept, description } };
    });
    return { ...slice, rows };
  };

  const resultOf = (
    slice: Read,
    { plan, people, also }: { plan: Plan; people: PeopleResults; also: AlsoAdded },
    stored: StoredRecords,
    ids: readonly number[],
  ): SliceResult => {
    const reports = recordReports(slice, plan, { rules, people, ids });
    const read = slice.rows.map((each, at) => {
      const { given } = plan.results[at] ?? {};
      const isUnknown = given?.row.deal != null && given.deal === null;
      const found: Remark[] = isUnknown ? [...each.remarks, "deal"] : each.remarks;
      return { ...each, remarks: remarks.filter((remark) => found.includes(remark)) };
    });
    const summary = summaryOf({ read, records: slice.records }, reports);
    return {
      reports: fitting(reports),
      summary: { ...summary, also },
      people: JSON.stringify(stored),
      lastContactId: 0,
    };
  };
  const seenIn = ({ results }: Plan) => results.flatMap((result) => result.read?.id ?? []);

  return {
    async judge(sent) {
      const { part } = sent;
      const slice = await read(sent);
      const results = await judged(slice, part);
      const people = peopleResults(slice.rows, results);
      const plan = await planned(slice, people, part);
      const names = [...companiesOf(results.results), ...plan.companies.values()];
      const keys = [...plan.categories.keys()];
      const [companies, taken] = await Promise.all([
        newCompanies(owner, { id, part }, names),
        keysOfEarlier(owner, { id, part }, { list: "categories", keys }),
      ]);
      const categories = keys.filter((key) => !taken.includes(key));
      const also = {
        contacts: results.results.filter(({ outcome }) => outcome === "created").length,
        companies: companies.length,
        categories: categories.length,
      };
      const newest = { [kind.noun]: 0, company: 0, category: 0 } as StoredRecords["newest"];
      const stored = { people: results.people, ids: [], seen: seenIn(plan), companies, categories };
      return resultOf(slice, { plan, people, also }, { ...stored, newest }, []);
    },
    async run(sent) {
      const { part, report } = sent;
      const nouns = [kind.noun, "company", "category"] as const;
      const last = await newestOfEarlier(owner, { id, part }, nouns);
      const slice = await read(sent);
      const {
        people,
        contactIds,
        stored: added,
      } = await importPeople(owner, slice.rows, {
        ...{ id, part, operation, kind: kind.operation, known, earlier: earlier(part) },
      });
      const plan = await writeRecords(owner, kind, { operation, part: partsOf(part).records }, () =>
        planned(slice, people, part),
      );
      const news = await addedSince(owner, operation, last);
      const stored: StoredRecords = {
        ...added,
        seen: seenIn(plan),
        companies: [],
        categories: [],
        newest: newestOf(last, news),
      };
      const also = {
        contacts: contactIds.length,
        companies: news.company.length,
        categories: news.category.length,
      };
      const result = resultOf(slice, { plan, people, also }, stored, news[kind.noun]);
      return {
        ...result,
        reports: withChanges(result.reports, report),
        lastContactId: Math.max(0, ...contactIds),
      };
    },
  };
}
