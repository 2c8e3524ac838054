import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { orphanedMessage, purgedParentMessage } from "#domain/operation/change.ts";
import { trashKinds } from "#domain/operation/entity.ts";
import { purgedMessage } from "#domain/operation/history.ts";
import type { Trashed } from "../services/trash.ts";
import { addFile } from "../testing/files.ts";
import { fulfil, wish } from "../testing/operations.ts";
import { newPerson, type Person } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";
import { type Dump, dumpWithoutLog, dumpWorkspace, wrongFigures } from "../testing/workspace.ts";

const color = "#3B82F6";

/** Tasks have no service of their own yet. */
async function addTask({ userId }: Person, title: string, deletedAt: number | null) {
  const row = await env.DB.prepare(
    `insert into todos (title, search_text, due_date, user_id, created_at, updated_at, deleted_at)
      values (?1, lower(?1), ?2, ?3, 1, 1, ?4) returning id`,
  )
    .bind(title, Date.UTC(2026, 10, 23), userId, deletedAt)
    .first<number>("id");
  return Number(row);
}

test("every kind of record in Trash is listed, each with a detail to recognise it by", async () => {
  const person = await newPerson();
  const { api } = person;
  const contact = await api.contact.create({ firstName: "Sarah", email: "sarah@example.com" });
  const deal = await api.deal.create({ title: "Website", value: 1_200 });
  await api.contact.create({ firstName: "Still here" });
  const call = await api.activity.create({ type: "call", contactId: contact.id });
  await api.activity.delete({ id: call.id });
  const file = await addFile(person, { dealId: deal.id }, { name: "Offer.pdf" });
  await api.file.delete({ id: file.id });
  await api.contact.delete({ id: contact.id });
  await api.deal.delete({ id: deal.id });
  const task = await addTask(person, "Call back", 5);
  await addTask(person, "Open", null);
  const all: Trashed[] = [];
  for (const kind of trashKinds) {
    all.push(...(await api.trash.list({ kind })).items);
  }
  expect(all).toMatchObject([
    { kind: "contact", id: contact.id, name: "Sarah", detail: { text: "sarah@example.com" } },
    { kind: "deal", id: deal.id, name: "Website", detail: { amount: 1_200, currency: "AUD" } },
    { kind: "todo", id: task, name: "Call back", detail: { as: "day", day: "2026-11-23" } },
    { kind: "activity", id: call.id, name: "Call", detail: { text: "Sarah" } },
    { kind: "file", id: file.id, name: "Offer.pdf", detail: { text: "Website" } },
  ]);
  expect(await api.trash.count()).toEqual([
    { kind: "contact", count: 1, capped: false },
    { kind: "deal", count: 1, capped: false },
    { kind: "todo", count: 1, capped: false },
    { kind: "activity", count: 1, capped: false },
    { kind: "file", count: 1, capped: false },
  ]);
});

test("Trash is searched by every word, without case and accents", async () => {
  const person = await newPerson();
  const { api } = person;
  const rows = ["Élodie Martin", "Elodie Straße", "Bob Martin"].map((name) => {
    const [firstName, lastName] = name.split(" ");
    return { firstName, lastName };
  });
  await api.contact.import({ rows, operation: crypto.randomUUID() });
  for (const { id } of (await api.contact.list()).items) await api.contact.delete({ id });
  const found = async (search: string) =>
    (await api.trash.list({ search })).items.map(({ name }) => name).sort();
  expect(await found("elodie")).toEqual(["Elodie Straße", "Élodie Martin"]);
  expect(await found("MARTIN élodie")).toEqual(["Élodie Martin"]);
  expect(await found("STRASSE")).toEqual(["Elodie Straße"]);
  expect(await found("nobody")).toEqual([]);
  const deal = await api.deal.create({ title: "Überholung Büro", value: 1 });
  await api.deal.delete({ id: deal.id });
  expect((await api.trash.list({ kind: "deal", search: "buro uber" })).items).toHaveLength(1);
  await addTask(person, "Call Bob", 5);
  expect((await api.trash.list({ kind: "todo", search: "bob call" })).items).toHaveLength(1);
});

test("Trash is paged both ways through rows of one moment, and misses none", async () => {
  const person = await newPerson();
  const { api, userId } = person;
  const rows = Array.from({ length: 130 }, (_, index) => ({ firstName: `Ann ${index}` }));
  await api.contact.import({ rows, operation: crypto.randomUUID() });
  await env.DB.prepare("update contacts set deleted_at = 1000 + id % 2 where user_id = ?")
    .bind(userId)
    .run();
  const seen: number[] = [];
  let cursor: string | null = null;
  let last: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof api.trash.list>> = await api.trash.list({ cursor });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
    last = page.prevCursor;
  } while (cursor !== null);
  expect(new Set(seen).size).toBe(130);
  expect(seen).toHaveLength(130);
  const back: number[] = [];
  for (cursor = last; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof api.trash.list>> = await api.trash.list({ cursor });
    back.unshift(...page.items.map(({ id }) => id));
    cursor = page.prevCursor;
  }
  expect(back).toEqual(seen.slice(0, 100));
});

test("whatever was done before, a restored record equals the deleted one, byte for byte", async () => {
  const wishes = fc.array(wish, { minLength: 1, maxLength: 8 });
  let restored = 0;
  await fc.assert(
    fc.asyncProperty(wishes, async (wanted) => {
      const person = await newPerson();
      const { api, userId } = person;
      for (const each of wanted) await fulfil(person, each);
      const deal = await api.deal.create({ title: "Website", value: 1 });
      const task = await addTask(person, "Call", null);
      const ids = (await api.contact.list()).items.map(({ id }) => id);
      const before = await dumpWithoutLog(userId);
      for (const id of ids) await api.contact.delete({ id });
      await api.deal.delete({ id: deal.id });
      await env.DB.prepare("update todos set deleted_at = 5 where id = ?").bind(task).run();
      if (ids.length > 0) {
        const back = await api.trash.restore({ kind: "contact", ids });
        expect(await wrongFigures(userId)).toEqual([]);
        // And undone and redone.
        const undone = await api.change.undo({ operation: back.operation });
        expect((await api.contact.list()).items).toEqual([]);
        await api.change.undo({ operation: undone.operation });
        restored += 1;
      }
      await api.trash.restore({ kind: "deal", ids: [deal.id] });
      await api.trash.restore({ kind: "todo", ids: [task] });
      expect(await dumpWithoutLog(userId)).toEqual(before);
      expect(await wrongFigures(userId)).toEqual([]);
    }),
    { numRuns: 12 },
  );
  expect(restored).toBeGreaterThan(0);
});

test("selected records are restored together or not at all", async () => {
  const { api } = await newPerson();
  const gone = await api.contact.create({ firstName: "Gone" });
  const here = await api.contact.create({ firstName: "Here" });
  await api.contact.delete({ id: gone.id });
  const both = api.trash.restore({ kind: "contact", ids: [gone.id, here.id] });
  expect(await refusalOf(both)).toMatchObject({ code: "NOT_FOUND" });
  expect((await api.trash.list()).items).toHaveLength(1);
  expect(await api.trash.restore({ kind: "contact", ids: [gone.id] })).toMatchObject({
    name: "Gone",
  });
  const [entry] = (await api.change.list({ limit: 1 })).items;
  expect(entry).toMatchObject({ kind: "contact.restore", undoable: "yes" });
});

/** Everything in a workspace as text, to search for what must not be in it. */
function textOf(dump: Dump): string {
  return JSON.stringify(dump);
}

test("permanently deleting a contact deletes what belongs to it, and keeps what refers to it", async () => {
  const person = await newPerson();
  const { api, userId } = person;
  const tag = await api.tag.create({ name: "Lead", color });
  const contact = await api.contact.create({
    firstName: "Secretname",
    email: "secretmail@example.com",
    moreEmails: [{ label: "home", value: "secretmore@example.com" }],
    notes: "secretnotes",
    tagIds: [tag.id],
  });
  await api.contact.update({ id: contact.id, contact: { jobTitle: "Secretjob" } });
  await api.contact.update({ id: contact.id, contact: { jobTitle: "CEO" } });
  const deal = await api.deal.create({ title: "Website", value: 1, contactId: contact.id });
  await env.DB.prepare(
    `insert into contact_activities (contact_id, type, subject, timestamp, user_id, created_at, updated_at)
      values (?, 'call', 'Secretcall', 1, ?, 1, 1)`,
  )
    .bind(contact.id, userId)
    .run();
  await env.DB.prepare(
    `insert into changes (user_id, operation_id, entity, entity_id, after) select user_id, 1, 'activity', id, '{"subject":"Secretcall"}'
      from contact_activities where user_id = ?`,
  )
    .bind(userId)
    .run();
  await api.contact.delete({ id: contact.id });
  const { operation, purged } = await api.trash.purge({ kind: "contact", ids: [contact.id] });
  expect(purged).toBe(1);
  const after = await dumpWorkspace(userId);
  expect(textOf(after)).not.toMatch(/secret/i);
  expect(after.contacts).toEqual([]);
  expect(after.contact_activities).toEqual([]);
  expect(after.contacts_to_tags).toEqual([]);
  expect(await wrongFigures(userId)).toEqual([]);
  expect(await api.deal.byId({ id: deal.id })).toMatchObject({ contactId: null, contact: null });
  expect(await api.trash.purge({ kind: "contact", ids: [contact.id], operation })).toEqual({
    operation,
    purged: 1,
  });
  expect(await dumpWorkspace(userId)).toEqual(after);
});

test("a repeated operation finds nothing after its record was permanently deleted", async () => {
  const { api } = await newPerson();
  const operation = crypto.randomUUID();
  const { id } = await api.contact.create({ firstName: "Sarah", operation });
  const edit = { id, contact: { jobTitle: "CEO" }, operation: crypto.randomUUID() };
  await api.contact.update(edit);
  await api.contact.delete({ id });
  await api.trash.purge({ kind: "contact", ids: [id] });
  for (const again of [
    () => api.contact.create({ firstName: "Sarah", operation }),
    () => api.contact.update(edit),
  ]) {
    expect(await refusalOf(again())).toMatchObject({ code: "NOT_FOUND" });
  }
});

test("a permanent deletion can't be undone, nor earlier changes to its records", async () => {
  const person = await newPerson();
  const { api, userId } = person;
  const operation = crypto.randomUUID();
  await api.contact.import({ rows: [{ firstName: "Ann" }, { firstName: "Bob" }], operation });
  const [ann, bob] = (await api.contact.list()).items;
  const edited = await api.contact.update({ id: bob?.id ?? 0, contact: { jobTitle: "CEO" } });
  const deal = await api.deal.create({ title: "Website", value: 1, contactId: ann?.id });
  const moved = await api.deal.update({ id: deal.id, deal: { contactId: bob?.id } });
  const deleted = await api.contact.delete({ id: ann?.id ?? 0 });
  const purge = await api.trash.purge({ kind: "contact", ids: [ann?.id ?? 0] });
  const before = await dumpWorkspace(userId);
  const refusals = [
    [purge.operation, purgedMessage],
    [operation, purgedParentMessage],
    [deleted.operation, purgedParentMessage],
    [moved.operation, orphanedMessage],
  ] as const;
  for (const [gone, words] of refusals) {
    const refusal = await refusalOf(api.change.undo({ operation: gone }));
    expect(refusal).toMatchObject({ code: "CONFLICT", message: words });
    const entries = (await api.change.list()).items;
    expect(entries.find((each) => each.operation === gone)?.undoable).toBe("no");
  }
  expect(await dumpWorkspace(userId)).toEqual(before);
  const histories = await api.change.operation({ operation });
  expect(histories.changes.items).toMatchObject([
    { id: ann?.id, erased: true, label: null, lines: [] },
    { id: bob?.id, erased: false, label: "Bob" },
  ]);
  // Operations on other records can still be undone.
  await api.change.undo({ operation: edited.operation });
  expect(await api.contact.byId({ id: bob?.id ?? 0 })).toMatchObject({ jobTitle: null });
});

test("undos in any order work or are refused with a message after a permanent deletion", async () => {
  const wishes = fc.array(wish, { minLength: 3, maxLength: 10 });
  const picks = fc.array(fc.nat(), { minLength: 3, maxLength: 8 });
  let purges = 0;
  await fc.assert(
    fc.asyncProperty(wishes, picks, async (wanted, which) => {
      const person = await newPerson();
      const { api, userId } = person;
      for (const each of wanted) await fulfil(person, each);
      const [first] = (await api.contact.list({ sort: "newest" })).items;
      if (!first) return;
      await api.deal.create({ title: "Website", value: 1, contactId: first.id });
      await api.contact.delete({ id: first.id });
      await api.trash.purge({ kind: "contact", ids: [first.id] });
      purges += 1;
      for (const pick of which) {
        const items = (await api.change.list({ limit: 100 })).items;
        const entry = items[pick % items.length];
        const before = await dumpWorkspace(userId);
        const undoing = api.change.undo({ operation: entry?.operation ?? "" });
        const refusal = await refusalOf(undoing);
        if (refusal) {
          expect(refusal, refusal.message).toMatchObject({ code: "CONFLICT" });
          expect(await dumpWorkspace(userId)).toEqual(before);
        }
        expect(await wrongFigures(userId)).toEqual([]);
      }
    }),
    { numRuns: 15 },
  );
  expect(purges).toBeGreaterThan(0);
});

test("only what is in Trash is deleted permanently", async () => {
  const { api } = await newPerson();
  const contact = await api.contact.create({ firstName: "Sarah" });
  const purging = api.trash.purge({ kind: "contact", ids: [contact.id] });
  expect(await refusalOf(purging)).toMatchObject({ code: "NOT_FOUND" });
  expect(await api.contact.byId({ id: contact.id })).toMatchObject({ firstName: "Sarah" });
  expect(await refusalOf(api.trash.empty())).toMatchObject({ code: "CONFLICT" });
  await api.contact.delete({ id: contact.id });
  expect(await refusalOf(api.trash.empty({ kind: "deal" }))).toMatchObject({ code: "CONFLICT" });
});

test("emptying Trash takes all of it or one kind, and leaves what is not in it", async () => {
  const person = await newPerson();
  const { api, userId } = person;
  const contact = await api.contact.create({ firstName: "Gone" });
  await api.contact.create({ firstName: "Here" });
  const deal = await api.deal.create({ title: "Gone", value: 1 });
  await addTask(person, "Gone", 5);
  await addTask(person, "Here", null);
  await api.contact.delete({ id: contact.id });
  await api.deal.delete({ id: deal.id });
  const some = await api.trash.empty({ kind: "deal" });
  expect(some).toMatchObject({ purged: 1, left: false });
  expect((await api.trash.list()).items).toHaveLength(1);
  const { operation } = await api.trash.empty();
  const [entry] = (await api.change.list({ limit: 1 })).items;
  expect(entry).toMatchObject({ operation, kind: "trash.purge", records: 2, change: null });
  expect(await api.trash.count()).toMatchObject(trashKinds.map(() => ({ count: 0 })));
  const dump = await dumpWorkspace(userId);
  expect(dump.contacts).toMatchObject([{ first_name: "Here" }]);
  expect(dump.todos).toMatchObject([{ title: "Here" }]);
  expect(await wrongFigures(userId)).toEqual([]);
});
