import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { ContactFilter, ContactSort } from "#domain/contact/input.ts";
import { newTally, withTally } from "../../db/meter.ts";
import { importCrowd } from "../../testing/crowd.ts";
import { newPerson, type Person } from "../../testing/people.ts";
import type { ContactPage } from "./list.ts";

interface Known {
  id: number;
  tagIds: number[];
  companyId: number | null;
  email: string | null;
  phone: string | null;
  deals: number;
  createdAt: number;
  updatedAt: number;
  lastActivityAt: number | null;
}

/** A time within the last hour. */
const recently = Date.now() - 60_000;

let person: Person;
let known: Known[];
let tagIds: number[];
let companyIds: number[];

beforeAll(async () => {
  person = await newPerson();
  const rows = Array.from({ length: 60 }, (_, index) => ({
    firstName: `Person ${index}`,
    email: index % 3 === 0 ? null : `p${index}@example.com`,
    phone: index % 4 === 0 ? "0412 345 678" : null,
    company: ["Acme", "Zebra", null][index % 3],
    tags: [...(index % 2 ? ["Odd"] : []), ...(index % 5 ? [] : ["Fifth"]), "All"],
  }));
  for (const part of [rows.slice(0, 30), rows.slice(30)]) {
    await person.api.contact.import({ rows: part, operation: crypto.randomUUID() });
  }
  await addActivities();
  const { items } = await person.api.contact.list({ limit: 100 });
  const withDeals = new Set(items.filter((_, index) => index % 7 === 0).map(({ id }) => id));
  for (const contactId of withDeals)
    await person.api.deal.create({ title: "A", value: 1, contactId });
  known = items.map(({ tags, ...contact }) => ({
    ...contact,
    tagIds: tags.map(({ id }) => id),
    deals: withDeals.has(contact.id) ? 1 : 0,
  }));
  tagIds = (await person.api.tag.list()).map(({ id }) => id);
  companyIds = [...new Set(known.flatMap(({ companyId }) => companyId ?? []))];
});

/** Activities with some contacts; the planned ones of some have passed since they were stored. */
async function addActivities(): Promise<void> {
  const { items } = await person.api.contact.list({ limit: 100 });
  for (const [index, { id: contactId }] of items.entries()) {
    const talk = { type: "call", contactId } as const;
    if (index % 2) await person.api.activity.create({ ...talk, timestamp: index });
    if (index % 3) continue;
    await person.api.activity.create({ ...talk, timestamp: recently });
    await person.owner.db.$client
      .prepare("update contacts set last_activity_at = ?, next_activity_at = ? where id = ?")
      .bind(index % 2 ? index : null, recently, contactId)
      .run();
  }
}

/** Whether a contact matches, decided without the database. */
function fits(contact: Known, filter: ContactFilter): boolean {
  const has = (id: number) => contact.tagIds.includes(id);
  const { tagIds: any = [], allTagIds = [], noTagIds = [] } = filter;
  const present = (wanted: "with" | "without" | undefined, there: boolean) =>
    wanted === undefined || (wanted === "with") === there;
  return (
    (any.length === 0 || any.some(has)) &&
    allTagIds.every(has) &&
    !noTagIds.some(has) &&
    (filter.companyId === undefined || contact.companyId === filter.companyId) &&
    present(filter.email, contact.email !== null) &&
    present(filter.phone, contact.phone !== null) &&
    present(filter.deals, contact.deals > 0) &&
    contact.createdAt >= (filter.addedFrom ?? 0) &&
    contact.createdAt < (filter.addedBefore ?? Number.POSITIVE_INFINITY) &&
    contact.updatedAt >= (filter.updatedFrom ?? 0) &&
    contact.updatedAt < (filter.updatedBefore ?? Number.POSITIVE_INFINITY) &&
    (contact.lastActivityAt ?? -1) < (filter.notContactedSince ?? Number.POSITIVE_INFINITY)
  );
}

test("a filtered list has exactly the matching contacts, and their number", async () => {
  const some = (ids: number[]) => fc.option(fc.subarray(ids, { maxLength: 2 }), { nil: undefined });
  const presence = fc.constantFrom("with" as const, "without" as const, undefined, undefined);
  const moments = known.flatMap(({ createdAt }) => [createdAt, createdAt + 1]);
  const moment = fc.constantFrom(undefined, undefined, undefined, ...new Set(moments));
  const filters = fc.record({
    tagIds: some(tagIds),
    allTagIds: some(tagIds),
    noTagIds: some(tagIds),
    companyId: fc.constantFrom(undefined, ...companyIds),
    email: presence,
    phone: presence,
    deals: presence,
    addedFrom: moment,
    addedBefore: moment,
    updatedFrom: moment,
    updatedBefore: moment,
    notContactedSince: fc.constantFrom(undefined, undefined, 0, 30, recently, recently + 1),
  });
  const sort = fc.constantFrom<ContactSort[]>("name", "company-desc", "updated", "contacted");
  await fc.assert(
    fc.asyncProperty(filters, sort, async (filter, order) => {
      const page = await person.api.contact.list({ ...filter, sort: order, limit: 100 });
      const expected = known.filter((contact) => fits(contact, filter)).map(({ id }) => id);
      expect(page.items.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(
        expected.toSorted((a, b) => a - b),
      );
      expect(page.total).toBe(expected.length);
      expect(page.totalCapped).toBe(false);
    }),
    { numRuns: 150 },
  );
});

test("contacts are sorted by company each way, and those without one come last", async () => {
  for (const [sort, names] of [
    ["company", ["Acme", "Zebra", null]],
    ["company-desc", ["Zebra", "Acme", null]],
  ] as const) {
    const { items } = await person.api.contact.list({ sort, limit: 100 });
    expect([...new Set(items.map(({ company }) => company))]).toEqual(names);
  }
});

test("contacts are sorted by their last activity as of now, page by page, those without one first", async () => {
  const timesBy = async (sort: ContactSort) => {
    const times: number[] = [];
    let cursor: string | null = null;
    do {
      const page: ContactPage = await person.api.contact.list({ sort, cursor, limit: 25 });
      times.push(...page.items.map(({ lastActivityAt }) => lastActivityAt ?? -1));
      cursor = page.nextCursor;
    } while (cursor);
    return times;
  };
  const expected = known
    .map(({ lastActivityAt }) => lastActivityAt ?? -1)
    .toSorted((a, b) => a - b);
  expect(expected.filter((time) => time === recently)).toHaveLength(20);
  expect(await timesBy("contacted-asc")).toEqual(expected);
  expect(await timesBy("contacted")).toEqual(expected.toReversed());
});

test("the people of a company and a filter that most match cost 1 round trip, and no more in a large workspace", async () => {
  for (const size of [1_000, 10_000]) {
    const owner = await newPerson();
    await importCrowd(owner, size);
    const [someone] = (await owner.api.contact.list({ limit: 1 })).items;
    const filters: ContactFilter[] = [
      { companyId: someone?.companyId ?? 0 },
      { email: "with" },
      { deals: "without", phone: "with" },
    ];
    for (const filter of filters) {
      const tally = newTally();
      const page = await withTally(tally, () => owner.api.contact.list({ ...filter, limit: 5 }));
      expect(page.items).toHaveLength(5);
      expect(tally.queries).toBe(1);
      // Counting stops at 1,000.
      expect(tally.read).toBeLessThanOrEqual(60 + 2 * 1_001 + (filter.deals ? 1_001 : 0));
    }
  }
});
