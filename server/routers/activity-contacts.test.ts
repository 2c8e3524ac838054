import { expect, test } from "vitest";
import { newTally, withTally } from "../db/meter.ts";
import { newPerson, type Person } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";
import { wrongFigures } from "../testing/workspace.ts";

async function withContacts(...names: string[]) {
  const person = await newPerson();
  const ids: number[] = [];
  for (const firstName of names) ids.push((await person.api.contact.create({ firstName })).id);
  return { ...person, ids };
}

/** The names of the activities of each contact, in its timeline and in the list of its activities. */
async function subjectsOf({ api }: Person, ids: readonly number[]) {
  const all: (string | null)[][] = [];
  for (const id of ids) {
    const { items } = await api.contact.timeline({ id });
    const inTimeline = items.flatMap((item) =>
      item.as === "activity" ? [item.activity.subject] : [],
    );
    const listed = await api.activity.list({ contactId: id, counted: true });
    expect(listed.items.map(({ subject }) => subject)).toEqual(inTimeline);
    expect(listed.total).toBe(inTimeline.length);
    all.push(inTimeline);
  }
  return all;
}

async function lastOf({ api }: Person, ids: readonly number[]) {
  const all: (number | null)[] = [];
  for (const id of ids) all.push((await api.contact.byId({ id })).lastActivityAt);
  return all;
}

test("an activity with several contacts is in the timeline of each and counts for each", async () => {
  const person = await withContacts("Ann", "Bob", "Cyd");
  const { api, ids, userId } = person;
  const [ann = 0, bob = 0, cyd = 0] = ids;
  const call = { type: "call", subject: "Prices", timestamp: 1_000 } as const;
  const added = await api.activity.create({ ...call, contactId: ann, contactIds: [bob, ann] });
  expect(added).toMatchObject({ contactId: ann, contactIds: [bob] });
  const [found] = (await api.activity.list({ contactId: bob })).items;
  expect(found).toEqual(await api.activity.byId({ id: added.id }));
  expect(found).toMatchObject({
    contactIds: [bob],
    contact: { id: ann },
    others: [{ id: bob, firstName: "Bob", deleted: false }],
  });
  expect(await subjectsOf(person, ids)).toEqual([["Prices"], ["Prices"], []]);
  expect(await lastOf(person, ids)).toEqual([1_000, 1_000, null]);

  const edit = { timestamp: 2_000, contactIds: [cyd] };
  const edited = await api.activity.update({ id: added.id, activity: edit });
  expect(await lastOf(person, ids)).toEqual([2_000, null, 2_000]);
  await api.change.undo({ operation: edited.operation });
  expect(await lastOf(person, ids)).toEqual([1_000, 1_000, null]);
  const swapped = await api.activity.update({ id: added.id, activity: { contactId: bob } });
  expect(swapped).toMatchObject({ contactId: bob, contactIds: [ann] });
  const left = await api.activity.update({ id: added.id, activity: { contactId: null } });
  expect(left).toMatchObject({ contactId: ann, contactIds: [] });
  await api.change.undo({ operation: left.operation });

  const deleted = await api.activity.delete({ id: added.id });
  expect(await lastOf(person, ids)).toEqual([null, null, null]);
  expect(await subjectsOf(person, ids)).toEqual([[], [], []]);
  await api.change.undo({ operation: deleted.operation });
  expect(await lastOf(person, ids)).toEqual([1_000, 1_000, null]);
  const history = await api.change.history({ entity: "activity", id: added.id });
  expect(JSON.stringify(history.items)).toContain("Other contacts");
  expect(await wrongFigures(userId)).toEqual([]);
});

test("a planned activity is next for each of its contacts, and isn't a reason to call them cold", async () => {
  const person = await withContacts("Ann", "Bob");
  const { api, ids, userId } = person;
  const [ann = 0, bob = 0] = ids;
  await api.contact.update({ id: bob, contact: { cadence: "30" } });
  await api.activity.create({ type: "call", timestamp: 1_000, contactId: bob });
  expect((await api.today.summary()).goingCold.items.map(({ id }) => id)).toEqual([bob]);
  const timestamp = Date.now() + 3_600_000;
  const meeting = { type: "meeting", timestamp } as const;
  const added = await api.activity.create({ ...meeting, contactId: ann, contactIds: [bob] });
  for (const id of ids) {
    expect((await api.contact.byId({ id })).nextActivityAt).toBe(timestamp);
    expect((await api.contact.timeline({ id })).planned).toMatchObject([{ id: added.id }]);
  }
  expect((await api.today.summary()).goingCold.items).toEqual([]);
  await api.activity.delete({ id: added.id });
  expect((await api.today.summary()).goingCold.items.map(({ id }) => id)).toEqual([bob]);
  expect(await wrongFigures(userId)).toEqual([]);
});

test("whoever is deleted permanently leaves an activity to its other contacts", async () => {
  const person = await withContacts("Ann", "Bob", "Cyd");
  const { api, ids, userId } = person;
  const [ann = 0, bob = 0, cyd = 0] = ids;
  const call = { type: "call", timestamp: 1_000 } as const;
  const both = await api.activity.create({ ...call, contactId: ann, contactIds: [bob, cyd] });
  const own = await api.activity.create({ ...call, contactId: ann });
  for (const id of [ann, bob]) await api.contact.delete({ id });
  await api.trash.purge({ kind: "contact", ids: [ann] });
  expect(await api.activity.byId({ id: both.id })).toMatchObject({
    contactId: bob,
    contactIds: [cyd],
  });
  expect(await refusalOf(api.activity.byId({ id: own.id }))).toMatchObject({ code: "NOT_FOUND" });
  await api.trash.purge({ kind: "contact", ids: [bob] });
  expect(await api.activity.byId({ id: both.id })).toMatchObject({
    contactId: cyd,
    contactIds: [],
  });
  expect(await wrongFigures(userId)).toEqual([]);
});

test("an erased contact takes along the activities with nobody else, and no others", async () => {
  const person = await withContacts("Ann", "Bob");
  const { api, ids, userId } = person;
  const [ann = 0, bob = 0] = ids;
  const call = { type: "call", timestamp: 1_000, contactId: ann } as const;
  const both = await api.activity.create({ ...call, contactIds: [bob] });
  await api.activity.create(call);
  expect(await api.contact.erase({ id: ann })).toMatchObject({ activities: 1 });
  expect(await api.activity.byId({ id: both.id })).toMatchObject({
    contactId: bob,
    contactIds: [],
  });
  expect(await wrongFigures(userId)).toEqual([]);
});

test("merged contacts are one in an activity, and two again once that is undone", async () => {
  const person = await withContacts("Ann", "Anne", "Cyd");
  const { api, ids, userId } = person;
  const [ann = 0, anne = 0, cyd = 0] = ids;
  const call = { type: "call", timestamp: 1_000 } as const;
  const both = await api.activity.create({ ...call, contactId: anne, contactIds: [ann, cyd] });
  const { operation } = await api.contact.merge({ keep: ann, lose: [anne] });
  expect(await api.activity.byId({ id: both.id })).toMatchObject({
    contactId: ann,
    contactIds: [cyd],
  });
  expect(await wrongFigures(userId)).toEqual([]);
  await api.change.undo({ operation });
  expect(await api.activity.byId({ id: both.id })).toMatchObject({
    contactId: anne,
    contactIds: [ann, cyd],
  });
  expect(await wrongFigures(userId)).toEqual([]);
});

test("a contact who doesn't exist can't be among those of an activity", async () => {
  const { api, ids } = await withContacts("Ann");
  const stranger = await withContacts("Bob");
  const [ann = 0] = ids;
  const call = { type: "call", contactId: ann } as const;
  const create = api.activity.create({ ...call, contactIds: stranger.ids });
  expect(await refusalOf(create)).toMatchObject({
    cause: { code: "NOT_FOUND", field: "contactIds" },
  });
  const { id } = await api.activity.create(call);
  const update = api.activity.update({ id, activity: { contactIds: stranger.ids } });
  expect(await refusalOf(update)).toMatchObject({
    cause: { code: "NOT_FOUND", field: "contactIds" },
  });
});

test("an activity with one contact writes at most 14 rows, and at most 6 more for each other contact", async () => {
  const { api, ids } = await withContacts("Ann", "Bob", "Cyd");
  const [ann = 0, ...others] = ids;
  const { id: companyId } = await api.company.create({ name: "Acme" });
  const { id: dealId } = await api.deal.create({ title: "Website", contactId: ann });
  for (const contactIds of [[], others]) {
    const tally = newTally();
    const call = { type: "call", contactId: ann, dealId, companyId } as const;
    await withTally(tally, () => api.activity.create({ ...call, contactIds }));
    expect(tally.written).toBeLessThanOrEqual(14 + 6 * contactIds.length);
  }
});
