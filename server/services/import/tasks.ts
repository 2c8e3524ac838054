import { displayName } from "#domain/contact/contact.ts";
import type { Remark } from "#domain/contact/file-row.ts";
import { remarks } from "#domain/contact/file-row.ts";
import type { AlsoAdded } from "#domain/import/draft.ts";
import { readTaskRecord } from "#domain/todo/from-row.ts";
import type { Owner } from "../../db/owner.ts";
import { fieldsOf } from "../contact/fields.ts";
import { judgeRows } from "../contact/import.ts";
import { importTasks } from "../todo/import.ts";
import { readKnownTasks } from "../todo/import-known.ts";
import { planTasks, type TaskPlan } from "../todo/import-plan.ts";
import {
  addedSince,
  companiesOf,
  keysOfEarlier,
  newCompanies,
  newestOf,
  newestOfEarlier,
} from "./added.ts";
import { withChanges } from "./contacts.ts";
import type { Draft, Slice } from "./draft.ts";
import { earlierPeople, partsOf } from "./earlier-people.ts";
import { importPeople } from "./import-people.ts";
import { fitting, summaryOf } from "./report.ts";
import { type PeopleResults, peopleIn, peopleResults } from "./row-people.ts";
import type { Importer, ImporterStart, SliceResult } from "./slice-result.ts";
import {
  type ReadTasks,
  readTasks,
  type StoredTasks,
  seenTasks,
  taskReading,
} from "./task-reading.ts";
import { taskReports } from "./task-report.ts";

/** Imports the tasks of a file, with the people, companies and categories that they name. */
export async function taskImporter(
  owner: Owner,
  draft: Draft,
  { before, written }: ImporterStart,
): Promise<Importer> {
  const { id, operation, choices } = draft;
  const { known: way } = choices;
  const reading = await taskReading(owner, choices);
  const earlier = await earlierPeople(
    owner,
    { id, before, written },
    (record) => readTaskRecord(record, reading).task?.people ?? [],
  );
  // People whom the workspace has are never overwritten by a file of tasks, nor added again.
  const known = way === "skip" ? "skip" : "fill";

  const planned = async (slice: ReadTasks, people: PeopleResults, part: number) => {
    const rows = slice.tasks.map(({ row }, at) => {
      const [ref] = people.refs[at] ?? [];
      const [person] = people.ofRows[at] ?? [];
      const name = person ? displayName(fieldsOf(person.contact)) : "";
      return { row, contact: ref === undefined ? null : { id: ref, name } };
    });
    const seen = await seenTasks(owner, { id, before: part });
    const ofWorkspace = await readKnownTasks(owner, rows, { way, operation, seen });
    return planTasks(rows, { way, known: ofWorkspace, today: reading.today });
  };

  const judged = (slice: ReadTasks, part: number) =>
    judgeRows(owner, {
      ...peopleIn(slice.tasks),
      operation,
      part: partsOf(part).people,
      known,
      earlier,
    });

  /** The rows of a slice, without people who would be added although no task gets them. */
  const read = async ({ rows, part }: Slice): Promise<ReadTasks> => {
    const slice = readTasks(rows, reading);
    if (way === "add") return slice;
    const people = peopleResults(slice.tasks, await judged(slice, part));
    const { results } = await planned(slice, people, part);
    const tasks = slice.tasks.map((task, at) => {
      const [ref = 0] = people.refs[at] ?? [];
      const isNeeded = ref > 0 || results[at]?.after.contact?.id === ref;
      return isNeeded ? task : { ...task, row: { ...task.row, people: [] } };
    });
    return { ...slice, tasks };
  };

  const resultOf = (
    slice: ReadTasks,
    { plan, people, also }: { plan: TaskPlan; people: PeopleResults; also: AlsoAdded },
    stored: StoredTasks,
    ids: readonly number[],
  ): SliceResult => {
    const reports = taskReports(slice, plan, { people, ids });
    const read = slice.tasks.map((task, at) => {
      const { given } = plan.results[at] ?? {};
      const isUnknown = given?.row.deal != null && given.deal === null;
      const found: Remark[] = isUnknown ? [...task.remarks, "deal"] : task.remarks;
      return { ...task, remarks: remarks.filter((remark) => found.includes(remark)) };
    });
    const summary = summaryOf({ read, records: slice.records }, reports);
    return {
      reports: fitting(reports),
      summary: { ...summary, also },
      people: JSON.stringify(stored),
      lastContactId: 0,
    };
  };
  const seenIn = ({ results }: TaskPlan) => results.flatMap((result) => result.read?.id ?? []);

  return {
    async judge(sent) {
      const { part } = sent;
      const slice = await read(sent);
      const results = await judged(slice, part);
      const people = peopleResults(slice.tasks, results);
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
      const newest = { todo: 0, company: 0, category: 0 };
      const stored = { people: results.people, ids: [], seen: seenIn(plan), companies, categories };
      earlier.addStored(stored);
      return resultOf(slice, { plan, people, also }, { ...stored, newest }, []);
    },
    async run(sent) {
      const { part, report } = sent;
      const nouns = ["todo", "company", "category"] as const;
      const last = await newestOfEarlier(owner, { id, part }, nouns);
      const slice = await read(sent);
      const {
        people,
        contactIds,
        stored: added,
      } = await importPeople(owner, slice.tasks, {
        ...{ id, part, operation, kind: "todo.import", known, earlier },
      });
      const plan = await importTasks(owner, { operation, part: partsOf(part).records }, () =>
        planned(slice, people, part),
      );
      const news = await addedSince(owner, operation, last);
      const stored: StoredTasks = {
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
      const result = resultOf(slice, { plan, people, also }, stored, news.todo);
      return {
        ...result,
        reports: withChanges(result.reports, report),
        lastContactId: Math.max(0, ...contactIds),
      };
    },
  };
}
