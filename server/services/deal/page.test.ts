import { expect, test } from "vitest";
import { newTally, withTally } from "../../db/meter.ts";
import { newPerson } from "../../testing/people.ts";
import { changesIn } from "../../testing/timeline.ts";
import { readDealPage } from "./page.ts";

test("a deal's page shows its people, its path and the way back", async () => {
  const { api, owner } = await newPerson();
  const stages = await api.stage.list();
  const [first, second, third] = stages.map(({ id }) => id);
  const tag = await api.tag.create({ name: "VIP", color: "#10B981" });
  const ann = await api.contact.create({ firstName: "Ann", tagIds: [tag.id] });
  const bob = await api.contact.create({ firstName: "Bob", company: "TechCorp" });
  const people = { contactId: ann.id, contactIds: [bob.id] };
  const { id } = await api.deal.create({ title: "Website", value: 10, ...people });
  await api.deal.move({ id, stageId: second ?? 0 });
  const lost = stages.find(({ kind }) => kind === "lost")?.id ?? 0;
  await api.deal.move({ id, stageId: lost, lostReason: "Price" });
  await api.contact.delete({ id: bob.id });
  const page = await readDealPage(owner, { id });
  expect(page).toMatchObject({
    deal: { title: "Website", lostReason: "Price", contact: { firstName: "Ann" } },
    others: [{ id: bob.id, company: "TechCorp", deleted: true }],
    tags: [{ name: "VIP" }],
    stage: { name: "Closed Lost" },
    reopenIn: second,
  });
  expect(page.path.map((stage) => stage.id)).toEqual(stages.map((stage) => stage.id));
  expect(page.times[first ?? 0]).toBeGreaterThanOrEqual(0);
  expect(page.times[third ?? 0]).toBeUndefined();
  expect(page.times[lost]).toBeUndefined();
  expect(page.lostReasons).toContain("Price");
});

test("a deal's timeline shows the deal and its people, and can be filtered to either", async () => {
  const { api, owner } = await newPerson();
  const stages = await api.stage.list();
  const ann = await api.contact.create({ firstName: "Ann" });
  const bob = await api.contact.create({ firstName: "Bob" });
  const eve = await api.contact.create({ firstName: "Eve" });
  const people = { contactId: ann.id, contactIds: [bob.id] };
  const { id } = await api.deal.create({ title: "Website", value: 10, ...people });
  await api.deal.create({ title: "Another", value: 10, ...people });
  await api.deal.move({ id, stageId: stages[1]?.id ?? 0 });
  await api.contact.update({ id: eve.id, contact: { jobTitle: "CTO" } });
  await api.contact.tagByName({ contactId: bob.id, name: "VIP" });
  await api.deal.update({ id, deal: { contactIds: [eve.id] } });
  const shown = async (query: object) =>
    changesIn((await readDealPage(owner, { id, ...query })).timeline.items).map(
      ({ kind, title }) => `${kind} ${title ?? "itself"}`,
    );
  const ofDeal = ["deal.update itself", "deal.move itself", "deal.create itself"];
  const ofPeople = ["contact.update Eve", "contact.create Eve", "contact.create Ann"];
  expect(await shown({ kind: "deal" })).toEqual(ofDeal);
  expect(await shown({ kind: "people" })).toEqual(ofPeople);
  expect(await shown({})).toEqual([
    ...["deal.update itself", "contact.update Eve", "deal.move itself", "deal.create itself"],
    ...["contact.create Eve", "contact.create Ann"],
  ]);
  await api.deal.update({ id, deal: { contactIds: [bob.id] } });
  await api.contact.delete({ id: bob.id });
  const [gone] = (await readDealPage(owner, { id, kind: "people" })).timeline.items;
  expect(gone).toMatchObject({ kind: "contact.delete", title: "Bob", live: false });
  const items = changesIn((await readDealPage(owner, { id })).timeline.items);
  expect(items[1]?.lines).toMatchObject([{ before: { text: "Eve" }, after: { text: "Bob" } }]);
  const tagging = items.find(({ kind }) => kind === "contact.tag");
  expect(tagging?.lines).toMatchObject([{ label: "Tags", after: { tags: [{ name: "VIP" }] } }]);
});

test("a deal's page shows its open tasks, due first, undated last", async () => {
  const { api, owner } = await newPerson();
  const { id } = await api.deal.create({ title: "Website", value: 1 });
  const { id: other } = await api.deal.create({ title: "Other", value: 1 });
  const add = (title: string, dueDate: string | null, dealId = id, dueTime?: string) =>
    api.todo.create({ title, dueDate, dueTime, dealId });
  await add("Some day", null);
  await add("Later", "2026-12-24");
  await add("Second", "2026-12-01", id, "15:00");
  await add("First", "2026-12-01", id, "09:30");
  await add("Not this one", "2026-11-01", other);
  const done = await add("Done", "2026-10-01");
  await api.todo.complete({ id: done.id });
  const { tasks } = await readDealPage(owner, { id });
  expect(tasks.map(({ title, dueDate }) => [title, dueDate])).toEqual([
    ["First", "2026-12-01"],
    ["Second", "2026-12-01"],
    ["Later", "2026-12-24"],
    ["Some day", null],
  ]);
});

test("a deal's page costs one round trip, 40 rows and 3 more for each thing that it shows", async () => {
  for (const [people, edits, tags] of [
    [0, 0, 0],
    [1, 30, 3],
    [4, 12, 10],
    [51, 3, 1],
  ] as const) {
    const { api, owner } = await newPerson();
    const stages = (await api.stage.list()).slice(0, 3);
    const tagIds = [];
    for (let number = 0; number < tags; number += 1) {
      tagIds.push((await api.tag.create({ name: `Tag ${number}`, color: "#10B981" })).id);
    }
    const ids = [];
    for (let number = 0; number < people; number += 1) {
      const given = number === 0 ? { tagIds } : {};
      ids.push((await api.contact.create({ firstName: `Person ${number}`, ...given })).id);
    }
    const { id } = await api.deal.create({
      title: "Website",
      value: 1,
      contactId: ids[0],
      contactIds: ids.slice(1),
    });
    for (let number = 0; number < edits; number += 1) {
      await api.deal.update({ id, deal: { value: number + 2 } });
      const contactId = ids[number % ids.length];
      if (contactId) {
        await api.contact.update({ id: contactId, contact: { jobTitle: `Job ${number}` } });
      }
      if (number < 6) await api.deal.move({ id, stageId: stages[number % 3]?.id ?? 0 });
    }
    let cursor: string | null = null;
    for (const page of ["first", "second"]) {
      const tally = newTally();
      const record = await withTally(tally, () => readDealPage(owner, { id, cursor }));
      cursor = record.timeline.nextCursor;
      expect(tally).toMatchObject({ queries: 1, written: 0 });
      const { items } = record.timeline;
      const lines = page === "first" ? [] : changesIn(items).flatMap((entry) => entry.lines);
      const things = [...items, ...lines, ...record.others, ...record.tags, ...record.path];
      const what = `the ${page} page of ${people} people, ${edits} edits, ${tags} tags`;
      expect(tally.read, what).toBeLessThanOrEqual(40 + 3 * things.length);
    }
  }
});
