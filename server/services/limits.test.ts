import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { daysAfter } from "#domain/day.ts";
import { mostRates } from "#domain/money/rate.ts";
import { createApi } from "../api.ts";
import { openDatabase } from "../db/client.ts";
import { writeCursor } from "../db/cursor.ts";
import { fulfil, type Wish } from "../testing/operations.ts";
import { newPerson } from "../testing/people.ts";
import { faultsOf, watched } from "../testing/statements.ts";
import { expireTrash } from "./trash-purge.ts";

const wishes: Wish[] = [
  { does: "createTag", name: "Lead" },
  { does: "createTag", name: "VIP" },
  { does: "create", name: "Ann", tags: [0, 1] },
  { does: "create", name: "Bob", tags: [] },
  { does: "update", contact: 0, company: "TechCorp", tags: [1] },
  { does: "update", contact: 0, company: null, tags: undefined },
  { does: "rename", contact: 1, name: "Bo" },
  { does: "tag", contact: 1, tag: 0 },
  { does: "untag", contact: 1, tag: 0 },
  { does: "delete", contact: 0 },
  { does: "restore", contact: 0 },
  { does: "renameTag", tag: 0, name: "New" },
  { does: "deleteTag", tag: 1 },
  { does: "createCompany", name: "Acme" },
  { does: "update", contact: 0, company: "ACME", tags: undefined },
  { does: "renameCompany", company: 0, name: "Acme Ltd" },
  { does: "mergeCompanies", company: 1, others: [0] },
  { does: "deleteCompany", company: 0 },
  { does: "import", names: ["Cyd", "Dan"], tags: ["Lead", "Old"], known: "add" },
  { does: "import", names: ["Cyd", "Eve"], tags: ["VIP"], known: "fill" },
  { does: "bulk", deed: "company", by: "all", tag: 0, company: "TechCorp" },
  { does: "bulk", deed: "tag", by: "ids", tag: 0, company: null },
  { does: "bulk", deed: "untag", by: "tag", tag: 0, company: null },
  { does: "bulk", deed: "delete", by: "ids", tag: 0, company: null },
];

test("every statement of a workspace's life keeps within D1's limits", async () => {
  const person = await newPerson();
  const { d1, faults, prepared } = watched(env.DB);
  const db = openDatabase(d1);
  const api = createApi({ ...person.context, db });
  const watchedPerson = { ...person, api };
  const operations: string[] = [];
  for (const each of wishes) {
    const operation = await fulfil(watchedPerson, each);
    expect(operation, JSON.stringify(each)).toBeDefined();
    if (operation) operations.push(operation);
  }
  const tags = await api.tag.list();
  const tagIds = tags.map(({ id }) => id);
  for (const sort of ["name", "newest", "updated"] as const) {
    for (const filter of [[], tagIds.slice(0, 1), tagIds]) {
      const first = await api.contact.list({ sort, tagIds: filter, limit: 1 });
      await api.contact.list({ sort, tagIds: filter, limit: 1, cursor: first.nextCursor });
    }
  }
  const search = "a b c d e f g h i j 0412 345 678";
  const found = await api.contact.list({ search: "o", tagIds, limit: 1 });
  await api.contact.list({ search: "o", limit: 1, cursor: found.nextCursor });
  await api.contact.list({ search, tagIds });
  await api.contact.list({ search: "0412 345 678" });
  await api.contact.byId({ id: (await api.contact.list()).items[0]?.id ?? 0 });
  const { id: companyId } = await api.company.create({ name: "Beta" });
  const companies = await api.company.list({ search, sort: "people" });
  await api.company.list({
    sort: "people",
    cursor: writeCursor({ side: "after", keys: [1, "a"] }),
  });
  await api.company.suggest({ search });
  await api.company.page({ id: companyId, people: writeCursor({ side: "after", keys: ["a", 1] }) });
  expect(companies.items).toEqual([]);
  await api.contact.export({});
  await api.change.list();
  await api.change.list({ entity: "contact" });
  await api.change.list({ entity: "deal", deed: "edited", since: 1, until: Date.now() });
  await api.change.history({ entity: "tag", id: tagIds[0] ?? 0 });
  await api.change.operation({ operation: operations[0] ?? "" });
  await api.trash.list();
  await api.duplicate.list({ cursor: (await api.duplicate.list()).nextCursor });
  const [first, second] = (await api.contact.list()).items.map(({ id }) => id);
  await api.duplicate.ofContact({ id: first ?? 0 });
  await api.duplicate.similar({ firstName: "Ann", email: "a@example.com" });
  const dismissal = await api.duplicate.dismiss({ ids: [first ?? 0, second ?? 0] });
  operations.push(dismissal.operation);
  await api.duplicate.compare({ ids: [first ?? 0, second ?? 0] });
  const merge = await api.contact.merge({ keep: first ?? 0, lose: [second ?? 0] });
  await api.change.undo({ operation: merge.operation });
  await api.contact.import({
    rows: Array.from({ length: 1_000 }, (_, index) => ({
      firstName: `Ann ${index}`,
      notes: "각".repeat(2_000),
      tags: [`Tag ${index % 50}`, `Tag ${index % 7}`],
    })),
    operation: crypto.randomUUID(),
  });
  for (const operation of operations.toReversed()) {
    const { operation: undo } = await api.change.undo({ operation });
    const { operation: redo } = await api.change.undo({ operation: undo });
    await api.change.undo({ operation: redo });
  }
  const ids: number[] = [];
  for (const firstName of ["Eva", "Fay", "Gus"]) {
    const { id } = await api.contact.create({ firstName });
    await api.contact.delete({ id });
    ids.push(id);
  }
  await api.trash.list({ search, ids, cursor: writeCursor({ side: "after", keys: [1, 1] }) });
  await api.trash.count();
  await api.trash.restore({ kind: "contact", ids: ids.slice(0, 1) });
  await api.trash.purge({ kind: "contact", ids: ids.slice(1, 2) });
  await api.trash.empty();
  await expireTrash(db, Date.now());
  expect(prepared()).toBeGreaterThan(200);
  expect(faults).toEqual([]);
});

test("1,000 contacts that lack different things are filled in by a few statements within D1's limits", async () => {
  const person = await newPerson();
  const { d1, faults, prepared } = watched(env.DB);
  const { contact } = createApi({ ...person.context, db: openDatabase(d1) });
  const rows = Array.from({ length: 1_000 }, (_, index) => ({
    firstName: `Ann ${index}`,
    email: `ann-${index}@example.com`,
    ...(index & 1 && { phone: "+61 2 9374 4000" }),
    ...(index & 2 && { company: `Company ${index % 9}` }),
    ...(index & 4 && { birthday: "1990-07-13", cadence: "30" }),
    ...(index & 8 && { jobTitle: "CEO", notes: "각".repeat(500) }),
    ...(index & 16 && { website: "ann.example", moreEmails: [{ value: "ann@work.example" }] }),
    ...(index & 32 && { tags: [`Tag ${index % 50}`] }),
  }));
  const bare = rows.map(({ firstName, email }) => ({ firstName, email }));
  await contact.import({ rows: bare, operation: crypto.randomUUID() });
  const [before, fill] = [prepared(), { rows, known: "fill" as const }];
  const { updated } = await contact.import({ ...fill, operation: crypto.randomUUID() });
  expect(updated).toHaveLength(rows.filter((row) => Object.keys(row).length > 2).length);
  expect((prepared() - before) / 2).toBeLessThanOrEqual(40);
  expect(faults).toEqual([]);
  const again = await contact.import({ ...fill, operation: crypto.randomUUID() });
  expect(again).toMatchObject({ created: 0, updated: [] });
});

test("every statement about rates keeps within D1's limits, with the most rates of one import", async () => {
  const person = await newPerson();
  const { d1, faults, prepared } = watched(env.DB);
  const { rate, settings, metrics, change } = createApi({
    ...person.context,
    db: openDatabase(d1),
  });
  await settings.update({ settings: { baseCurrency: "AUD" } });
  const rows = Array.from({ length: mostRates }, (_, index) => ({
    currency: "USD",
    day: daysAfter("1950-01-01", index),
    rate: 1.23456789012 + index / 1e9,
  }));
  const operation = crypto.randomUUID();
  const imported = await rate.import({ base: "AUD", rows, operation });
  const { nextCursor } = await rate.list({ currency: "USD", limit: 1 });
  const { items } = await rate.list({ cursor: nextCursor, limit: 1 });
  const id = items[0]?.id ?? 0;
  await rate.update({ id, rate: { rate: 2 } });
  const { operation: deletion } = await rate.delete({ id });
  await change.undo({ operation: deletion });
  await rate.set({ currency: "EUR", day: "2026-01-05", rate: 1.6 });
  await rate.latest();
  await metrics.summary();
  expect(imported.created).toBeGreaterThan(0);
  expect(prepared()).toBeGreaterThan(20);
  expect(faults).toEqual([]);
});

const list = (length: number) => Array.from({ length }, () => "?").join(", ");

test.each([
  ["33 arguments", `select json_object(${list(33)})`, []],
  ["33 arguments of which one is a call", `select coalesce(max(1, 2), ${list(32)})`, []],
  ["101 parameters", "select 1", Array.from({ length: 101 }, () => 1)],
  ["more than 100 KB", `select '${"x".repeat(100_000)}'`, []],
  ["a LIKE", "select 1 where name LIKE ?", ["a"]],
  ["a GLOB", "select 1 where name glob ?", ["a"]],
  ["six SELECTs in one", Array.from({ length: 6 }, () => "select 1").join(" union all "), []],
  ["a text of more than 2 MB", "select ?", ["각".repeat(700_000)]],
  ["undefined", "select ?", [undefined]],
])("a statement with %s is reported", (_, sql, values) => {
  expect(faultsOf(sql, values)).toHaveLength(1);
});

test("a statement at the limits isn't reported", () => {
  const columns = Array.from({ length: 60 }, (_, index) => `"like, ${index}"`).join(", ");
  expect(faultsOf(`select json_object(${list(32)}), 'not like (this, that)'`, [])).toEqual([]);
  expect(faultsOf(`insert into contacts (${columns}) values (${list(60)})`, [])).toEqual([]);
  expect(faultsOf(`select 1 where 1 in (${list(60)})`, Array(100).fill(1))).toEqual([]);
  const five = Array.from({ length: 5 }, () => "select 1").join(" union all ");
  expect(faultsOf(`select 1 from (${five}) union select 1 from (${five})`, [])).toEqual([]);
});
