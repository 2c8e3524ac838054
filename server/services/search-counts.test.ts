import { beforeAll, expect, test } from "vitest";
import { newTally, withTally } from "../db/meter.ts";
import { importCrowd } from "../testing/crowd.ts";
import { newPerson, type Person } from "../testing/people.ts";

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
