import fc from "fast-check";
import { expect, test } from "vitest";
import { type ContactSort, contactSorts } from "#domain/contact/input.ts";
import { newPerson, type Person } from "../testing/people.ts";

/**
 * What somebody else does to the workspace between two pages; numbers select among its contacts.
 */
const disturbance = fc.oneof(
  fc.record({ does: fc.constant("add" as const), name: fc.constantFrom("A", "M", "Z", "") }),
  fc.record({ does: fc.constantFrom("rename" as const, "edit" as const), pick: fc.nat() }),
  fc.record({ does: fc.constant("delete" as const), pick: fc.nat() }),
);
type Disturbance = typeof disturbance extends fc.Arbitrary<infer Kind> ? Kind : never;

interface Crowd {
  person: Person;
  /** The ids of contacts that nobody has touched since the first page. */
  untouched: Set<number>;
  sort: ContactSort;
}

/** Two dozen contacts, many of them with one name and all of them of one moment. */
async function crowd(sort: ContactSort): Promise<Crowd> {
  const person = await newPerson();
  const rows = Array.from({ length: 24 }, (_, index) => ({
    lastName: "AMZ"[index % 4] ?? "Same",
    company: ["Acme", "Zebra", null][index % 3],
  }));
  await person.api.contact.import({ rows, operation: crypto.randomUUID() });
  const { items } = await person.api.contact.list({ limit: 100 });
  return { person, untouched: new Set(items.map(({ id }) => id)), sort };
}

async function disturb({ person, untouched, sort }: Crowd, wanted: Disturbance): Promise<void> {
  const { contact } = person.api;
  if (wanted.does === "add") {
    await contact.create({ lastName: wanted.name, firstName: "New" });
    return;
  }
  const ids = [...untouched];
  const id = ids[wanted.pick % ids.length];
  if (id === undefined) return;
  if (wanted.does === "delete") {
    untouched.delete(id);
    await contact.delete({ id });
  } else if (wanted.does === "rename") {
    if (sort !== "newest" && sort !== "oldest") untouched.delete(id);
    await contact.update({ id, contact: { lastName: `${"AMZ"[wanted.pick % 3]} renamed` } });
  } else {
    if (sort.startsWith("updated")) untouched.delete(id);
    await contact.update({ id, contact: { notes: "edited" } });
  }
}

/**
 * Pages through the list to its end, with a disturbance after each page, and returns the ids seen.
 */
async function walk(
  crowded: Crowd,
  limit: number,
  disturbances: Disturbance[],
  from: { cursor: string | null; forward: boolean },
): Promise<{ seen: number[]; last: string | null }> {
  const { person, sort } = crowded;
  const seen: number[] = [];
  let cursor: string | null = from.cursor;
  let last: string | null = null;
  for (let pages = 0; pages === 0 || cursor !== null; pages += 1) {
    const page = await person.api.contact.list({ sort, limit, cursor });
    const ids = page.items.map(({ id }) => id);
    seen.push(...(from.forward ? ids : ids.toReversed()));
    cursor = from.forward ? page.nextCursor : page.prevCursor;
    last = from.forward ? page.prevCursor : page.nextCursor;
    const wanted = disturbances[pages];
    if (wanted) await disturb(crowded, wanted);
    expect(pages).toBeLessThan(100);
  }
  return { seen, last };
}

test.each(contactSorts)(
  "paging by %s while others write shows each unchanged row exactly once",
  async (sort) => {
    const many = fc.array(disturbance, { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9 }), many, many, async (limit, going, coming) => {
        const crowded = await crowd(sort);
        const there = await walk(crowded, limit, going, { cursor: null, forward: true });
        const once = there.seen.filter((id) => crowded.untouched.has(id));
        expect(once.length).toBe(new Set(once).size);
        expect(new Set(once)).toEqual(crowded.untouched);
        if (!there.last) return;
        // Back again from the start of the last page: everything before it, once.
        const lastPage = await crowded.person.api.contact.list({ sort, limit, cursor: there.last });
        const back = await walk(crowded, limit, coming, { cursor: there.last, forward: false });
        const again = back.seen.filter((id) => crowded.untouched.has(id));
        expect(again.length).toBe(new Set(again).size);
        expect(lastPage.items.every(({ id }) => back.seen.includes(id))).toBe(true);
        const before = once.slice(0, once.indexOf(again[0] ?? -1) + 1);
        expect(again.toReversed()).toEqual(before.filter((id) => crowded.untouched.has(id)));
      }),
      { numRuns: 10 },
    );
  },
);

test("a list of one tag and a search are paged like the whole list", async () => {
  const person = await newPerson();
  const rows = Array.from({ length: 30 }, (_, index) => ({
    lastName: `Person ${index % 3}`,
    tags: index % 2 === 0 ? ["Even", "All"] : ["All"],
  }));
  await person.api.contact.import({ rows, operation: crypto.randomUUID() });
  const tags = await person.api.tag.list();
  const queries = [
    { tagIds: tags.filter(({ name }) => name === "Even").map(({ id }) => id) },
    { tagIds: tags.map(({ id }) => id) },
    { search: "person 1" },
    { search: "person 1", tagIds: tags.map(({ id }) => id) },
  ];
  for (const query of queries) {
    const whole = await person.api.contact.list({ ...query, limit: 100 });
    const ids: number[] = [];
    let cursor: string | null = null;
    do {
      const page = await person.api.contact.list({ ...query, limit: 4, cursor });
      expect(page.total).toBe(whole.items.length);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(ids).toEqual(whole.items.map(({ id }) => id));
    expect(ids.length).toBeGreaterThan(0);
  }
});
