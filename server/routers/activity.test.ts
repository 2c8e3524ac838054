import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { emptyFault, withNobodyMessage } from "#domain/activity/activity.ts";
import { newTally, withTally } from "../db/meter.ts";
import { newPerson } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";
import { dumpWithoutLog, wrongFigures } from "../testing/workspace.ts";

const hour = 3_600_000;

async function withRecords() {
  const person = await newPerson();
  const { api } = person;
  const contact = await api.contact.create({ firstName: "Ann", company: "Acme" });
  const deal = await api.deal.create({ title: "Website", value: 1, contactId: contact.id });
  const companyId = contact.companyId ?? 0;
  return { ...person, contactId: contact.id, dealId: deal.id, companyId };
}

/** The last and next activity of a contact, a deal and a company. */
async function timesOf({ api, ...ids }: Awaited<ReturnType<typeof withRecords>>) {
  const records = [
    await api.contact.byId({ id: ids.contactId }),
    await api.deal.byId({ id: ids.dealId }),
    (await api.company.byId({ id: ids.companyId })).company,
  ];
  return records.map(({ lastActivityAt, nextActivityAt }) => [lastActivityAt, nextActivityAt]);
}

test("an activity is answered as it was added, now by default, with its text trimmed", async () => {
  const { api, contactId, dealId } = await withRecords();
  const before = Date.now();
  const call = await api.activity.create({ type: "call", contactId, subject: " Pricing " });
  expect(call).toMatchObject({
    ...{ type: "call", subject: "Pricing", description: null, outcome: null, version: 1 },
    ...{ contactId, dealId: null, companyId: null, durationMinutes: null },
  });
  expect(call.timestamp).toBeGreaterThanOrEqual(before);
  const meeting = {
    type: "meeting",
    description: "Wants a **discount**.",
    timestamp: 1_000,
    durationMinutes: 45,
    outcome: "Interested",
    dealId,
    contactId,
  } as const;
  const { id } = await api.activity.create(meeting);
  expect(await api.activity.byId({ id })).toMatchObject({
    ...meeting,
    contact: { firstName: "Ann", deleted: false },
    deal: { title: "Website", deleted: false },
    company: null,
  });
});

test("an activity is with a contact, a deal or a company, of which each is checked", async () => {
  const { api, contactId } = await withRecords();
  expect(await refusalOf(api.activity.create({ type: "call" }))).toMatchObject({
    code: "BAD_REQUEST",
    message: expect.stringContaining(withNobodyMessage),
  });
  const { id } = await api.activity.create({ type: "call", contactId });
  const alone = api.activity.update({ id, activity: { contactId: null } });
  expect(await refusalOf(alone)).toMatchObject({
    code: "BAD_REQUEST",
    message: withNobodyMessage,
  });
  await api.contact.delete({ id: contactId });
  // One that it stays with may be in Trash.
  await api.activity.update({ id, activity: { subject: "Still", contactId } });
  const another = api.activity.create({ type: "call", contactId });
  expect(await refusalOf(another)).toMatchObject({ code: "NOT_FOUND" });
});

test("a type that has neither outcome nor duration is saved without them", async () => {
  const { api, contactId } = await withRecords();
  const talk = { subject: "Pricing", outcome: "Reached", durationMinutes: 5, contactId };
  const none = { outcome: null, durationMinutes: null };
  for (const type of ["note", "email"] as const) {
    expect(await api.activity.create({ ...talk, type })).toMatchObject(none);
  }
  const call = await api.activity.create({ ...talk, type: "call" });
  expect(call).toMatchObject({ outcome: "Reached", durationMinutes: 5 });
  const { operation } = await api.activity.update({ id: call.id, activity: { type: "note" } });
  expect(await api.activity.byId({ id: call.id })).toMatchObject(none);
  await api.change.undo({ operation });
  expect(await api.activity.byId({ id: call.id })).toMatchObject({ outcome: "Reached" });
});

test("an email or a note needs a text, a call or a meeting doesn't", async () => {
  const { api, contactId } = await withRecords();
  for (const type of ["note", "email"] as const) {
    const empty = api.activity.create({ type, subject: " ", contactId });
    const message = emptyFault({ type, subject: null, description: null });
    expect(await refusalOf(empty)).toMatchObject({ code: "BAD_REQUEST", message });
    const described = { type, description: "Likes tea", contactId };
    const { id } = await api.activity.create(described);
    const cleared = api.activity.update({ id, activity: { description: null } });
    expect(await refusalOf(cleared)).toMatchObject({ code: "BAD_REQUEST", message });
    await api.activity.update({ id, activity: { description: null, subject: "Tea" } });
  }
  const { id } = await api.activity.create({ type: "meeting", contactId });
  const noted = api.activity.update({ id, activity: { type: "note" } });
  expect(await refusalOf(noted)).toMatchObject({ code: "BAD_REQUEST" });
});

test("the same key adds one activity, and answers it as it was", async () => {
  const { api, contactId } = await withRecords();
  const call = { type: "call", contactId, operation: crypto.randomUUID() } as const;
  const first = await api.activity.create(call);
  await api.activity.update({ id: first.id, activity: { subject: "Later" } });
  expect(await api.activity.create(call)).toEqual(first);
  expect((await api.activity.list({ contactId })).items).toHaveLength(1);
});

test("edits of different fields are both kept, and of the same field refused", async () => {
  const { api, contactId } = await withRecords();
  const { id } = await api.activity.create({ type: "call", contactId });
  await api.activity.update({ id, activity: { subject: "Ann's", outcome: null }, version: 1 });
  await api.activity.update({
    id,
    activity: { subject: null, outcome: "Left a message" },
    version: 1,
  });
  expect(await api.activity.byId({ id })).toMatchObject({
    subject: "Ann's",
    outcome: "Left a message",
    version: 3,
  });
  const late = api.activity.update({ id, activity: { subject: "Mine" }, version: 1 });
  expect(await refusalOf(late)).toMatchObject({ code: "CONFLICT" });
});

test("the last and next activity are of all three records, whatever happens to it", async () => {
  const person = await withRecords();
  const { api, contactId, dealId, companyId, userId } = person;
  const none = [null, null];
  expect(await timesOf(person)).toEqual([none, none, none]);
  const soon = Date.now() + hour;
  const ids = { contactId, dealId, companyId };
  const past = await api.activity.create({ type: "call", timestamp: 5_000, ...ids });
  const earlier = await api.activity.create({ type: "meeting", timestamp: 4_000, contactId });
  const planned = await api.activity.create({
    type: "meeting",
    timestamp: soon,
    contactId,
    dealId,
  });
  expect(await timesOf(person)).toEqual([
    [5_000, soon],
    [5_000, soon],
    [5_000, null],
  ]);
  await api.activity.update({ id: past.id, activity: { timestamp: 3_000 } });
  expect((await timesOf(person))[0]).toEqual([4_000, soon]);
  await api.activity.delete({ id: earlier.id });
  expect((await timesOf(person))[0]).toEqual([3_000, soon]);
  const { operation } = await api.activity.update({
    id: planned.id,
    activity: { contactId: null, companyId },
  });
  expect(await timesOf(person)).toEqual([
    [3_000, null],
    [3_000, soon],
    [3_000, soon],
  ]);
  await api.change.undo({ operation });
  await api.activity.restore({ id: earlier.id });
  await api.activity.delete({ id: planned.id });
  await api.trash.purge({ kind: "activity", ids: [planned.id] });
  expect(await timesOf(person)).toEqual([
    [4_000, null],
    [3_000, null],
    [3_000, null],
  ]);
  expect(await wrongFigures(userId)).toEqual([]);
  const [listed] = (await api.contact.list()).items;
  expect(listed).toMatchObject({ lastActivityAt: 4_000, nextActivityAt: null });
  expect((await api.deal.list()).items[0]).toMatchObject({ lastActivityAt: 3_000 });
});

test("a planned activity becomes the last one when its time has come, without a write", async () => {
  const person = await withRecords();
  const { api, contactId, dealId, companyId, userId } = person;
  const soon = Date.now() + hour;
  const ids = { contactId, dealId, companyId };
  for (const timestamp of [7_000, soon])
    await api.activity.create({ type: "call", timestamp, ...ids });
  // As the triggers stored them before 7,000.
  for (const table of ["contacts", "deals", "companies"]) {
    await env.DB.prepare(
      `update ${table} set last_activity_at = null, next_activity_at = 7000 where user_id = ?`,
    )
      .bind(userId)
      .run();
  }
  const now = [7_000, soon];
  expect(await timesOf(person)).toEqual([now, now, now]);
  expect((await api.contact.list()).items[0]).toMatchObject({ lastActivityAt: 7_000 });
});

test("merged contacts and companies bring their activities along", async () => {
  const person = await withRecords();
  const { api, contactId, companyId, userId } = person;
  const ben = await api.contact.create({ firstName: "Ben", company: "Beta" });
  const theirs = { contactId: ben.id, companyId: ben.companyId ?? 0 };
  await api.activity.create({ type: "call", timestamp: 9_000, ...theirs });
  const before = await dumpWithoutLog(userId);
  const merged = await api.contact.merge({ keep: contactId, lose: [ben.id] });
  expect(await api.contact.byId({ id: contactId })).toMatchObject({ lastActivityAt: 9_000 });
  const joined = await api.company.merge({ keep: companyId, lose: [theirs.companyId] });
  expect((await api.company.byId({ id: companyId })).company.lastActivityAt).toBe(9_000);
  expect((await api.activity.list({ companyId })).items).toHaveLength(1);
  for (const { operation } of [joined, merged]) await api.change.undo({ operation });
  expect(await dumpWithoutLog(userId)).toEqual(before);
});

test("a deleted company takes along the activities with nobody else, until it is undone", async () => {
  const person = await withRecords();
  const { api, contactId, companyId, userId } = person;
  await api.activity.create({ type: "call", timestamp: 1_000, companyId });
  await api.activity.create({ type: "meeting", timestamp: 2_000, companyId, contactId });
  const before = await dumpWithoutLog(userId);
  const { operation } = await api.company.delete({ id: companyId });
  expect((await api.activity.list()).items).toMatchObject([{ type: "meeting", companyId: null }]);
  await api.change.undo({ operation });
  expect(await dumpWithoutLog(userId)).toEqual(before);
});

test("what is deleted permanently takes its activities along, and erases them from the log", async () => {
  const { api, contactId, dealId } = await withRecords();
  const secret = { type: "note", description: "Secret words" } as const;
  const [ofContact, ofDeal] = [
    await api.activity.create({ ...secret, contactId }),
    await api.activity.create({ ...secret, dealId }),
  ];
  await api.contact.delete({ id: contactId });
  await api.deal.delete({ id: dealId });
  await api.trash.purge({ kind: "contact", ids: [contactId] });
  await api.trash.purge({ kind: "deal", ids: [dealId] });
  expect((await api.activity.list()).items).toEqual([]);
  for (const { operation } of [ofContact, ofDeal]) {
    const { changes } = await api.change.operation({ operation });
    expect(changes.items).toMatchObject([{ erased: true }]);
  }
});

test("activities are listed latest first, by record and type, in pages", async () => {
  const { api, contactId, dealId, companyId } = await withRecords();
  for (let number = 0; number < 7; number += 1) {
    const timestamp = number < 4 ? 1_000 : number * 1_000;
    const type = number % 2 === 0 ? "call" : "note";
    await api.activity.create({ type, timestamp, subject: String(number), contactId });
  }
  await api.activity.create({ type: "call", dealId });
  await api.activity.create({ type: "call", companyId });
  const seen: (string | null)[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof api.activity.list>> = await api.activity.list({
      ...{ contactId, limit: 2, cursor },
    });
    seen.push(...page.items.map(({ subject }) => subject));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toEqual(["6", "5", "4", "3", "2", "1", "0"]);
  const calls = await api.activity.list({ contactId, type: "call" });
  expect(calls.items.map(({ subject }) => subject)).toEqual(["6", "4", "2", "0"]);
  expect((await api.activity.list({ dealId })).items).toHaveLength(1);
  expect((await api.activity.list({ companyId })).items).toHaveLength(1);
  expect((await api.activity.list()).items).toHaveLength(9);
});

async function costOf(work: () => Promise<unknown>) {
  const tally = newTally();
  await withTally(tally, work);
  return tally;
}

test("an activity writes at most 14 rows in one round trip, however many there are", async () => {
  const { api, contactId, dealId, companyId } = await withRecords();
  const activity = { type: "call", subject: "Pricing", contactId, dealId, companyId } as const;
  for (let number = 0; number < 30; number += 1) {
    const tally = await costOf(() => api.activity.create(activity));
    expect(tally).toMatchObject({ queries: 1 });
    expect(tally.written).toBeLessThanOrEqual(14);
    expect(tally.read).toBeLessThanOrEqual(60);
  }
});

test("a page of activities costs one round trip and at most 5 rows for each", async () => {
  const { api, contactId, dealId } = await withRecords();
  for (let number = 0; number < 60; number += 1) {
    await api.activity.create({ type: "call", timestamp: number, contactId, dealId });
  }
  for (const query of [{}, { contactId }, { dealId }]) {
    for (const limit of [1, 50]) {
      const tally = await costOf(() => api.activity.list({ ...query, limit }));
      expect(tally).toMatchObject({ queries: 1, written: 0 });
      expect(tally.read).toBeLessThanOrEqual(5 + 5 * (limit + 1));
    }
  }
});
