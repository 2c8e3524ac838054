import { beforeAll, expect, test } from "vitest";
import { writeCursor } from "../db/cursor.ts";
import { newTally, type Tally, withTally } from "../db/meter.ts";
import { type CrowdTags, importCrowd } from "../testing/crowd.ts";
import { newPerson, type Person } from "../testing/people.ts";

interface Book {
  size: number;
  person: Person;
  tags: CrowdTags;
  /** The keys of the contact in the middle of each order. */
  middle: { name: [string, number]; newest: [number, number]; updated: [number, number] };
}

const books: Book[] = [];

/** What a piece of work costs, with its answer. */
async function costOf<T>(work: () => Promise<T>): Promise<{ tally: Tally; answer: T }> {
  const tally = newTally();
  const answer = await withTally(tally, work);
  return { tally, answer };
}

async function middleOf({ owner, userId }: Person, size: number): Promise<Book["middle"]> {
  const row = (order: string) =>
    owner.db.$client
      .prepare(
        `select id, name_key, created_at, updated_at from contacts where user_id = ? order by ${order} limit 1 offset ?`,
      )
      .bind(userId, size / 2)
      .first<{ id: number; name_key: string; created_at: number; updated_at: number }>();
  const [name, newest, updated] = await Promise.all([
    row("name_key, id"),
    row("created_at desc, id desc"),
    row("updated_at desc, id desc"),
  ]);
  if (!name || !newest || !updated) throw new Error("An empty book");
  return {
    name: [name.name_key, name.id],
    newest: [newest.created_at, newest.id],
    updated: [updated.updated_at, updated.id],
  };
}

beforeAll(async () => {
  for (const size of [1_000, 20_000]) {
    const person = await newPerson();
    const tags = await importCrowd(person, size);
    books.push({ size, person, tags, middle: await middleOf(person, size) });
  }
});

const sorts = ["name", "newest", "updated"] as const;
const beginnings = {
  name: ["", 0],
  newest: [Number.MAX_SAFE_INTEGER, 0],
  updated: [Number.MAX_SAFE_INTEGER, 0],
};
const ends = { name: ["zzzz", 0], newest: [0, 0], updated: [0, 0] };

/** Where a page may start. */
const places = ["first", "middle", "middle backwards", "last", "first backwards"] as const;

function cursorAt(book: Book, sort: (typeof sorts)[number], place: (typeof places)[number]) {
  const keys = { first: beginnings, middle: book.middle, last: ends };
  if (place === "first") return null;
  if (place === "middle") return writeCursor({ side: "after", keys: keys.middle[sort] });
  if (place === "middle backwards") return writeCursor({ side: "before", keys: keys.middle[sort] });
  if (place === "last") return writeCursor({ side: "before", keys: keys.last[sort] });
  return writeCursor({ side: "after", keys: keys.first[sort] });
}

test.each(sorts)(
  "a page by %s costs 1 round trip and the same rows, whatever the book's size and wherever it starts",
  async (sort) => {
    for (const book of books) {
      for (const place of places) {
        for (const limit of [10, 50, 100]) {
          const { list } = book.person.api.contact;
          const cursor = cursorAt(book, sort, place);
          const { tally, answer } = await costOf(() => list({ sort, cursor, limit }));
          expect(answer.items).toHaveLength(limit);
          expect(answer.total).toBe(book.size);
          const shown = limit + answer.items.reduce((sum, { tags }) => sum + tags.length, 0);
          expect(tally, `${sort} ${place} ${book.size}`).toMatchObject({ queries: 1, written: 0 });
          // Within 20 + 4 for each contact, and what is beyond each row shown never grows with the book.
          expect(tally.read).toBeLessThanOrEqual(20 + 4 * limit);
          expect(tally.read - shown).toBeLessThanOrEqual(15 + limit);
        }
      }
    }
  },
);

test.each(["common", "some", "rare"] as const)(
  "a page of a %s tag costs 2 round trips and few rows",
  async (tag) => {
    for (const book of books) {
      const tagId = book.tags[tag];
      const tagged =
        (await book.person.api.tag.list()).find(({ id }) => id === tagId)?.contacts ?? 0;
      for (const sort of sorts) {
        for (const place of places) {
          const cursor = cursorAt(book, sort, place);
          const { tally, answer } = await costOf(() =>
            book.person.api.contact.list({ sort, cursor, tagIds: [tagId] }),
          );
          expect(answer.total).toBe(tagged);
          const budget = 450 + Math.min(2 * tagged, (50 * book.size) / tagged);
          expect(tally).toMatchObject({ queries: 2, written: 0 });
          expect(tally.read).toBeLessThanOrEqual(budget);
        }
      }
    }
  },
);

test("a keystroke of live search costs 1 round trip", async () => {
  for (const { person } of books) {
    for (const search of ["a", "ann 1", "person-7", "0412 345 678", "nobody at all"]) {
      const { tally } = await costOf(() => person.api.contact.list({ search, limit: 10 }));
      expect(tally).toMatchObject({ queries: 1, written: 0 });
    }
  }
});

test("a contact's page costs 1 round trip and 40 rows, 3 more for each tag", async () => {
  for (const { person, middle } of books) {
    const { tally, answer } = await costOf(() => person.api.contact.byId({ id: middle.newest[1] }));
    expect(tally).toMatchObject({ queries: 1, written: 0 });
    expect(tally.read).toBeLessThanOrEqual(40 + 3 * answer.tags.length);
  }
});

test("a contact made is at most 15 rows written, 3 more for each tag and 2 for each further email, in 1 round trip", async () => {
  for (const { person, tags } of books) {
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
      expect(tally.written).toBeLessThanOrEqual(15 + 3 * tagIds.length + 2 * moreEmails.length);
      expect(tally.read).toBeLessThanOrEqual(100);
      await person.api.change.undo({ operation: answer.operation });
    }
  }
});

test("a contact imported is on average as few rows written", async () => {
  for (const { person } of books) {
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

test("a deed, a history and Trash cost the same in a small and in a large book", async () => {
  const costs: Record<string, Tally>[] = [];
  for (const { person, tags, middle } of books) {
    const { contact, change, trash } = person.api;
    const [id, tagId] = [middle.newest[1], tags.rare];
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
      expect(read, deed).toBeLessThanOrEqual(40);
      expect(written, deed).toBeLessThanOrEqual(14);
    }
  }
});
