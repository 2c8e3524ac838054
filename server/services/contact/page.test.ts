import { expect, test } from "vitest";
import { newTally, withTally } from "../../db/meter.ts";
import { newPerson } from "../../testing/people.ts";
import { changesIn } from "../../testing/timeline.ts";
import { readContactPage } from "./page.ts";

test("a contact's page shows the latest deals with their stages, and says where there are more", async () => {
  const { api, owner } = await newPerson();
  const { id } = await api.contact.create({ firstName: "Ann" });
  const made = [];
  for (let number = 0; number < 21; number += 1) {
    const deal = { title: `Deal ${number}`, value: number + 1, contactId: id };
    made.push(await api.deal.create({ ...deal, expectedCloseDate: "2026-12-24" }));
  }
  const { deals, moreDeals } = await readContactPage(owner, { id });
  expect(deals).toHaveLength(20);
  expect(moreDeals).toBe(true);
  expect(deals[0]).toMatchObject({
    title: "Deal 20",
    value: 21,
    currency: "AUD",
    expectedCloseDate: "2026-12-24",
    stage: { name: "Prospecting", kind: "open" },
  });
  await api.deal.delete({ id: made[20]?.id ?? 0 });
  expect(await readContactPage(owner, { id })).toMatchObject({ moreDeals: false });
});

test("a contact's page names possible duplicates, until they are marked as not duplicates", async () => {
  const { api } = await newPerson();
  const { id } = await api.contact.create({ firstName: "Ann", email: "ann@example.com" });
  const twin = await api.contact.create({ firstName: "Anne", email: "Ann@Example.com" });
  const { duplicates } = await api.contact.page({ id });
  expect(duplicates).toMatchObject([
    { contact: { id: twin.id, firstName: "Anne" }, by: ["email"] },
  ]);
  await api.duplicate.dismiss({ ids: [id, twin.id] });
  expect((await api.contact.page({ id })).duplicates).toEqual([]);
});

test("a contact's page costs one round trip, 40 rows and 3 more for each thing that it shows", async () => {
  for (const [deals, edits, tags, twins] of [
    [0, 0, 0, 0],
    [0, 0, 0, 1],
    [0, 50, 5, 4],
    [4, 20, 2, 0],
    [15, 5, 3, 9],
    [40, 2, 10, 1],
  ] as const) {
    const { api, owner } = await newPerson();
    const tagIds = [];
    for (let number = 0; number < tags; number += 1) {
      tagIds.push((await api.tag.create({ name: `Tag ${number}`, color: "#10B981" })).id);
    }
    const phone = "0412 345 678";
    const contact = { firstName: "Ann", email: "ann@example.com", phone, company: "TechCorp" };
    const { id } = await api.contact.create({ ...contact, tagIds });
    for (let number = 0; number < twins; number += 1) await api.contact.create(contact);
    const stages = await api.stage.list();
    for (let number = 0; number < deals; number += 1) {
      const deal = await api.deal.create({ title: `Deal ${number}`, value: 1, contactId: id });
      for (const stage of stages.slice(1, 3))
        await api.deal.move({ id: deal.id, stageId: stage.id });
    }
    for (let number = 0; number < edits; number += 1) {
      await api.contact.update({ id, contact: { jobTitle: `Job ${number}` } });
    }
    let cursor: string | null = null;
    for (const page of ["first", "second"]) {
      const tally = newTally();
      const record = await withTally(tally, () => readContactPage(owner, { id, cursor }));
      cursor = record.timeline.nextCursor;
      expect(tally).toMatchObject({ queries: 1, written: 0 });
      const { items } = record.timeline;
      // On later pages of a timeline newer changes aren't shown, and have to be looked up.
      const lines = page === "first" ? [] : changesIn(items).flatMap((entry) => entry.lines);
      // Each is shown with its name and everything that it shares.
      const similar = record.duplicates.flatMap(({ contact: twin, by }) => [twin, ...by]);
      const things = [...items, ...lines, ...record.deals, ...record.tags, ...similar];
      const what = `the ${page} page of ${deals} deals, ${edits} edits, ${tags} tags, ${twins} twins`;
      expect(tally.read, what).toBeLessThanOrEqual(40 + 3 * things.length);
    }
  }
});
