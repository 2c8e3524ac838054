import { beforeAll, expect, test } from "vitest";
import { writeCursor } from "../../db/cursor.ts";
import { newTally, type Tally, withTally } from "../../db/meter.ts";
import { newPerson, type Person } from "../../testing/people.ts";

/* Costs of companies don't grow with the workspace: tested with 1,000 and 20,000 contacts. */

interface Workspace {
  size: number;
  person: Person;
  /** The company of every tenth contact. */
  big: number;
}

const workspaces: Workspace[] = [];

async function costOf<T>(work: () => Promise<T>): Promise<{ tally: Tally; answer: T }> {
  const tally = newTally();
  const answer = await withTally(tally, work);
  return { tally, answer };
}

/** A quarter as many companies as contacts, one of them large, and a few deals. */
beforeAll(async () => {
  for (const size of [1_000, 20_000]) {
    const person = await newPerson();
    const { api } = person;
    const { id: big } = await api.company.create({ name: "Big" });
    for (let from = 0; from < size; from += 1_000) {
      const rows = Array.from({ length: 1_000 }, (_, offset) => {
        const index = from + offset;
        const company = index % 10 === 0 ? "Big" : `Company ${(index * 7_919) % (size / 4)}`;
        return { firstName: `Ann ${index}`, email: `ann-${index}@example.com`, company };
      });
      await api.contact.import({ rows, operation: crypto.randomUUID() });
    }
    const { items } = await api.company.people({ id: big });
    const stages = await api.stage.list();
    for (const [index, { id }] of items.slice(0, 30).entries()) {
      const stageId = stages[index % stages.length]?.id;
      await api.deal.create({ title: `Deal ${index}`, value: 1, contactId: id, stageId });
    }
    workspaces.push({ size, person, big });
  }
});

test("a page of companies by name costs 1 round trip and the same rows, wherever it starts", async () => {
  for (const { size, person } of workspaces) {
    const { list } = person.api.company;
    const places = [
      null,
      writeCursor({ side: "after", keys: ["company 17"] }),
      writeCursor({ side: "before", keys: ["company 17"] }),
      writeCursor({ side: "before", keys: ["z"] }),
    ];
    for (const cursor of places) {
      for (const limit of [10, 50, 100]) {
        const { tally, answer } = await costOf(() => list({ cursor, limit }));
        expect(answer.items.length).toBeGreaterThanOrEqual(Math.min(limit, 50));
        expect(answer).toMatchObject({ total: (9 * size) / 40 + 1, totalCapped: false });
        expect(tally).toMatchObject({ queries: 1, written: 0 });
        const deals = answer.items.reduce((sum, { openDeals }) => sum + openDeals, 0);
        expect(tally.read).toBeLessThanOrEqual(20 + 4 * limit + (deals > 0 ? 2 * 30 : 0));
      }
    }
  }
});

test("companies by their people and a search take 1 round trip", async () => {
  for (const { person } of workspaces) {
    const { company } = person.api;
    for (const query of [{ sort: "people" }, { search: "company 1" }] as const) {
      const { tally, answer } = await costOf(() => company.list(query));
      expect(answer.items).toHaveLength(50);
      expect(tally).toMatchObject({ queries: 1, written: 0 });
    }
    for (const search of ["big", "company 1"]) {
      const { tally } = await costOf(() => company.suggest({ search }));
      expect(tally).toMatchObject({ queries: 1, written: 0 });
    }
  }
});

test("a company's page costs 1 round trip, and 40 rows and 3 more for each person and deal", async () => {
  for (const { person, big } of workspaces) {
    const { company } = person.api;
    const first = await costOf(() => company.page({ id: big }));
    const { people, deals } = first.answer;
    expect([people.items.length, deals.length]).toEqual([15, 20]);
    const cursor = people.nextCursor;
    const second = await costOf(() => company.page({ id: big, people: cursor }));
    const whole = await costOf(() => company.byId({ id: big }));
    for (const { tally } of [first, second, whole]) {
      expect(tally).toMatchObject({ queries: 1, written: 0 });
      // The figures are counted from all of its deals.
      expect(tally.read).toBeLessThanOrEqual(40 + 3 * (15 + 20) + 2 * 30);
    }
    const more = await costOf(() => company.people({ id: big, cursor, limit: 50 }));
    expect(more.answer.items).toHaveLength(50);
    expect(more.tally.read).toBeLessThanOrEqual(20 + 3 * 50);
  }
});

test("an operation with a company costs what its people do, in 1 round trip, or 2 where it reads first", async () => {
  for (const { person } of workspaces) {
    const { api } = person;
    const made = await costOf(() => api.company.create({ name: "Ten" }));
    expect(made.tally.written).toBeLessThanOrEqual(9);
    const rows = Array.from({ length: 10 }, (_, index) => ({
      firstName: `Ten ${index}`,
      company: "Ten",
    }));
    await api.contact.import({ rows, operation: crypto.randomUUID() });
    const { id } = made.answer;
    const keep = (await api.company.create({ name: "Twenty" })).id;
    const edit = { id, company: { city: "Perth" }, version: 1 };
    const edited = await costOf(() => api.company.update(edit));
    expect(edited.tally.queries).toBe(2);
    expect(edited.tally.read).toBeLessThanOrEqual(60);
    expect(edited.tally.written).toBeLessThanOrEqual(6);
    const costs = [
      await costOf(() => api.company.update({ id, company: { name: "Eleven" } })),
      await costOf(() => api.company.merge({ keep, lose: [id] })),
      await costOf(() => api.company.delete({ id: keep })),
    ];
    expect(costs.map(({ tally }) => tally.queries)).toEqual([1, 2, 1]);
    for (const { tally, answer } of costs) {
      expect(answer.people).toBe(10);
      expect(tally.read).toBeLessThanOrEqual(80 + 20 * 10);
      expect(tally.written).toBeLessThanOrEqual(20 + 10 * 10);
    }
  }
});
