import { expect, test } from "vitest";
import { dayIn, daysAfter } from "#domain/day.ts";
import { newPerson } from "../testing/people.ts";
import { dumpWithoutLog } from "../testing/workspace.ts";

async function withSample() {
  const person = await newPerson();
  await person.api.sample.load();
  const { items } = await person.api.contact.list();
  const [first, second] = items;
  if (!first || !second) throw new Error("The sample data has contacts");
  return { ...person, first, second };
}

test("removing the sample data keeps an own contact that was merged into a sample one", async () => {
  const { api, first, userId } = await withSample();
  const tag = await api.tag.create({ name: "Mine", color: "#3B82F6" });
  const own = await api.contact.create({ firstName: "Sarah", tagIds: [tag.id] });
  const deal = await api.deal.create({ title: "Website", value: 5, contactId: own.id });
  await api.contact.merge({ keep: first.id, lose: [own.id] });
  const before = await dumpWithoutLog(userId);

  const removed = await api.sample.remove();
  expect(removed.kept).toBeGreaterThanOrEqual(1);
  const kept = await api.contact.byId({ id: first.id });
  expect(kept.tags).toContainEqual(expect.objectContaining({ name: "Mine" }));
  expect(await api.deal.byId({ id: deal.id })).toMatchObject({ contactId: first.id });
  expect((await api.metrics.summary()).sample).toBe(false);

  await api.change.undo({ operation: removed.operation });
  expect(await dumpWithoutLog(userId)).toEqual(before);
  expect((await api.metrics.summary()).sample).toBe(true);
});

test("removing the sample data keeps an own contact that a sample one was merged into", async () => {
  const { api, first } = await withSample();
  const own = await api.contact.create({ firstName: "Sarah", notes: "Mine" });
  await api.contact.merge({ keep: own.id, lose: [first.id] });
  await api.sample.remove();
  expect(await api.contact.byId({ id: own.id })).toMatchObject({ notes: "Mine" });
});

test("removing the sample data keeps what was edited or added to, and says how much", async () => {
  const { api, first, second } = await withSample();
  await api.contact.update({ id: first.id, contact: { notes: "Mine" } });
  await api.deal.create({ title: "Website", value: 5, contactId: second.id });
  const removed = await api.sample.remove();
  expect(removed.kept).toBe(2);
  const { items } = await api.contact.list();
  expect(items.map(({ id }) => id)).toEqual([first.id, second.id]);
  expect(await api.sample.remove({ operation: removed.operation })).toEqual(removed);
});

test("an edit that was undone keeps nothing, and the sample data can be loaded again", async () => {
  const { api, first } = await withSample();
  const { operation } = await api.contact.update({ id: first.id, contact: { notes: "Mine" } });
  await api.change.undo({ operation });
  expect((await api.sample.remove()).kept).toBe(0);
  expect((await api.contact.list()).items).toEqual([]);
  await api.sample.load();
  expect((await api.contact.list()).items).toHaveLength(10);
});

test("the sample data has stale deals, of various ages, lost ones by month, and tasks of every status", async () => {
  const { api } = await withSample();
  const { stale, withoutNextStep } = await api.today.summary();
  expect(stale.items.map(({ title }) => title).toSorted()).toEqual([
    "Consulting Package",
    "Enterprise License",
  ]);
  expect(withoutNextStep.count).toBeGreaterThan(0);
  const { columns } = await api.todo.board();
  expect(columns.every(({ count }) => count > 0)).toBe(true);
  const { items } = await api.deal.list({ limit: 100 });
  const open = items.filter(({ closedDate }) => closedDate === null);
  expect(new Set(open.map(({ createdAt }) => createdAt)).size).toBe(open.length);
  const lost = items.filter(({ lostReason }) => lostReason !== null);
  expect(new Set(lost.map(({ closedDate }) => closedDate?.slice(0, 7))).size).toBeGreaterThan(4);
});

test("the sample data says how long its closed deals were in a stage, also after it is removed and restored", async () => {
  const { api } = await withSample();
  const today = dayIn("UTC", Date.now());
  const period = { from: daysAfter(today, -400), to: today };
  const readStays = async () =>
    (await api.metrics.report(period)).stays.map(({ stage, deals, days }) => {
      return [stage.name, deals, days === null ? "no time" : days > 20 && days < 60];
    });
  const loaded = [
    ["Prospecting", 1, true],
    ["Qualification", 4, true],
    ["Proposal", 7, true],
    ["Negotiation", 10, true],
  ];
  expect(await readStays()).toEqual(loaded);
  const { operation } = await api.sample.remove();
  expect(await readStays()).toEqual(loaded.map(([name]) => [name, 0, "no time"]));
  await api.change.undo({ operation });
  expect(await readStays()).toEqual(loaded);
});

test("removing the sample data leaves the stages as they were", async () => {
  const { api } = await newPerson();
  const before = await api.stage.list();
  await api.sample.load();
  const [first] = await api.stage.list();
  expect(first?.rottingDays).toBe(30);
  await api.sample.remove();
  const rottingOf = (stages: typeof before) => stages.map(({ rottingDays }) => rottingDays);
  expect(rottingOf(await api.stage.list())).toEqual(rottingOf(before));
});
