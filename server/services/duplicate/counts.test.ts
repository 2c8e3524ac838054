import { beforeAll, expect, test } from "vitest";
import { newTally, type Tally, withTally } from "../../db/meter.ts";
import { importCrowd } from "../../testing/crowd.ts";
import { newPerson, type Person } from "../../testing/people.ts";

interface Workspace {
  size: number;
  person: Person;
}

const workspaces: Workspace[] = [];

async function costOf<T>(work: () => Promise<T>): Promise<{ tally: Tally; answer: T }> {
  const tally = newTally();
  const answer = await withTally(tally, work);
  return { tally, answer };
}

/**
 * Adds duplicates of every twentieth contact of a small crowd, and a hundred who share one number.
 */
async function duplicates({ api }: Person) {
  const twins = Array.from({ length: 50 }, (_, index) => ({
    firstName: "Twin",
    lastName: String(index),
    email: `PERSON-${index * 20}@example.com`,
    phone: `0${410_000_000 + index * 20}`,
    moreEmails: [{ label: null, value: `twin-${index}@example.org` }],
  }));
  const staff = Array.from({ length: 100 }, (_, index) => ({
    firstName: `Staff ${index}`,
    phone: "02 9000 0000",
  }));
  await api.contact.import({ rows: [...twins, ...staff], operation: crypto.randomUUID() });
}

beforeAll(async () => {
  for (const size of [1_000, 20_000]) {
    const person = await newPerson();
    await importCrowd(person, size);
    await duplicates(person);
    workspaces.push({ size, person });
  }
});

/** Every page of a workspace's list, with its cost and the number of contacts shown. */
async function pagesOf({ api }: Person): Promise<{ read: number; shown: number; more: boolean }[]> {
  const pages = [];
  let cursor: string | null = null;
  do {
    const { tally, answer } = await costOf(() => api.duplicate.list({ cursor }));
    expect(tally).toMatchObject({ queries: 2, written: 0 });
    const shown = answer.items.reduce((sum, { contacts }) => sum + contacts.length, 0);
    pages.push({ read: tally.read, shown, more: answer.items.some(({ more }) => more) });
    cursor = answer.nextCursor;
  } while (cursor);
  return pages;
}

test("a page of duplicates costs 2 round trips and the same rows whatever the workspace's size", async () => {
  const [small = [], large = []] = await Promise.all(
    workspaces.map(({ person }) => pagesOf(person)),
  );
  expect(large.map(({ shown }) => shown)).toEqual(small.map(({ shown }) => shown));
  for (const [index, { read, shown, more }] of large.entries()) {
    expect(Math.abs(read - (small[index]?.read ?? 0))).toBeLessThanOrEqual(10);
    // The last page has skipped names and phones that have already been shown, and looks at a group
    // of 50.
    expect(read).toBeLessThanOrEqual(more ? 2_000 : 20 + 15 * shown);
  }
});

test("the duplicates of a contact cost 1 round trip, and few rows where there are none", async () => {
  for (const { person } of workspaces) {
    const { api } = person;
    const { items } = await api.contact.list({ search: "ann 1", limit: 1 });
    const [twins] = (await api.duplicate.list()).items;
    const alone = await costOf(() => api.duplicate.ofContact({ id: items[0]?.id ?? 0 }));
    expect(alone.tally).toMatchObject({ queries: 1, written: 0 });
    expect([alone.answer, alone.tally.read <= 10]).toEqual([[], true]);
    for (const id of twins?.ids ?? []) {
      const { tally, answer } = await costOf(() => api.duplicate.ofContact({ id }));
      expect(answer).toHaveLength(1);
      expect(tally.read).toBeLessThanOrEqual(40);
    }
    const typed = { firstName: "Twin", email: "person-20@example.com", phone: "0290000000" };
    const similar = await costOf(() => api.duplicate.similar(typed));
    expect(similar.tally).toMatchObject({ queries: 1, written: 0 });
    expect(similar.tally.read).toBeLessThanOrEqual(40);
    const dismissal = await costOf(() => api.duplicate.dismiss({ ids: twins?.ids ?? [] }));
    expect(dismissal.tally.queries).toBe(1);
    expect(dismissal.tally.read).toBeLessThanOrEqual(50);
    expect(dismissal.tally.written).toBeLessThanOrEqual(12);
  }
});

test("possible duplicates of an import are counted in 1 round trip, at some 20 rows for each of its own, whatever the workspace's size", async () => {
  const read: number[] = [];
  for (const { person } of workspaces) {
    const operation = crypto.randomUUID();
    const rows = Array.from({ length: 200 }, (_, index) => ({
      firstName: "Again",
      lastName: String(index),
      email: `person-${index}@example.com`,
      phone: "02 9000 0000",
    }));
    await person.api.contact.import({ rows, operation });
    const { tally, answer } = await costOf(() => person.api.duplicate.ofImport({ operation }));
    expect(tally).toMatchObject({ queries: 1, written: 0 });
    expect(answer).toEqual({ alike: 200 });
    expect(tally.read).toBeLessThanOrEqual(25 * 200);
    read.push(tally.read);
  }
  const [small = 0, large = 0] = read;
  expect(Math.abs(large - small)).toBeLessThanOrEqual(20);
});
