import { beforeAll, expect, test } from "vitest";
import { newTally, type Tally, withTally } from "../../db/meter.ts";
import { lengthenLog } from "../../testing/long-log.ts";
import { newPerson, type Person } from "../../testing/people.ts";

/* Costs of histories don't grow with the log: tested with 1,000 and 20,000 operations. */

interface Workspace {
  person: Person;
  began: number;
  contact: number;
  deal: number;
}

const workspaces: Workspace[] = [];

async function costOf<T>(work: () => Promise<T>): Promise<{ tally: Tally; answer: T }> {
  const tally = newTally();
  const answer = await withTally(tally, work);
  return { tally, answer };
}

beforeAll(async () => {
  for (const size of [1_000, 20_000]) {
    const person = await newPerson();
    const { api } = person;
    const rows = Array.from({ length: 500 }, (_, index) => ({
      firstName: `Ann ${index}`,
      tags: ["Imported"],
    }));
    await api.contact.import({ rows, operation: crypto.randomUUID() });
    const began = await lengthenLog(person, size);
    const [first] = (await api.contact.list({ limit: 1 })).items;
    const contact = first?.id ?? 0;
    for (let count = 0; count < 30; count += 1) {
      await api.contact.update({ id: contact, contact: { jobTitle: `Job ${count}` } });
    }
    const stages = await api.stage.list();
    const deal = await api.deal.create({ title: "Website", value: 1, contactId: contact });
    for (let count = 0; count < 30; count += 1) {
      await api.deal.move({ id: deal.id, stageId: stages[count % 5]?.id ?? 0 });
    }
    workspaces.push({ person, began, contact, deal: deal.id });
  }
});

test("the activity costs 9 rows for each operation shown", async () => {
  for (const { person, began } of workspaces) {
    const { list } = person.api.change;
    const minute = 60_000;
    for (const query of [
      {},
      { cursor: (await list({ limit: 70 })).nextCursor },
      { cursor: (await list({ limit: 70, since: began + 300 * minute })).nextCursor },
      { since: began + 100 * minute, until: began + 300 * minute },
    ]) {
      const { tally, answer } = await costOf(() => list(query));
      expect(answer.items).toHaveLength(50);
      expect(tally).toMatchObject({ queries: 1, written: 0 });
      // A range of times is searched in the log's order: some 4 probes per end for each doubling.
      expect(tally.read).toBeLessThanOrEqual(("since" in query ? 260 : 10) + 9 * 51);
    }
  }
});

test("the latest operations of a workspace cost 6 rows each", async () => {
  for (const { person } of workspaces) {
    const { list, latest } = person.api.change;
    const { tally, answer } = await costOf(() => latest());
    expect(answer).toHaveLength(5);
    expect(tally).toMatchObject({ queries: 1, written: 0 });
    // Plus the entry after the last of them in the log, and the session check.
    expect(tally.read).toBeLessThanOrEqual(6 * 5 + 2);
    const { items } = await list({ limit: 5 });
    const named = items.map((entry) => ({
      ...entry,
      change: entry.change && { ...entry.change, lines: [] },
    }));
    expect(answer).toEqual(named);
  }
});

test("a filtered log reads what it looks through, and no more", async () => {
  for (const { person, began } of workspaces) {
    const { list } = person.api.change;
    for (const query of [
      { deed: "imported" },
      { deed: "added", entity: "tag" },
      { entity: "contact" },
      { entity: "stage", until: began + 900 * 60_000 },
    ] as const) {
      const { tally, answer } = await costOf(() => list(query));
      expect(tally).toMatchObject({ queries: 1, written: 0 });
      expect(tally.read).toBeLessThanOrEqual(2 * 300 + 9 * answer.items.length + 260);
    }
  }
});

test("a record's history costs 3 rows for each entry, and 2 for each name in it", async () => {
  for (const { person, contact, deal } of workspaces) {
    const { history } = person.api.change;
    const first = await costOf(() => history({ entity: "contact", id: contact }));
    expect(first.answer.items).toHaveLength(10);
    expect(first.tally).toMatchObject({ queries: 1, written: 0 });
    expect(first.tally.read).toBeLessThanOrEqual(3 * 10 + 1);
    const cursor = first.answer.nextCursor;
    const second = await costOf(() => history({ entity: "contact", id: contact, cursor }));
    expect(second.tally.read).toBeLessThanOrEqual(3 * 10 + 1);
    const moves = await costOf(() => history({ entity: "deal", id: deal }));
    // One more row is for the session check.
    expect(moves.tally.read).toBeLessThanOrEqual((3 + 2) * 10 + 1);
  }
});

test("one operation of 500 records costs its page", async () => {
  for (const { person } of workspaces) {
    const [deed] = (await person.api.change.list({ deed: "imported", until: Date.now() })).items;
    const first = (await person.api.change.list({ since: 1, limit: 1 })).items[0];
    const operation = (deed ?? first)?.operation ?? "";
    const { tally, answer } = await costOf(() => person.api.change.operation({ operation }));
    expect(answer.changes.items.length).toBeGreaterThan(0);
    expect(tally).toMatchObject({ queries: 1, written: 0 });
    expect(tally.read).toBeLessThanOrEqual(1_000);
  }
});
