import { beforeAll, expect, test } from "vitest";
import { type ContactFilter, type ContactSort, contactSorts } from "#domain/contact/input.ts";
import { writeCursor } from "../db/cursor.ts";
import { newTally, type Tally, withTally } from "../db/meter.ts";
import { type CrowdTags, importCrowd } from "../testing/crowd.ts";
import { newPerson, type Person } from "../testing/people.ts";
import { refreshKeys } from "./key-refresh.ts";

interface Workspace {
  size: number;
  person: Person;
  tags: CrowdTags;
  /** The keys of the middle contact of each order. */
  middle: Record<Key, (string | number)[]>;
  /** The id of a contact. */
  someone: number;
}

type Key = "name" | "company" | "age" | "update" | "activity";

const workspaces: Workspace[] = [];

/** The cost of some work, and its result. */
async function costOf<T>(work: () => Promise<T>): Promise<{ tally: Tally; answer: T }> {
  const tally = newTally();
  const answer = await withTally(tally, work);
  return { tally, answer };
}

/** The columns of each order. */
const columns: Record<Key, string[]> = {
  name: ["name_key", "id"],
  company: ["company_key", "name_key", "id"],
  age: ["created_at", "id"],
  update: ["updated_at", "id"],
  activity: ["last_activity_key", "id"],
};

async function middleOf({ owner, userId }: Person, size: number): Promise<Workspace["middle"]> {
  const row = async (key: Key) => {
    const statement = `select ${columns[key]} from contacts where user_id = ? order by ${columns[key]} limit 1 offset ?`;
    const [keys] = await owner.db.$client
      .prepare(statement)
      .bind(userId, size / 2)
      .raw<(string | number)[]>();
    if (!keys) throw new Error("An empty workspace");
    return keys;
  };
  return {
    name: await row("name"),
    company: await row("company"),
    age: await row("age"),
    update: await row("update"),
    activity: await row("activity"),
  };
}

/** Last activities of 49 in 50 contacts, independent of what else they have. */
async function spreadActivities({ owner, userId }: Person): Promise<void> {
  await owner.db.$client
    .prepare(`update contacts set last_activity_at = (id * 7919) % 100003
      where user_id = ? and (id * 7919 / 100) % 50 > 0`)
    .bind(userId)
    .run();
}

beforeAll(async () => {
  // As the Worker does on its first requests.
  const { owner } = await newPerson();
  await refreshKeys(owner.db, Number.POSITIVE_INFINITY);
  for (const size of [1_000, 20_000]) {
    const person = await newPerson();
    const tags = await importCrowd(person, size);
    await spreadActivities(person);
    const [someone] = (await person.api.contact.list({ sort: "newest", limit: 1 })).items;
    const middle = await middleOf(person, size);
    workspaces.push({ size, person, tags, middle, someone: someone?.id ?? 0 });
  }
});

const keyOf: Record<ContactSort, Key> = {
  name: "name",
  "name-desc": "name",
  company: "company",
  "company-desc": "company",
  newest: "age",
  oldest: "age",
  updated: "update",
  "updated-asc": "update",
  contacted: "activity",
  "contacted-asc": "activity",
};
const lowest = {
  name: ["", 0],
  company: ["a", "", 0],
  age: [0, 0],
  update: [0, 0],
  activity: [-2, 0],
};
const most = Number.MAX_SAFE_INTEGER;
const highest = {
  name: ["zzzz", 0],
  company: ["zzzz", "", 0],
  age: [most, 0],
  update: [most, 0],
  activity: [most, 0],
};

/** Where a page may start. */
const places = ["first", "middle", "middle backwards", "last", "first backwards"] as const;

function cursorAt(workspace: Workspace, sort: ContactSort, place: (typeof places)[number]) {
  const key = keyOf[sort];
  const descending = ["name-desc", "company-desc", "newest", "updated", "contacted"].includes(sort);
  const [beginning, end] = descending ? [highest, lowest] : [lowest, highest];
  if (place === "first") return null;
  if (place === "middle") return writeCursor({ side: "after", keys: workspace.middle[key] });
  if (place === "middle backwards")
    return writeCursor({ side: "before", keys: workspace.middle[key] });
  if (place === "last") return writeCursor({ side: "before", keys: end[key] });
  return writeCursor({ side: "after", keys: beginning[key] });
}

test.each(contactSorts)(
  "a page by %s costs 1 round trip and the same rows, whatever the workspace's size and wherever it starts",
  async (sort) => {
    for (const workspace of workspaces) {
      for (const place of places) {
        for (const limit of [10, 50, 100]) {
          const { list } = workspace.person.api.contact;
          const cursor = cursorAt(workspace, sort, place);
          const { tally, answer } = await costOf(() => list({ sort, cursor, limit }));
          expect(answer.items).toHaveLength(limit);
          expect(answer.total).toBe(workspace.size);
          const shown = limit + answer.items.reduce((sum, { tags }) => sum + tags.length, 0);
          expect(tally, `${sort} ${place} ${workspace.size}`).toMatchObject({
            queries: 1,
            written: 0,
          });
          // At most 20 + 4 for each contact, and whatever goes beyond the rows shown never grows
          // with the workspace.
          expect(tally.read).toBeLessThanOrEqual(20 + 4 * limit);
          expect(tally.read - shown).toBeLessThanOrEqual(15 + limit);
        }
      }
    }
  },
);

/**
 * The most rows read to find a given number: their own rows, or a walk through the workspace until
 * a page is full.
 */
function findingFew(workspace: Workspace, found: number): number {
  return 450 + Math.min(2 * found, (50 * workspace.size) / Math.max(1, found));
}

test.each(["common", "middle", "some", "rare"] as const)(
  "a page of a %s tag costs 2 round trips and few rows",
  async (tag) => {
    for (const workspace of workspaces) {
      const tagId = workspace.tags[tag];
      const tagged =
        (await workspace.person.api.tag.list()).find(({ id }) => id === tagId)?.contacts ?? 0;
      for (const sort of contactSorts) {
        for (const place of places) {
          const cursor = cursorAt(workspace, sort, place);
          const { tally, answer } = await costOf(() =>
            workspace.person.api.contact.list({ sort, cursor, tagIds: [tagId] }),
          );
          expect(answer.total).toBe(tagged);
          expect(tally).toMatchObject({ queries: 2, written: 0 });
          expect(tally.read, `${sort} ${place} ${workspace.size}`).toBeLessThanOrEqual(
            findingFew(workspace, tagged),
          );
        }
      }
    }
  },
);

test("a page of adjacent index rows costs as much as one of a tag, plus counting to 1,000", async () => {
  for (const workspace of workspaces) {
    const { api } = workspace.person;
    const { items } = await api.contact.list({ limit: 10 });
    const operations: string[] = [];
    for (const { id } of items) {
      const deal = await api.deal.create({ title: "Website", value: 1, contactId: id });
      operations.push(deal.operation);
    }
    const unreachable = Array.from({ length: workspace.size / 50 }, (_, n) => ({
      firstName: `No ${n}`,
    }));
    const operation = crypto.randomUUID();
    await api.contact.import({ rows: unreachable, operation });
    operations.push(operation);
    const [moment = 0] = workspace.middle.age.map(Number);
    const [{ companyId }] = items as [(typeof items)[number]];
    const filters: ContactFilter[] = [
      { companyId: companyId ?? 0 },
      { deals: "with" },
      { email: "without", phone: "without" },
      { addedFrom: moment, addedBefore: moment + 1 },
      { addedBefore: 1 },
      { updatedFrom: most },
      { notContactedSince: 0 },
      { notContactedSince: 500 },
    ];
    for (const filter of filters) {
      for (const sort of contactSorts) {
        const { tally, answer } = await costOf(() => api.contact.list({ ...filter, sort }));
        expect(tally.queries).toBeLessThanOrEqual(2);
        const counting = 4 * Math.min(answer.total, 1_001);
        expect(
          tally.read,
          JSON.stringify({ filter, sort, size: workspace.size }),
        ).toBeLessThanOrEqual(findingFew(workspace, answer.total) + counting);
      }
    }
    for (const operation of operations) await api.change.undo({ operation });
  }
});

test("contacts not contacted for some time cost 2 round trips and no walk, however many they are", async () => {
  for (const { person, size } of workspaces) {
    for (const sort of contactSorts) {
      const { list } = person.api.contact;
      const { tally, answer } = await costOf(() => list({ sort, notContactedSince: 50_000 }));
      expect(answer.items).toHaveLength(50);
      expect(tally.queries).toBeLessThanOrEqual(2);
      // Half of them match: they are probed up to 2,001 and counted up to 1,001.
      expect(tally.read, `${sort} ${size}`).toBeLessThanOrEqual(7_000);
    }
  }
});

test("a keystroke of live search costs 1 round trip", async () => {
  for (const { person } of workspaces) {
    for (const search of ["a", "ann 1", "person-7", "0412 345 678", "nobody at all"]) {
      const { tally } = await costOf(() => person.api.contact.list({ search, limit: 10 }));
      expect(tally).toMatchObject({ queries: 1, written: 0 });
    }
  }
});

test("a contact's page costs 1 round trip and 40 rows, 3 more for each tag", async () => {
  for (const { person, someone } of workspaces) {
    const { tally, answer } = await costOf(() => person.api.contact.byId({ id: someone }));
    expect(tally).toMatchObject({ queries: 1, written: 0 });
    expect(tally.read).toBeLessThanOrEqual(40 + 3 * answer.tags.length);
  }
});

test("adding a contact writes at most 16 rows, 3 more for each tag and 2 for each other email, in 1 round trip", async () => {
  for (const { person, tags } of workspaces) {
    for (const tagIds of [[], [tags.rare], [tags.common, tags.some]]) {
      const moreEmails = tagIds.map((id) => ({
        label: "home" as const,
        value: `${id}@example.org`,
      }));
      const contact = {
        firstName: "New",
        lastName: "Person",
        email: "new@example.com",
        phone: "0412 345 678",
        moreEmails,
        company: "Company 7",
        jobTitle: "CTO",
        notes: "new",
        tagIds,
      };
      const { tally, answer } = await costOf(() => person.api.contact.create(contact));
      expect(tally.queries).toBe(1);
      expect(tally.written).toBeLessThanOrEqual(16 + 3 * tagIds.length + 2 * moreEmails.length);
      expect(tally.read).toBeLessThanOrEqual(100);
      await person.api.change.undo({ operation: answer.operation });
    }
  }
});

test("an imported contact writes on average as few rows", async () => {
  for (const { person } of workspaces) {
    const rows = Array.from({ length: 500 }, (_, index) => ({
      firstName: `New ${index}`,
      email: `new-${index}@example.com`,
      company: "TechCorp",
      tags: index % 2 === 0 ? ["Common", "Some"] : [],
    }));
    const operation = crypto.randomUUID();
    const { tally } = await costOf(() => person.api.contact.import({ rows, operation }));
    expect(tally.queries).toBe(2);
    expect(tally.written / rows.length).toBeLessThanOrEqual(15 + 3);
    await person.api.change.undo({ operation });
  }
});

test("an operation, a history and Trash cost the same in a small and in a large workspace", async () => {
  const costs: Record<string, Tally>[] = [];
  for (const { person, tags, someone } of workspaces) {
    const { contact, change, trash } = person.api;
    const [id, tagId] = [someone, tags.rare];
    const edit = () => contact.update({ id, contact: { jobTitle: "CEO" } });
    const { tally: update, answer } = await costOf(edit);
    const { tally: undo } = await costOf(() => change.undo({ operation: answer.operation }));
    const { tally: addTag } = await costOf(() => contact.addTag({ contactId: id, tagId }));
    const { tally: removeTag } = await costOf(() => contact.removeTag({ contactId: id, tagId }));
    const { tally: deletion } = await costOf(() => contact.delete({ id }));
    const { tally: trashed } = await costOf(() => trash.list());
    const { tally: restoring } = await costOf(() => contact.restore({ id }));
    const { tally: history } = await costOf(() => change.history({ entity: "contact", id }));
    costs.push({ update, undo, addTag, removeTag, deletion, trashed, restoring, history });
  }
  for (const cost of costs) {
    for (const [deed, { queries, read, written }] of Object.entries(cost)) {
      expect(queries, deed).toBe(deed === "update" || deed === "undo" ? 2 : 1);
      // One row of each round trip belongs to the session check.
      expect(read - queries, deed).toBeLessThanOrEqual(deed === "history" ? 60 : 41);
      expect(written, deed).toBeLessThanOrEqual(15);
    }
  }
});
