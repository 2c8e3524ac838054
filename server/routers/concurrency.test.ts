import { env } from "cloudflare:workers";
import type { TRPCError } from "@trpc/server";
import fc from "fast-check";
import { expect, test } from "vitest";
import { brokenLinks, brokenLog, misclosedDeals, sharedPositions } from "../testing/consistency.ts";
import { addFile } from "../testing/files.ts";
import { newPerson, type Person } from "../testing/people.ts";
import { mutationPaths, procedureOf, refusalOf } from "../testing/procedures.ts";
import { dumpWorkspace, wrongFigures } from "../testing/workspace.ts";

/** Rounds of the property; set the environment variable for a longer search. */
const rounds = Number(env.CONCURRENCY_ROUNDS || 24);

/** What calls can name, by kind, and the operations that may be undone. */
type Known = Record<
  | "contact"
  | "trashed"
  | "tag"
  | "company"
  | "deal"
  | "trashedDeal"
  | "stage"
  | "pipeline"
  | "todo"
  | "category"
  | "activity"
  | "file"
  | "view"
  | "rate",
  number[]
> & { operations: string[] };

const selects: Record<keyof Known, string> = {
  contact: "select id from contacts where user_id = ?1 and deleted_at is null order by id limit 4",
  trashed:
    "select id from contacts where user_id = ?1 and deleted_at is not null order by id limit 3",
  tag: "select id from contact_tags where user_id = ?1 and deleted_at is null order by id limit 3",
  company: "select id from companies where user_id = ?1 order by id limit 3",
  deal: "select id from deals where user_id = ?1 and deleted_at is null order by id limit 2",
  trashedDeal:
    "select id from deals where user_id = ?1 and deleted_at is not null order by id limit 3",
  stage: "select id from deal_stages where user_id = ?1 order by pipeline_id, kind, id limit 8",
  pipeline: "select id from pipelines where user_id = ?1 order by id limit 3",
  todo: "select id from todos where user_id = ?1 order by id limit 3",
  category: "select id from categories where user_id = ?1 order by id limit 3",
  activity: "select id from contact_activities where user_id = ?1 order by id limit 3",
  file: "select id from files where user_id = ?1 order by id limit 3",
  view: "select id from saved_views where user_id = ?1 order by id limit 3",
  rate: "select id from exchange_rates where user_id = ?1 order by id limit 3",
  operations: "select key as id from operations where user_id = ?1 order by id desc limit 6",
};

async function knownOf({ userId }: Person): Promise<Known> {
  const names = Object.keys(selects) as (keyof Known)[];
  const answers = await env.DB.batch<{ id: number | string }>(
    names.map((name) => env.DB.prepare(selects[name]).bind(userId)),
  );
  const lists = names.map((name, at) => [name, answers[at]?.results.map(({ id }) => id) ?? []]);
  return Object.fromEntries(lists);
}

/** What a call is made from: existing records, and numbers that select among them. */
interface Choice {
  known: Known;
  /** One item of a list; the same number always selects the same one. */
  one: <T>(list: readonly T[], other: T) => T;
  number: (below: number) => number;
}

type Generator = (choice: Choice) => unknown;

const nobody = 1_000_000;
const color = "#3B82F6";
const names = ["Ann", "Bob", "Lead", "VIP"];
const kinds = ["open", "won", "lost"] as const;
const someKey = () => crypto.randomUUID();
const nameOf = ({ one }: Choice) => one(names, "Ann");
const contactIn = ({ one, known }: Choice) => one(known.contact, nobody);
const dealIn = ({ one, known }: Choice) => one(known.deal, nobody);
/** A lost, open or won stage: so few that two calls often name the same one. */
const stageIn = ({ one, known: { stage } }: Choice) =>
  one([stage[0], stage[2], stage.at(-1)], nobody) ?? nobody;
const tagIn = ({ one, known }: Choice) => one(known.tag, nobody);
const companyIn = ({ one, known }: Choice) => one(known.company, nobody);
const todoIn = ({ one, known }: Choice) => one(known.todo, nobody);
const categoryIn = ({ one, known }: Choice) => one(known.category, nobody);
const others = (list: number[], than: number) => {
  const rest = list.filter((id) => id !== than);
  return rest.length > 0 ? rest.slice(0, 2) : [nobody];
};
/** Half of the edits name a version, which may be the one that the other call overwrites. */
const seen = ({ number }: Choice) => (number(2) ? { version: 1 + number(2) } : {});
const choosing = (choice: Choice, ids: number[]) =>
  choice.number(2) && ids.length > 0 ? { ids } : { filter: {} };

/** An input for each mutation of the router. */
const generators: Record<string, Generator> = {
  "contact.create": (choice) => ({
    firstName: nameOf(choice),
    company: nameOf(choice),
    tagIds: choice.known.tag.slice(0, 1),
  }),
  "contact.update": (choice) => ({
    id: contactIn(choice),
    contact: choice.one<object>(
      [
        { notes: nameOf(choice), company: nameOf(choice) },
        { tagIds: choice.known.tag.slice(0, choice.number(3)) },
        {
          firstName: nameOf(choice),
          email: "a@example.com",
          morePhones: [{ label: null, value: "1" }],
        },
      ],
      {},
    ),
    ...seen(choice),
  }),
  "contact.delete": (choice) => ({ id: contactIn(choice) }),
  "contact.erase": (choice) => ({ id: contactIn(choice) }),
  "contact.restore": ({ one, known }) => ({ id: one(known.trashed, nobody) }),
  "contact.merge": (choice) => {
    const keep = contactIn(choice);
    return { keep, lose: others(choice.known.contact, keep) };
  },
  "contact.addTag": (choice) => ({ contactId: contactIn(choice), tagId: tagIn(choice) }),
  "contact.removeTag": (choice) => ({ contactId: contactIn(choice), tagId: tagIn(choice) }),
  "contact.tagByName": (choice) => ({ contactId: contactIn(choice), name: nameOf(choice) }),
  "contact.bulk": (choice) => ({
    selection: choosing(choice, choice.known.contact.slice(0, 2)),
    deed: choice.one<object>(
      [
        { does: "tag", tagId: tagIn(choice) },
        { does: "untag", tagId: tagIn(choice) },
        { does: "company", company: nameOf(choice) },
        { does: "delete" },
      ],
      {},
    ),
    operation: someKey(),
  }),
  "contact.import": (choice) => ({
    rows: [{ firstName: "Cy", company: nameOf(choice), tags: [nameOf(choice), "New"] }],
    known: choice.one(["add", "fill"], "add"),
    operation: someKey(),
  }),
  "company.create": (choice) => ({ name: nameOf(choice) }),
  "company.update": (choice) => ({
    id: companyIn(choice),
    company: choice.number(2) ? { name: nameOf(choice) } : { notes: nameOf(choice) },
    ...seen(choice),
  }),
  "company.rename": (choice) => ({
    id: companyIn(choice),
    name: nameOf(choice),
    ...seen(choice),
  }),
  "company.merge": (choice) => {
    const keep = companyIn(choice);
    return { keep, lose: others(choice.known.company, keep) };
  },
  "company.delete": (choice) => ({ id: companyIn(choice) }),
  "tag.create": (choice) => ({ name: nameOf(choice), color }),
  "tag.update": (choice) => ({
    id: tagIn(choice),
    tag: choice.number(2) ? { name: nameOf(choice) } : { color: "#10B981" },
    ...seen(choice),
  }),
  "tag.delete": (choice) => ({ id: tagIn(choice) }),
  "view.create": (choice) => ({ list: "contacts", name: nameOf(choice), query: "" }),
  "view.update": (choice) => ({
    id: choice.one(choice.known.view, nobody),
    view: { name: nameOf(choice) },
    ...seen(choice),
  }),
  "view.setDefault": (choice) => ({
    id: choice.one(choice.known.view, nobody),
    isDefault: choice.number(2) === 1,
  }),
  "view.delete": ({ one, known }) => ({ id: one(known.view, nobody) }),
  "duplicate.dismiss": ({ known }) => ({
    ids: known.contact.length > 1 ? known.contact.slice(0, 3) : [nobody, nobody + 1],
  }),
  "deal.create": (choice) => ({
    title: "New",
    value: 5,
    stageId: stageIn(choice),
    contactId: choice.known.contact[0],
    contactIds: choice.known.contact.slice(1, 3),
  }),
  "deal.duplicate": (choice) => ({ id: dealIn(choice) }),
  "deal.update": (choice) => ({
    id: dealIn(choice),
    deal: choice.one<object>(
      [
        { title: nameOf(choice), stageId: stageIn(choice) },
        { value: 7, currency: "EUR" },
        { contactId: contactIn(choice), contactIds: choice.known.contact.slice(0, 2) },
      ],
      {},
    ),
    ...seen(choice),
  }),
  "deal.move": (choice) => ({
    id: dealIn(choice),
    stageId: stageIn(choice),
    afterId: choice.one<number | null | undefined>([null, undefined, dealIn(choice)], null),
  }),
  "deal.delete": (choice) => ({ id: dealIn(choice) }),
  "deal.restore": ({ one, known }) => ({ id: one(known.trashedDeal, nobody) }),
  "deal.bulk": (choice) => ({
    selection: choosing(choice, choice.known.deal),
    deed: choice.one<object>(
      [
        { does: "stage", stageId: stageIn(choice) },
        { does: "stage", stageId: stageIn(choice) },
        { does: "closes", expectedCloseDate: "2026-11-23" },
        { does: "delete" },
      ],
      {},
    ),
    operation: someKey(),
  }),
  "stage.create": (choice) => ({ name: nameOf(choice), kind: choice.one(kinds, "open") }),
  "stage.update": (choice) => ({
    id: stageIn(choice),
    stage: { kind: choice.one(kinds, "open"), probability: choice.number(100) },
    ...seen(choice),
  }),
  "stage.reorder": ({ known }) => ({
    ids: known.stage.length > 0 ? known.stage.toReversed() : [nobody],
  }),
  "stage.delete": (choice) => ({ id: stageIn(choice), moveDealsTo: stageIn(choice) }),
  "pipeline.create": (choice) => ({ name: nameOf(choice) }),
  "pipeline.update": (choice) => ({
    id: choice.one(choice.known.pipeline, nobody),
    pipeline: { name: nameOf(choice) },
    ...seen(choice),
  }),
  "pipeline.reorder": ({ known }) => ({ ids: known.pipeline.toReversed() }),
  "pipeline.delete": (choice) => ({
    id: choice.one(choice.known.pipeline, nobody),
    moveDealsTo: stageIn(choice),
  }),
  "todo.create": (choice) => ({
    title: "Call",
    ...choice.one<object>(
      [
        { dealId: dealIn(choice), dueDate: "2027-01-31", repeat: "FREQ=WEEKLY" },
        { categoryId: categoryIn(choice), companyId: companyIn(choice) },
      ],
      {},
    ),
  }),
  "todo.update": (choice) => ({
    id: todoIn(choice),
    todo: choice.one<object>(
      [
        { status: choice.one(["completed", "archived", "in_progress"], "pending") },
        { categoryId: categoryIn(choice) },
        { dueDate: choice.one([null, "2027-02-01"], null), companyId: companyIn(choice) },
      ],
      {},
    ),
    ...seen(choice),
  }),
  "todo.complete": (choice) => ({ id: todoIn(choice) }),
  "todo.reopen": (choice) => ({ id: todoIn(choice) }),
  "todo.snooze": (choice) => ({ id: todoIn(choice), dueDate: "2027-02-02" }),
  "todo.delete": (choice) => ({ id: todoIn(choice) }),
  "todo.restore": (choice) => ({ id: todoIn(choice) }),
  "todo.bulk": (choice) => ({
    selection: choosing(choice, choice.known.todo.slice(0, 2)),
    deed: choice.one<object>([{ does: "complete" }, { does: "snooze", dueDate: "2027-02-03" }], {
      does: "delete",
    }),
    operation: someKey(),
  }),
  "today.hide": (choice) =>
    choice.one<object>(
      [
        { group: "stale", id: dealIn(choice) },
        { group: "goingCold", id: contactIn(choice) },
      ],
      { group: "withoutNextStep", id: dealIn(choice), until: "2100-01-01" },
    ),
  "category.create": (choice) => ({ name: nameOf(choice), color }),
  "category.update": (choice) => ({
    id: categoryIn(choice),
    category: { name: nameOf(choice) },
    ...seen(choice),
  }),
  "category.delete": (choice) => ({ id: categoryIn(choice) }),
  "activity.create": (choice) => ({
    type: "call",
    contactId: contactIn(choice),
    dealId: dealIn(choice),
  }),
  "activity.update": (choice) => ({
    id: choice.one(choice.known.activity, nobody),
    activity: choice.one<object>(
      [{ timestamp: 1 + choice.number(5) }, { contactId: contactIn(choice) }, { dealId: null }],
      {},
    ),
    ...seen(choice),
  }),
  "activity.delete": ({ one, known }) => ({ id: one(known.activity, nobody) }),
  "activity.restore": ({ one, known }) => ({ id: one(known.activity, nobody) }),
  "file.rename": (choice) => ({
    id: choice.one(choice.known.file, nobody),
    name: nameOf(choice),
    ...seen(choice),
  }),
  "file.delete": ({ one, known }) => ({ id: one(known.file, nobody) }),
  "file.restore": ({ one, known }) => ({ id: one(known.file, nobody) }),
  "change.undo": ({ one, known }) => ({ operation: one(known.operations, someKey()) }),
  "trash.restore": (choice) => trashed(choice),
  "trash.purge": (choice) => trashed(choice),
  "trash.empty": () => ({}),
  "settings.update": (choice) => ({
    settings: choice.one<object>(
      [{ baseCurrency: "EUR" }, { baseCurrency: null }, { name: nameOf(choice) }],
      {},
    ),
    ...seen(choice),
  }),
  "rate.set": (choice) => ({
    currency: "USD",
    day: choice.one(["2026-01-02", "2026-01-03"], "2026-01-02"),
    rate: 1 + choice.number(5),
  }),
  "rate.update": (choice) => ({
    id: choice.one(choice.known.rate, nobody),
    rate: { day: choice.one(["2026-01-02", "2026-01-03"], "2026-01-02") },
    ...seen(choice),
  }),
  "rate.delete": ({ one, known }) => ({ id: one(known.rate, nobody) }),
  "rate.import": (choice) => ({
    base: "EUR",
    rows: [{ currency: "USD", day: "2026-01-02", rate: 1 + choice.number(5) }],
    operation: someKey(),
  }),
  "sample.load": () => ({}),
  "sample.remove": () => ({}),
};

function trashed({ one, known }: Choice) {
  const isDeal = known.trashedDeal.length > 0 && known.trashed.length === 0;
  return isDeal
    ? { kind: "deal", ids: [one(known.trashedDeal, nobody)] }
    : { kind: "contact", ids: [one(known.trashed, nobody)] };
}

/** A person with records of every kind, so that calls find what they name. */
async function withWorkspace(): Promise<Person> {
  const person = await newPerson();
  const { api } = person;
  const [first, second, ...rest] = await api.stage.list();
  const won = rest.find(({ kind }) => kind === "won");
  const tag = await api.tag.create({ name: "Lead", color });
  const ids: number[] = [];
  for (const firstName of ["Ann", "Bob", "Cy", "Di"]) {
    const company = firstName < "C" ? "Ann" : "Bob";
    ids.push((await api.contact.create({ firstName, company, tagIds: [tag.id] })).id);
  }
  const [contactId, ...further] = ids;
  const stages = [first, first, won, second];
  const deals: number[] = [];
  for (const stage of stages) {
    const deal = { title: "Deal", value: 10, stageId: stage?.id, contactId };
    deals.push((await api.deal.create({ ...deal, contactIds: further.slice(0, 1) })).id);
  }
  const category = await api.category.create({ name: "Lead", color });
  await api.todo.create({
    title: "Call",
    dealId: deals[0],
    categoryId: category.id,
    dueDate: "2027-01-31",
    repeat: "FREQ=DAILY",
  });
  await api.activity.create({ type: "meeting", contactId, dealId: deals[1] });
  await api.activity.create({ type: "call", contactId: further[1] });
  await addFile(person, { contactId });
  await api.contact.delete({ id: ids[3] ?? 0 });
  await api.deal.delete({ id: deals[3] ?? 0 });
  await api.settings.update({ settings: { baseCurrency: "EUR" } });
  await api.rate.set({ currency: "USD", day: "2026-01-02", rate: 1.1 });
  await api.view.create({ list: "contacts", name: "All", query: "" });
  return person;
}

interface Call {
  path: string;
  numbers: number[];
}

function inputOf({ path, numbers }: Call, known: Known): unknown {
  let at = 0;
  const number = (below: number) => {
    at += 1;
    return (numbers[at % numbers.length] ?? 0) % below;
  };
  const one = <T>(list: readonly T[], other: T) => list[number(list.length || 1)] ?? other;
  return generators[path]?.({ known, one, number });
}

/** Refusals are valid answers; anything else is an error. */
const allowed = ["NOT_FOUND", "CONFLICT", "BAD_REQUEST"];

async function callAtOnce(person: Person, calls: readonly Call[]): Promise<TRPCError[]> {
  const known = await knownOf(person);
  const refusals = await Promise.all(
    calls.map((call) => refusalOf(procedureOf(person.api, call.path)(inputOf(call, known)))),
  );
  return refusals.filter(
    (each) => each !== undefined && !allowed.includes(each.code),
  ) as TRPCError[];
}

/** Everything that is inconsistent in a workspace; empty if nothing is. */
async function faultsIn({ userId }: Person): Promise<unknown[]> {
  const found = await Promise.all(
    [wrongFigures, misclosedDeals, sharedPositions, brokenLinks, brokenLog].map((check) =>
      check(userId),
    ),
  );
  return found.flat();
}

function callAmong(paths: readonly string[]): fc.Arbitrary<Call> {
  return fc.record({
    path: fc.constantFrom(...paths),
    numbers: fc.array(fc.nat({ max: 1_000 }), { minLength: 6, maxLength: 6 }),
  });
}

function pairAmong(paths: readonly string[]): fc.Arbitrary<[Call, Call]> {
  return fc.tuple(callAmong(paths), callAmong(paths));
}

const ofNouns = (...nouns: string[]) =>
  mutationPaths.filter((path) => nouns.includes(path.split(".")[0] ?? ""));

/** Mostly pairs that write to the same rows: among all pairs these are few. */
const pair = fc.oneof(
  { arbitrary: pairAmong(mutationPaths), weight: 1 },
  {
    arbitrary: pairAmong(ofNouns("contact", "company", "tag", "trash", "duplicate", "change")),
    weight: 1,
  },
  { arbitrary: pairAmong(ofNouns("deal", "stage", "pipeline", "change")), weight: 1 },
  {
    arbitrary: pairAmong(["deal.create", "deal.move", "deal.update", "stage.update"]),
    weight: 4,
  },
);

test("every mutation has a generator", () => {
  expect(Object.keys(generators).toSorted()).toEqual(mutationPaths.toSorted());
});

test("each mutation next to itself and others leaves a workspace consistent", async () => {
  const neighbour = await withWorkspace();
  const before = await dumpWorkspace(neighbour.userId);
  for (const [at, path] of mutationPaths.entries()) {
    const person = await withWorkspace();
    const other = mutationPaths[(at * 7 + 3) % mutationPaths.length] ?? path;
    const numbers = [1, 1, 0, 2, 1, 3];
    const calls = [path, path, other].map((each) => ({ path: each, numbers }));
    expect(await callAtOnce(person, calls), path).toEqual([]);
    expect(await faultsIn(person), `${path} beside ${other}`).toEqual([]);
  }
  expect(await dumpWorkspace(neighbour.userId)).toEqual(before);
});

test("any two mutations at once leave a workspace consistent, and touch no other", {
  timeout: 600_000,
}, async () => {
  const neighbour = await withWorkspace();
  const before = await dumpWorkspace(neighbour.userId);
  await fc.assert(
    fc.asyncProperty(fc.array(pair, { minLength: 4, maxLength: 10 }), async (pairs) => {
      const person = await withWorkspace();
      for (const calls of pairs) {
        expect(await callAtOnce(person, calls)).toEqual([]);
        expect(await faultsIn(person), JSON.stringify(calls)).toEqual([]);
      }
    }),
    { numRuns: rounds, seed: Number(env.CONCURRENCY_SEED || 20_261_129) },
  );
  expect(await dumpWorkspace(neighbour.userId)).toEqual(before);
});
