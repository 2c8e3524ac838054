import { env } from "cloudflare:workers";
import { beforeAll, expect, test } from "vitest";
import { newTally, withTally } from "../../db/meter.ts";
import { importCrowd } from "../../testing/crowd.ts";
import { newPerson, type Person } from "../../testing/people.ts";

const workspaces: { size: number; person: Person }[] = [];

beforeAll(async () => {
  for (const size of [1_000, 20_000]) {
    const person = await newPerson();
    await importCrowd(person, size);
    await person.api.deal.create({ title: "Ann's deal", value: 1 });
    workspaces.push({ size, person });
  }
});

test("a global search is 1 round trip, and for a common word reads no more than it counts", async () => {
  for (const { person } of workspaces) {
    for (const query of ["ann", "a", "#1", "person-7", "nobody at all"]) {
      const tally = newTally();
      await withTally(tally, () => person.api.search.find({ query }));
      expect(tally, query).toMatchObject({ queries: 1, written: 0 });
    }
    const tally = newTally();
    const { contacts } = await withTally(tally, () => person.api.search.find({ query: "ann" }));
    expect(contacts).toMatchObject({ total: 1_000, items: { length: 5 } });
    // The counted rows are read from the index, then again from the list of hits.
    expect(tally.read).toBeLessThan(2_500);
  }
});

test("a common word of activities is counted in their index, without reading their texts", async () => {
  const { api, userId } = await newPerson();
  await env.DB.prepare(
    `with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 3000)
      insert into contact_activities
        (type, subject, timestamp, user_id, created_at, updated_at, search_text)
      select 'note', 'Pricing', n, ?, 1, 1, 'pricing' from numbers`,
  )
    .bind(userId)
    .run();
  const tally = newTally();
  const { activities } = await withTally(tally, () => api.search.find({ query: "pricing" }));
  expect(activities).toMatchObject({ total: 1_000, totalCapped: true });
  expect(activities.items.map(({ timestamp }) => timestamp)).toEqual([
    3_000, 2_999, 2_998, 2_997, 2_996,
  ]);
  expect(tally).toMatchObject({ queries: 1 });
  expect(tally.read).toBeLessThan(2_100);
});
