import fc from "fast-check";
import { expect, test } from "vitest";
import { type DealSort, dealSorts } from "#domain/deal/list.ts";
import type { DealFilter } from "#domain/deal/list-input.ts";
import { newTally, withTally } from "../../db/meter.ts";
import { newPerson, type Person } from "../../testing/people.ts";
import { refusalOf } from "../../testing/procedures.ts";

type Listed = Awaited<ReturnType<Person["api"]["deal"]["list"]>>["items"][number];

/** 24 deals in six stages and three currencies, with people, companies, tags, days and tasks, or without. */
async function workspaceOfDeals() {
  const person = await newPerson();
  const { api } = person;
  const { id: pipelineId } = await api.pipeline.create({ name: "Second" });
  const stages = [...(await api.stage.list()), ...(await api.stage.list({ pipelineId }))];
  const tags: number[] = [];
  for (const name of ["Lead", "VIP"])
    tags.push((await api.tag.create({ name, color: "#3B82F6" })).id);
  const people: number[] = [];
  for (const [firstName, company, tagIds] of [
    ["Ann", "Acme", tags],
    ["Bob", "acme", tags.slice(0, 1)],
    ["Cyd", null, []],
  ] as const) {
    people.push((await api.contact.create({ firstName, company, tagIds: [...tagIds] })).id);
  }
  const days = ["2020-05-01", null, "2030-01-15", "2031-07-01", null];
  for (let n = 0; n < 24; n += 1) {
    const stage = stages[(n * 5) % stages.length];
    const { id } = await api.deal.create({
      title: ["Website", "Élan", "website", "Zebra"][n % 4] ?? "",
      value: n % 5 === 4 ? null : 100 * (1 + (n % 5)),
      currency: ["AUD", "JPY", "EUR"][n % 3],
      stageId: stage?.id,
      contactId: n % 4 === 3 ? null : people[n % 3],
      contactIds: n % 5 === 0 ? [people[(n + 1) % 3] ?? 0] : [],
      expectedCloseDate: days[n % 5],
      ...(stage?.kind === "open" ? {} : { closedDate: n % 2 === 0 ? "2024-01-01" : "2026-01-01" }),
    });
    if (n % 4 === 0) await api.todo.create({ title: "Call", dealId: id });
  }
  const { items } = await api.deal.list({ limit: 100 });
  const { companyId } = await api.contact.byId({ id: people[0] ?? 0 });
  return { person, items, stages, tags, people, pipelineId, companyId: companyId ?? 0 };
}

const minor = (deal: Listed) => Math.round((deal.value ?? 0) * (deal.currency === "JPY" ? 1 : 100));
const folded = (title: string) => title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const compare = (one: string | number, other: string | number) =>
  one < other ? -1 : one > other ? 1 : 0;

const comparisons: Record<Exclude<DealSort, "board">, (one: Listed, other: Listed) => number> = {
  oldest: (one, other) => one.id - other.id,
  newest: (one, other) => other.id - one.id,
  title: (one, other) => compare(folded(one.title), folded(other.title)) || one.id - other.id,
  "title-desc": (one, other) => comparisons.title(other, one),
  closes: (one, other) =>
    compare(one.expectedCloseDate ?? "9", other.expectedCloseDate ?? "9") || one.id - other.id,
  "closes-desc": (one, other) =>
    compare(other.expectedCloseDate ?? "0", one.expectedCloseDate ?? "0") || other.id - one.id,
  value: (one, other) =>
    compare(one.currency, other.currency) || minor(one) - minor(other) || one.id - other.id,
  "value-desc": (one, other) => comparisons.value(other, one),
  "updated-asc": (one, other) => one.updatedAt - other.updatedAt || one.id - other.id,
  updated: (one, other) => comparisons["updated-asc"](other, one),
};

/** Pages through a list to its end and back, and returns the ids each way. */
async function walk({ api }: Person, query: DealFilter & { sort: DealSort; limit: number }) {
  const there: number[] = [];
  let cursor: string | null = null;
  let page: Awaited<ReturnType<typeof api.deal.list>>;
  do {
    page = await api.deal.list({ ...query, cursor });
    there.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  const back = page.items.map(({ id }) => id);
  while (page.prevCursor !== null) {
    page = await api.deal.list({ ...query, cursor: page.prevCursor });
    back.unshift(...page.items.map(({ id }) => id));
  }
  return { there, back, total: page.total };
}

test("paging in each order, filtered or not, shows each deal once, both ways", async () => {
  const workspace = await workspaceOfDeals();
  const { person, items, tags, stages, people } = workspace;
  const kindOf = (deal: Listed) => stages.find(({ id }) => id === deal.stageId)?.kind;
  const tagged = (deal: Listed, id = 0) => deal.tags.some((tag) => tag.id === id);
  const isOpen = (deal: Listed) => kindOf(deal) === "open";
  const [lead = 0, vip = 0] = tags;
  const filters: [DealFilter, (deal: Listed) => boolean][] = [
    [{}, () => true],
    [{ kind: "open" }, isOpen],
    [
      { pipelineId: workspace.pipelineId, kind: "won" },
      (deal) => stages.findIndex(({ id }) => id === deal.stageId) > 5 && kindOf(deal) === "won",
    ],
    [{ companyId: workspace.companyId }, (deal) => deal.contact?.companyId === workspace.companyId],
    [{ tagIds: [lead, vip] }, (deal) => tagged(deal, lead)],
    [{ allTagIds: [lead, vip] }, (deal) => tagged(deal, vip)],
    [{ noTagIds: [vip] }, (deal) => !tagged(deal, vip)],
    [
      { currency: "JPY", valueFrom: 200, valueTo: 400 },
      ({ currency, value }) => currency === "JPY" && value !== null && value >= 200 && value <= 400,
    ],
    [{ valueless: true }, ({ value }) => value === null],
    [{ valueTo: 200 }, ({ value }) => value !== null && value <= 200],
    [
      { closesFrom: "2030-01-01", closesTo: "2030-12-31" },
      (deal) => deal.expectedCloseDate === "2030-01-15",
    ],
    [
      { closesBefore: "2025-01-01" },
      (deal) => isOpen(deal) && deal.expectedCloseDate === "2020-05-01",
    ],
    [{ stepless: true }, (deal) => isOpen(deal) && !deal.nextStep],
    [{ closedFrom: "2025-01-01" }, (deal) => deal.closedDate === "2026-01-01"],
    [
      { search: "elan acme" },
      (deal) => deal.title === "Élan" && /acme/i.test(deal.contact?.company ?? ""),
    ],
    [
      { search: "website", noTagIds: [vip] },
      (deal) => /website/i.test(deal.title) && !tagged(deal, vip),
    ],
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...dealSorts.filter((sort) => sort !== "board")),
      fc.constantFrom(...filters),
      fc.integer({ min: 1, max: 9 }),
      async (sort, [filter, isIn], limit) => {
        const wanted = items
          .filter(isIn)
          .toSorted(comparisons[sort])
          .map(({ id }) => id);
        const { there, back, total } = await walk(person, { ...filter, sort, limit });
        expect({ sort, filter, there }).toEqual({ sort, filter, there: wanted });
        expect(back).toEqual(wanted);
        expect(total).toBe(wanted.length);
      },
    ),
    { numRuns: 60 },
  );
  const first = people[0] ?? 0;
  const theirs = await person.api.deal.list({ contactId: first, sort: "title", limit: 100 });
  expect(theirs.items.some(({ contactId }) => contactId !== first)).toBe(true);
  expect(theirs.contact).toMatchObject({ firstName: "Ann" });
});

test("a stage has the board's order, unless another is asked for", async () => {
  const { person, stages } = await workspaceOfDeals();
  const { api } = person;
  const stageId = stages[0]?.id ?? 0;
  const [column] = (await api.deal.board()).columns;
  const onBoard = column?.deals.map(({ id }) => id) ?? [];
  expect(onBoard.length).toBeGreaterThan(1);
  const { there, back } = await walk(person, { stageId, sort: "board", limit: 1 });
  expect(there).toEqual(onBoard);
  expect(back).toEqual(onBoard);
  const oldest = await api.deal.list({ stageId, sort: "oldest" });
  expect(oldest.items.map(({ id }) => id)).toEqual(onBoard.toSorted((one, other) => one - other));
  expect((await api.deal.list({ stageId, kind: "won" })).items).toEqual([]);
});

test("counts and sums of a list equal those of its deals, however they are computed", async () => {
  const { person, items, companyId } = await workspaceOfDeals();
  const sums = (deals: Listed[]) => {
    const sum: Record<string, number> = {};
    for (const { currency, value } of deals) sum[currency] = (sum[currency] ?? 0) + (value ?? 0);
    return sum;
  };
  for (const filter of [{ kind: "open" as const }, { currency: "EUR" }, { companyId }]) {
    const list = await person.api.deal.list({ ...filter, limit: 100 });
    expect(list.items.length).toBeLessThan(items.length);
    expect(list).toMatchObject({ total: list.items.length, totalCapped: false });
    const shown = list.totals?.map(({ currency, total }) => [currency, total]);
    expect(Object.fromEntries(shown ?? [])).toEqual(sums(list.items));
  }
});

test("a deleted tag is refused, or matches nothing on request", async () => {
  const { api } = await newPerson();
  await api.deal.create({ title: "A", value: 1 });
  expect(await refusalOf(api.deal.list({ tagIds: [99] }))).toMatchObject({ code: "NOT_FOUND" });
  expect(await api.deal.list({ tagIds: [99], goneTags: "empty" })).toMatchObject({ total: 0 });
  expect(await api.deal.list({ noTagIds: [99], goneTags: "empty" })).toMatchObject({ total: 1 });
});

test("a page of 1,000 deals, or of 4,000, costs what it shows, in each order", async () => {
  const person = await newPerson();
  const { api, owner, userId } = person;
  const stages = await api.stage.list();
  const { id: contactId } = await api.contact.create({ firstName: "Sarah", company: "Acme" });
  let made = 0;
  for (const deals of [1_000, 4_000]) {
    const rows = Array.from({ length: deals - made }, (_, index) => {
      const at = made + index;
      const stage = stages[at % stages.length];
      const day = at % 3 === 0 ? null : 1_700_000_000_000 + (at % 50) * 86_400_000;
      return [stage?.id, `a${String(at).padStart(5, "0")}`, day, at];
    });
    await owner.db.$client
      .prepare(
        `insert into deals (title, contact_id, value, value_minor, currency, stage_id, position,
          expected_close_date, user_id, created_at, updated_at, search_text)
        select 'Deal', case when value ->> 3 < 30 then ?1 end, 10, 1000 + (value ->> 3) % 7, 'AUD', value ->> 0,
          value ->> 1, value ->> 2, ?2, 1, 1 + (value ->> 3) % 9, 'deal ' || (value ->> 3) from json_each(?3)`,
      )
      .bind(contactId, userId, JSON.stringify(rows))
      .run();
    made = deals;
    const stageId = stages[0]?.id;
    for (const sort of dealSorts) {
      const query = { sort, limit: 50, ...(sort === "board" && { stageId }) };
      const first = await api.deal.list(query);
      expect(first).toMatchObject({ totalCapped: false, items: { length: 50 } });
      const tally = newTally();
      await withTally(tally, () => api.deal.list({ ...query, cursor: first.nextCursor }));
      expect(tally.queries).toBe(1);
      // By update, the first 51 of each stage are combined.
      const perStage = sort.startsWith("updated") ? 6 * 5 * 51 : 0;
      expect(tally.read, sort).toBeLessThanOrEqual(60 + 5 * 50 + perStage);
    }
    const tally = newTally();
    const theirs = await withTally(tally, () => api.deal.list({ contactId, sort: "title" }));
    expect(theirs.total).toBe(30);
    expect(tally.queries).toBe(2);
    expect(tally.read).toBeLessThanOrEqual(100 + 10 * 30);
    expect(await api.deal.list({ valueFrom: 1 })).toMatchObject({
      total: 1_000,
      totalCapped: deals > 1_000,
    });
  }
});
