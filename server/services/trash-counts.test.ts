import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { daysInTrash } from "#domain/trash.ts";
import { newTally, type Tally, withTally } from "../db/meter.ts";
import { newPerson, type Person } from "../testing/people.ts";
import { wrongFigures } from "../testing/workspace.ts";
import { expireTrash } from "./trash-purge.ts";

const day = 86_400_000;

async function costOf<T>(work: () => Promise<T>): Promise<{ tally: Tally; answer: T }> {
  const tally = newTally();
  const answer = await withTally(tally, work);
  return { tally, answer };
}

/** Puts contacts in Trash, all at the same time, as a bulk deletion does. */
async function fillTrash({ api, userId }: Person, count: number, deletedAt: number) {
  for (let from = 0; from < count; from += 1_000) {
    const rows = Array.from({ length: Math.min(1_000, count - from) }, (_, offset) => ({
      firstName: `Ann ${from + offset}`,
      email: `ann-${from + offset}@example.com`,
      tags: ["Lead"],
    }));
    await api.contact.import({ rows, operation: crypto.randomUUID() });
  }
  await env.DB.prepare(
    "update contacts set deleted_at = ? where user_id = ? and deleted_at is null",
  )
    .bind(deletedAt, userId)
    .run();
}

/** Permanently deletes everything old that earlier tests have left. */
async function settle({ owner }: Person, now: number) {
  while ((await expireTrash(owner.db, now)).purged > 0);
}

async function countIn({ userId }: Person, table = "contacts"): Promise<number> {
  const count = await env.DB.prepare(`select count(*) as n from ${table} where user_id = ?`)
    .bind(userId)
    .first<number>("n");
  return Number(count);
}

test("a page of Trash costs what it shows, however many were deleted at the same time", async () => {
  for (const size of [300, 10_000]) {
    const person = await newPerson();
    const { api, userId } = person;
    await fillTrash(person, size, 1_000);
    const rows = Array.from({ length: 60 }, (_, index) => ({ firstName: `Older ${index}` }));
    await api.contact.import({ rows, operation: crypto.randomUUID() });
    await env.DB.prepare(
      "update contacts set deleted_at = 500 where user_id = ? and deleted_at is null",
    )
      .bind(userId)
      .run();
    const first = await costOf(() => api.trash.list());
    const second = await costOf(() => api.trash.list({ cursor: first.answer.nextCursor }));
    const back = await costOf(() => api.trash.list({ cursor: second.answer.prevCursor }));
    for (const { tally, answer } of [first, second, back]) {
      expect(answer.items).toHaveLength(50);
      expect(tally).toMatchObject({ queries: 1, written: 0 });
      expect(tally.read).toBeLessThanOrEqual(3 * 51);
    }
    const some = first.answer.items.slice(0, 20).map(({ id }) => id);
    const selected = await costOf(() => api.trash.list({ ids: some }));
    expect(selected.answer.items).toHaveLength(20);
    expect(selected.tally.read).toBeLessThanOrEqual(100);
    const counted = await costOf(() => api.trash.count());
    expect(counted.answer[0]).toEqual({
      kind: "contact",
      count: Math.min(1_000, size + 60),
      capped: size > 1_000,
    });
    expect(counted.tally.read).toBeLessThanOrEqual(1_010);
    const restored = await costOf(() => api.trash.restore({ kind: "contact", ids: some }));
    expect(restored.tally.queries).toBe(1);
    expect(restored.tally.read).toBeLessThanOrEqual(40 * 20);
    expect(await wrongFigures(userId)).toEqual([]);
  }
});

test("10,000 records are permanently deleted in one call, and more in the next with the same key", async () => {
  const person = await newPerson();
  const { api, userId } = person;
  await fillTrash(person, 10_600, 1_000);
  const began = Date.now();
  const { tally, answer } = await costOf(() => api.trash.empty());
  expect(answer).toMatchObject({ purged: 10_000, left: true });
  // 20 slices, what is left, and the contents of files.
  expect(tally.queries).toBe(22);
  const { operation } = answer;
  expect(await countIn(person)).toBe(600);
  // What goes to Trash while it is being emptied stays there.
  const { id } = await api.contact.create({ firstName: "Late" });
  await api.contact.delete({ id });
  await env.DB.prepare("update contacts set deleted_at = ? where id = ?")
    .bind(began + day, id)
    .run();
  const rest = await api.trash.empty({ operation });
  expect(rest).toEqual({ operation, purged: 10_600, left: false });
  expect(await api.trash.empty({ operation })).toEqual(rest);
  expect((await api.trash.list()).items).toMatchObject([{ id, name: "Late" }]);
  const left = await env.DB.prepare(
    "select count(*) as n from changes where user_id = ? and entity = 'contact' and after like '%Ann%'",
  )
    .bind(userId)
    .first<number>("n");
  expect(left).toBe(0);
  expect(await wrongFigures(userId)).toEqual([]);
});

test("the daily job permanently deletes what was in Trash for 30 days, in every workspace, and nothing newer", async () => {
  const now = Date.now();
  const old = now - daysInTrash * day - 1;
  const people = [await newPerson(), await newPerson(), await newPerson()] as const;
  const [first, second, third] = people;
  await settle(first, now);
  await fillTrash(first, 10_000, old);
  await fillTrash(second, 30, old);
  await fillTrash(third, 30, old + 2);
  const { id } = await second.api.contact.create({ firstName: "Newer" });
  await second.api.contact.delete({ id });
  const [restored] = (await second.api.trash.list({ search: "ann" })).items;
  await second.api.trash.restore({ kind: "contact", ids: [restored?.id ?? 0] });
  const deal = await first.api.deal.create({ title: "Old", value: 1 });
  await first.api.deal.delete({ id: deal.id });
  await env.DB.prepare("update deals set deleted_at = ? where id = ?").bind(old, deal.id).run();
  expect(await expireTrash(first.owner.db, now)).toEqual({ purged: 10_000 + 1 + 29 });
  expect(await countIn(first)).toBe(0);
  expect(await countIn(first, "deals")).toBe(0);
  expect((await second.api.trash.list()).items).toMatchObject([{ name: "Newer" }]);
  expect((await second.api.contact.list()).items).toMatchObject([{ id: restored?.id }]);
  expect(await countIn(third)).toBe(30);
  const [entry] = (await second.api.change.list({ deed: "deleted", limit: 1 })).items;
  expect(entry).toMatchObject({ kind: "trash.expire", records: 29, by: "Kith", undoable: "no" });
  for (const person of people) expect(await wrongFigures(person.userId)).toEqual([]);
  const idle = await costOf(() => expireTrash(first.owner.db, now));
  expect(idle.answer).toEqual({ purged: 0 });
  expect(idle.tally).toMatchObject({ queries: 1, written: 0 });
});

test("a cron run is bounded, and the next one continues", async () => {
  const now = Date.now();
  const person = await newPerson();
  await settle(person, now);
  await fillTrash(person, 26_000, now - 31 * day);
  expect(await expireTrash(person.owner.db, now)).toEqual({ purged: 25_000 });
  expect(await expireTrash(person.owner.db, now)).toEqual({ purged: 1_000 });
});

test("the cron finds its workspaces by their Trash, at a few rows for each", async () => {
  const now = Date.now();
  const somebody = await newPerson();
  await settle(somebody, now);
  for (let count = 0; count < 60; count += 1) {
    const person = await newPerson();
    await fillTrash(person, count % 2 === 0 ? 20 : 0, now - day);
  }
  const { tally, answer } = await costOf(() => expireTrash(somebody.owner.db, now));
  expect(answer).toEqual({ purged: 0 });
  expect(tally.read).toBeLessThanOrEqual(60 * 6);
});
