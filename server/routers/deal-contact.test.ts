import { expect, test } from "vitest";
import { peopleAfter } from "#domain/people.ts";
import { newTally, withTally } from "../db/meter.ts";
import { newPerson } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";
import { changesIn } from "../testing/timeline.ts";
import { dumpWithoutLog } from "../testing/workspace.ts";

async function withPeople(count: number) {
  const person = await newPerson();
  const ids: number[] = [];
  for (let number = 1; number <= count; number += 1) {
    ids.push((await person.api.contact.create({ firstName: `Person ${number}` })).id);
  }
  const [first = 0, second = 0, third = 0] = ids;
  const add = (deal: object = {}) =>
    person.api.deal.create({ title: "Website", value: 10, contactId: first, ...deal });
  return { ...person, first, second, third, add };
}

test("a deal has a primary contact and others, each once", async () => {
  const { api, first, second, third, add } = await withPeople(3);
  const deal = await add({ contactIds: [third, second, first, second] });
  expect(deal).toMatchObject({ contactId: first, contactIds: [second, third] });
  expect(await api.deal.byId({ id: deal.id })).toMatchObject({ contactIds: [second, third] });
});

test("without a primary contact the next one becomes primary", async () => {
  const { api, first, second, third, add } = await withPeople(3);
  const deal = await add({ contactId: undefined, contactIds: [second, third] });
  expect(deal).toMatchObject({ contactId: second, contactIds: [third] });
  const cleared = await api.deal.update({ id: deal.id, deal: { contactId: null } });
  expect(cleared).toMatchObject({ contactId: third, contactIds: [] });
  expect(peopleAfter({ contactId: first, contactIds: [] }, { contactId: null })).toEqual({
    contactId: null,
    contactIds: [],
  });
});

test("another contact who becomes primary swaps with the primary one, which is shown and undone", async () => {
  const { api, userId, first, second, third, add } = await withPeople(3);
  const { id } = await add({ contactIds: [second, third] });
  const before = await dumpWithoutLog(userId);
  const swapped = await api.deal.update({ id, deal: { contactId: third } });
  expect(swapped).toMatchObject({ contactId: third, contactIds: [first, second] });
  const { items } = await api.change.history({ entity: "deal", id });
  expect(items[0]?.lines).toEqual([
    {
      label: "Contact",
      before: { as: "text", text: "Person 1" },
      after: { as: "text", text: "Person 3" },
    },
    {
      label: "Other contacts",
      before: { as: "text", text: "Person 2, Person 3" },
      after: { as: "text", text: "Person 1, Person 2" },
    },
  ]);
  await api.change.undo({ operation: swapped.operation });
  expect(await dumpWithoutLog(userId)).toEqual(before);
});

test("contacts added to a deal must exist; those that stay may be in Trash", async () => {
  const { api, first, second, third, add } = await withPeople(3);
  const stranger = await withPeople(1);
  const { id } = await add({ contactIds: [second] });
  await api.contact.delete({ id: second });
  await api.contact.delete({ id: third });
  for (const contactIds of [[second, third], [stranger.first], [2_000_000_000]]) {
    const refusal = await refusalOf(api.deal.update({ id, deal: { contactIds } }));
    expect(refusal).toMatchObject({ code: "NOT_FOUND" });
  }
  const kept = await api.deal.update({ id, deal: { contactId: second, contactIds: [first] } });
  expect(kept).toMatchObject({ contactId: second, contactIds: [first] });
  const many = Array.from({ length: 51 }, (_, index) => index + 1);
  const refusal = await refusalOf(api.deal.update({ id, deal: { contactIds: many } }));
  expect(refusal).toMatchObject({ code: "BAD_REQUEST" });
});

test("a deal is on another contact's page, in the lists and found by the filter", async () => {
  const { api, first, second, third, add } = await withPeople(3);
  const { id } = await add({ contactIds: [second] });
  await add({ title: "Of the first" });
  const page = await api.contact.page({ id: second });
  expect(page.deals.map((deal) => deal.id)).toEqual([id]);
  expect(changesIn(page.timeline.items).map(({ kind }) => kind)).toEqual([
    "deal.create",
    "contact.create",
  ]);
  expect((await api.contact.byId({ id: second })).deals.map((deal) => deal.id)).toEqual([id]);
  expect((await api.deal.list({ contactId: second })).items.map((deal) => deal.id)).toEqual([id]);
  expect((await api.deal.list({ contactId: first })).items).toHaveLength(2);
  const ids = async (deals: "with" | "without") =>
    (await api.contact.list({ deals })).items.map((contact) => contact.id);
  expect(await ids("with")).toEqual([first, second]);
  expect(await ids("without")).toEqual([third]);
  await api.deal.delete({ id });
  expect((await api.contact.page({ id: second })).deals).toEqual([]);
  expect(await ids("with")).toEqual([first]);
});

test("adding a contact can't be undone while a deal has it, and deleting it permanently removes only the link", async () => {
  const { api, first, second, add } = await withPeople(2);
  const made = await api.contact.create({ firstName: "New" });
  const { id } = await add({ contactIds: [second, made.id] });
  const undo = () => api.change.undo({ operation: made.operation });
  expect(await refusalOf(undo())).toMatchObject({ code: "CONFLICT" });
  const [entry] = (await api.change.history({ entity: "contact", id: made.id })).items;
  expect(entry?.undoable).toBe("no");

  const removed = await api.deal.update({ id, deal: { contactIds: [second] } });
  await api.contact.delete({ id: made.id });
  await api.trash.purge({ kind: "contact", ids: [made.id] });
  const refusal = await refusalOf(api.change.undo({ operation: removed.operation }));
  expect(refusal).toMatchObject({ code: "CONFLICT" });
  const [latest] = (await api.change.history({ entity: "deal", id })).items;
  expect(latest?.undoable).toBe("no");

  await api.contact.delete({ id: second });
  await api.trash.purge({ kind: "contact", ids: [second] });
  expect(await api.deal.byId({ id })).toMatchObject({ contactId: first, contactIds: [] });
});

test("merged contacts are on their deals once, and separated again as they were", async () => {
  const { api, userId, first, second, third, add } = await withPeople(3);
  const both = await add({ contactIds: [second] });
  const turned = await add({ contactId: second, contactIds: [first, third] });
  const further = await add({ contactId: third, contactIds: [first, second] });
  const plain = await add({ contactId: second });
  const others = await add({ contactId: second, contactIds: [third] });
  const before = await dumpWithoutLog(userId);
  const { operation } = await api.contact.merge({ keep: first, lose: [second] });
  const people = async ({ id }: { id: number }) => {
    const { contactId, contactIds } = await api.deal.byId({ id });
    return [contactId, ...contactIds];
  };
  expect(await people(both)).toEqual([first]);
  expect(await people(turned)).toEqual([first, third]);
  expect(await people(further)).toEqual([third, first]);
  expect(await people(plain)).toEqual([first]);
  expect(await people(others)).toEqual([first, third]);
  await api.change.undo({ operation });
  expect(await dumpWithoutLog(userId)).toEqual(before);
});

test("other contacts cost two rows each, and a deal without any no more than before", async () => {
  const { api, first, second, third, add } = await withPeople(3);
  const written = async (work: () => Promise<unknown>) => {
    const tally = newTally();
    await withTally(tally, work);
    return tally;
  };
  await add();
  const alone = await written(() => add());
  const together = await written(() => add({ contactIds: [second, third] }));
  expect(alone).toMatchObject({ queries: 2 });
  expect(together).toMatchObject({ queries: 2, written: alone.written + 4 });
  const { id } = await add();
  const same = await written(() => api.deal.update({ id, deal: { contactId: first } }));
  const cleared = await written(() => api.deal.update({ id, deal: { contactIds: [] } }));
  expect(cleared.written).toBe(same.written);
});
