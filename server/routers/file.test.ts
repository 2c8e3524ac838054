import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { largestFile } from "#domain/file/file.ts";
import type { FilePartyInput } from "#domain/file/input.ts";
import { removeObjects } from "../services/file/objects.ts";
import { expireTrash } from "../services/trash-purge.ts";
import { addFile, arriving, inChunks, withQuota } from "../testing/files.ts";
import { newPerson, type Person } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";
import { wrongFigures } from "../testing/workspace.ts";

const day = 86_400_000;

async function withContact() {
  const person = await newPerson();
  const { id: contactId } = await person.api.contact.create({ firstName: "Ann" });
  return { ...person, contactId };
}

/** The keys of a person's objects in R2. */
async function objectsOf({ userId }: Person): Promise<string[]> {
  const { objects } = (await env.FILES?.list({ prefix: `${userId}/` })) ?? { objects: [] };
  return objects.map(({ key }) => key).sort();
}

/** The keys that a person's files name. */
async function keysOf({ userId }: Person): Promise<string[]> {
  const { results } = await env.DB.prepare("select key from files where user_id = ? order by key")
    .bind(userId)
    .all<{ key: string }>();
  return results.map(({ key }) => key);
}

/** Removes what is due after some days. */
async function daysLater({ owner, context }: Person, days: number): Promise<void> {
  const { files } = context.deployment;
  if (!files) throw new Error("Files are off");
  await expireTrash(owner.db, Date.now() + days * day);
  await removeObjects(owner.db, files, Date.now() + days * day, 10);
}

/** Bytes are compared by this: a matcher would go through them one by one. */
async function digestOf(bytes: BufferSource): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).join();
}

async function textOf({ content }: Person, id: number): Promise<string> {
  const { read } = await content.open({ id });
  return new Response(await read()).text();
}

test("a file is added to a record, listed latest first, and read as it was sent", async () => {
  const person = await withContact();
  const { api, contactId } = person;
  const plan = await addFile(person, { contactId }, { name: "Plan.txt", content: "A plan." });
  const offer = await addFile(
    person,
    { contactId },
    { name: "Offer.pdf", type: "application/pdf" },
  );
  expect(plan).toMatchObject({ name: "Plan.txt", type: "text/plain", size: 7, contactId });
  const { items } = await api.file.list({ contactId });
  expect(items.map(({ id }) => id)).toEqual([offer.id, plan.id]);
  expect(await textOf(person, plan.id)).toBe("A plan.");
  expect(await api.file.usage()).toMatchObject({ used: 14 });
});

test("a list of files is read page by page", async () => {
  const person = await withContact();
  const { api, content, contactId } = person;
  const names = ["1.txt", "2.txt", "3.txt"].map((name) => ({ name }));
  await content.add({ party: { contactId }, files: arriving(names) });
  const first = await api.file.list({ contactId, limit: 2 });
  const second = await api.file.list({ contactId, limit: 2, cursor: first.nextCursor });
  const shown = [...first.items, ...second.items].map(({ name }) => name);
  expect(shown).toEqual(["3.txt", "2.txt", "1.txt"]);
});

test("files belong to exactly one record, of which each kind can have some", async () => {
  const person = await withContact();
  const { api, contactId } = person;
  const deal = await api.deal.create({ title: "Website", value: 1 });
  const company = await api.company.create({ name: "Acme" });
  const activity = await api.activity.create({ type: "call", contactId });
  const parties: FilePartyInput[] = [
    { contactId },
    { dealId: deal.id },
    { companyId: company.id },
    { activityId: activity.id },
  ];
  for (const party of parties) {
    expect(await addFile(person, party)).toMatchObject(party);
    expect((await api.file.list(party)).items).toHaveLength(1);
  }
  for (const party of [{}, { contactId, dealId: deal.id }]) {
    expect(await refusalOf(addFile(person, party))).toMatchObject({ code: "BAD_REQUEST" });
    expect(await refusalOf(api.file.list(party))).toMatchObject({ code: "BAD_REQUEST" });
  }
});

test("a large file is stored in parts, whole and unchanged", async () => {
  const person = await withContact();
  const content = new Uint8Array(11 * 1024 * 1024);
  for (let at = 0; at < content.length; at += 1) content[at] = (at * 7) % 251;
  const { id, size } = await addFile(person, { contactId: person.contactId }, { content });
  expect(size).toBe(content.length);
  const { read } = await person.content.open({ id });
  expect(await digestOf(await new Response(await read()).arrayBuffer())).toBe(
    await digestOf(content),
  );
  const some = await read({ offset: 5 * 1024 * 1024 - 1, length: 3 });
  const at = 5 * 1024 * 1024 - 1;
  expect(new Uint8Array(await new Response(some).arrayBuffer())).toEqual(content.slice(at, at + 3));
});

test("a file has up to 25 MB, and one that is larger refuses the whole form", async () => {
  const person = await withContact();
  const party = { contactId: person.contactId };
  const content = new Uint8Array(largestFile);
  const { size } = await addFile(person, party, { content });
  expect(size).toBe(largestFile);
  const before = await objectsOf(person);
  const larger = { name: "film.mp4", content: new Uint8Array(largestFile + 1) };
  const refusal = await refusalOf(person.content.add({ party, files: arriving([{}, larger]) }));
  expect(refusal?.code).toBe("PAYLOAD_TOO_LARGE");
  expect(refusal?.message).toBe("“film.mp4” is larger than 25 MB.");
  expect(await objectsOf(person)).toEqual(before);
  expect(await wrongFigures(person.userId)).toEqual([]);
});

test("up to 20 files are added at a time, and at least one", async () => {
  const person = await withContact();
  const party = { contactId: person.contactId };
  const some = (count: number) => arriving(Array.from({ length: count }, () => ({})));
  expect(await refusalOf(person.content.add({ party, files: some(0) }))).toMatchObject({
    message: "Select a file.",
  });
  expect(await refusalOf(person.content.add({ party, files: some(21) }))).toMatchObject({
    message: "Add up to 20 files at a time.",
  });
  expect(await objectsOf(person)).toEqual([]);
  expect((await person.content.add({ party, files: some(20) })).files).toHaveLength(20);
});

test("a workspace stores as much as its quota, and room is made by deleting permanently", async () => {
  const person = await withContact();
  const party = { contactId: person.contactId };
  const content = withQuota(person, 10);
  const file = await addFile({ content }, party, { content: "12345678" });
  await addFile({ content }, party, { content: "12" });
  const full = addFile({ content }, party, { content: "1" });
  expect(await refusalOf(full)).toMatchObject({
    code: "PAYLOAD_TOO_LARGE",
    message: "No room left: your files take up 10 bytes. Delete some permanently in Trash.",
  });
  await person.api.file.delete({ id: file.id });
  expect(await refusalOf(addFile({ content }, party, { content: "1" }))).toBeDefined();
  const { length } = await objectsOf(person);
  await person.api.trash.purge({ kind: "file", ids: [file.id] });
  expect(await objectsOf(person)).toHaveLength(length - 1);
  await addFile({ content }, party, { content: "1234567" });
  expect(await person.api.file.usage()).toMatchObject({ used: 9 });
});

test("uploads at the same time don't fill more than the quota", async () => {
  const person = await withContact();
  const party = { contactId: person.contactId };
  const content = withQuota(person, 10);
  const adding = Array.from({ length: 4 }, () => addFile({ content }, party, { content: "1234" }));
  const answers = await Promise.allSettled(adding);
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  expect(await objectsOf(person)).toEqual(await keysOf(person));
});

test("an upload that is cut off leaves neither a file nor an object", async () => {
  const person = await withContact();
  const party = { contactId: person.contactId };
  async function* cutOff() {
    yield* inChunks(new Uint8Array(6 * 1024 * 1024));
    throw new Error("Connection lost");
  }
  async function* files() {
    yield* arriving([{}]);
    yield { name: "Half.bin", type: "", body: cutOff() };
  }
  await expect(person.content.add({ party, files: files() })).rejects.toThrow();
  expect(await keysOf(person)).toEqual([]);
  expect(await objectsOf(person)).toEqual([]);
});

test("an object that was written for nothing is removed an hour later", async () => {
  const person = await withContact();
  const { userId, owner } = person;
  const key = `${userId}/abandoned`;
  await env.DB.prepare("insert into file_objects (key, user_id, remove_at) values (?, ?, ?)")
    .bind(key, userId, Date.now() + 3_600_000)
    .run();
  await env.FILES?.put(key, "half");
  const files = person.context.deployment.files;
  if (!files) throw new Error("Files are off");
  await removeObjects(owner.db, files, Date.now());
  expect(await objectsOf(person)).toEqual([key]);
  await removeObjects(owner.db, files, Date.now() + 3_600_001);
  expect(await objectsOf(person)).toEqual([]);
});

test("the same form sent twice adds its files once", async () => {
  const person = await withContact();
  const party = { contactId: person.contactId };
  const key = crypto.randomUUID();
  const operationKey = async () => key;
  const first = await person.content.add({ party, files: arriving([{}]), operationKey });
  const again = await person.content.add({ party, files: arriving([{}]), operationKey });
  expect(again).toEqual(first);
  expect(await objectsOf(person)).toEqual(await keysOf(person));
});

test("adding is undone and redone while Trash would keep the file, and not after that", async () => {
  const person = await withContact();
  const { api } = person;
  const file = await addFile(person, { contactId: person.contactId });
  const undone = await api.change.undo({ operation: file.operation });
  expect(await refusalOf(person.content.open({ id: file.id }))).toBeDefined();
  expect(await api.file.usage()).toMatchObject({ used: 0 });
  await daysLater(person, 29);
  const redone = await api.change.undo({ operation: undone.operation });
  expect(await textOf(person, file.id)).toBe("A plan.");
  const again = await api.change.undo({ operation: redone.operation });
  await daysLater(person, 31);
  expect(await objectsOf(person)).toEqual([]);
  expect(await refusalOf(api.change.undo({ operation: again.operation }))).toMatchObject({
    code: "CONFLICT",
  });
});

test("a deleted file is in Trash for 30 days, and then its content is gone too", async () => {
  const person = await withContact();
  const { api } = person;
  const file = await addFile(person, { contactId: person.contactId }, { name: "Offer.pdf" });
  await api.file.delete({ id: file.id });
  expect(await refusalOf(person.content.open({ id: file.id }))).toMatchObject({
    code: "NOT_FOUND",
  });
  const { items } = await api.trash.list({ kind: "file", search: "offer" });
  expect(items).toMatchObject([{ name: "Offer.pdf", detail: { as: "text", text: "Ann" } }]);
  await daysLater(person, 29);
  await api.file.restore({ id: file.id });
  expect(await textOf(person, file.id)).toBe("A plan.");
  await api.file.delete({ id: file.id });
  await daysLater(person, 31);
  expect(await objectsOf(person)).toEqual([]);
  expect(await api.file.usage()).toMatchObject({ used: 0 });
});

test("a file has another name after a rename, which a stale version refuses", async () => {
  const person = await withContact();
  const { api } = person;
  const { id } = await addFile(person, { contactId: person.contactId });
  const renamed = await api.file.rename({ id, name: " Offer \u0007.pdf", version: 1 });
  expect(renamed).toMatchObject({ name: "Offer .pdf", version: 2 });
  expect(await refusalOf(api.file.rename({ id, name: "Plan", version: 1 }))).toMatchObject({
    code: "CONFLICT",
  });
  expect(await refusalOf(api.file.rename({ id, name: "  " }))).toMatchObject({
    code: "BAD_REQUEST",
  });
});

test("the files of a merged contact move to the one that is kept", async () => {
  const person = await withContact();
  const { api, contactId } = person;
  const { id: keep } = await api.contact.create({ firstName: "Anne" });
  const file = await addFile(person, { contactId });
  await api.contact.merge({ keep, lose: [contactId] });
  expect((await api.file.list({ contactId: keep })).items).toMatchObject([{ id: file.id }]);
  await api.trash.purge({ kind: "contact", ids: [contactId] });
  expect(await textOf(person, file.id)).toBe("A plan.");
});

test("a company takes its files and those of its activities along, and undo brings them back", async () => {
  const person = await withContact();
  const { api } = person;
  const { id: companyId } = await api.company.create({ name: "Acme" });
  const { id: activityId } = await api.activity.create({ type: "call", companyId });
  const own = await addFile(person, { companyId });
  const noted = await addFile(person, { activityId }, { content: "Noted." });
  const { operation } = await api.company.delete({ id: companyId });
  expect(await keysOf(person)).toEqual([]);
  await api.change.undo({ operation });
  expect(await textOf(person, own.id)).toBe("A plan.");
  expect(await textOf(person, noted.id)).toBe("Noted.");
  expect(await wrongFigures(person.userId)).toEqual([]);
});

test("files and objects match after any operations, undos, merges and purges", async () => {
  const step = fc.record({
    does: fc.constantFrom(
      ...["add", "add", "add", "delete", "restore", "undo", "merge", "trash", "purge", "company"],
    ),
    which: fc.nat({ max: 11 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      const person = await newPerson();
      const operations: string[] = [];
      for (const { does, which } of steps) await attempt(person, does, which, operations);
      expect(await objectsOf(person)).toEqual(await liveKeys(person));
      expect(await wrongFigures(person.userId)).toEqual([]);
      await daysLater(person, 31);
      expect(await objectsOf(person)).toEqual(await keysOf(person));
      expect(await wrongFigures(person.userId)).toEqual([]);
    }),
    { numRuns: 12 },
  );
});

/** The keys that files name, and those that an undo could bring back. */
async function liveKeys({ userId }: Person): Promise<string[]> {
  const { results } = await env.DB.prepare(
    "select key from file_objects where user_id = ? order by key",
  )
    .bind(userId)
    .all<{ key: string }>();
  return results.map(({ key }) => key);
}

async function idsIn({ userId }: Person, table: string): Promise<number[]> {
  const { results } = await env.DB.prepare(`select id from ${table} where user_id = ?`)
    .bind(userId)
    .all<{ id: number }>();
  return results.map(({ id }) => id);
}

/** One random step, which may be refused. */
async function attempt(person: Person, does: string, which: number, operations: string[]) {
  const { api } = person;
  const one = (list: readonly number[]) => list[which % list.length] ?? 1_000_000_000;
  const people = await idsIn(person, "contacts");
  const contactId =
    people.length > 2 ? one(people) : (await api.contact.create({ firstName: "A" })).id;
  const file = one(await idsIn(person, "files"));
  const steps: Record<string, () => Promise<{ operation: string }>> = {
    add: async () => {
      if (which % 3 === 0) return addFile(person, { contactId });
      const activity = { type: "call", contactId } as const;
      return addFile(person, { activityId: (await api.activity.create(activity)).id });
    },
    delete: () => api.file.delete({ id: file }),
    restore: () => api.file.restore({ id: file }),
    undo: () => api.change.undo({ operation: operations.at(-1 - (which % 3)) ?? "" }),
    merge: () => api.contact.merge({ keep: contactId, lose: [one(people.toReversed())] }),
    trash: () => api.contact.delete({ id: contactId }),
    purge: () =>
      which % 2 === 0
        ? api.trash.empty({ kind: "file" })
        : api.trash.purge({ kind: "contact", ids: [contactId] }),
    company: async () => {
      const { id: companyId } = await api.company.create({ name: crypto.randomUUID() });
      await addFile(person, { companyId });
      return api.company.delete({ id: companyId });
    },
  };
  let operation: string | undefined;
  const refusal = await refusalOf(
    (steps[does]?.() ?? Promise.reject(new Error(does))).then((done) => {
      operation = done.operation;
    }),
  );
  if (refusal?.code === "INTERNAL_SERVER_ERROR") throw refusal;
  if (operation) operations.push(operation);
}

test("an activity is logged with its files as one operation, once, and undone with them", async () => {
  const person = await withContact();
  const { api, content, contactId } = person;
  const operation = crypto.randomUUID();
  const log = (names: string[]) =>
    content.addActivity({
      activity: { type: "call", subject: "Kick-off", contactId },
      files: arriving(names.map((name) => ({ name }))),
      operationKey: () => Promise.resolve(operation),
    });
  const logged = await log(["Plan.txt", "Offer.txt"]);
  expect(await log(["Plan.txt", "Offer.txt"])).toEqual(logged);
  expect((await api.activity.list({ contactId })).items).toHaveLength(1);
  const { items } = await api.file.list({ activityId: logged.id });
  expect(items.map(({ name }) => name)).toEqual(["Offer.txt", "Plan.txt"]);
  expect(await objectsOf(person)).toEqual(await keysOf(person));
  await api.change.undo({ operation: logged.operation });
  expect((await api.activity.list({ contactId })).items).toEqual([]);
  expect(await keysOf(person)).toEqual([]);
  await daysLater(person, 31);
  expect(await objectsOf(person)).toEqual([]);
  expect(await wrongFigures(person.userId)).toEqual([]);
});

test("an activity whose upload is interrupted, too large or with nobody leaves nothing behind", async () => {
  const person = await withContact();
  const { api, content, contactId } = person;
  async function* breakingOff() {
    yield* arriving([{ name: "Plan.txt" }]);
    throw new Error("The connection was lost");
  }
  const call = { type: "call" as const, subject: "Kick-off" };
  const activity = { ...call, contactId };
  await expect(content.addActivity({ activity, files: breakingOff() })).rejects.toThrow();
  const long = { content: new Uint8Array(largestFile + 1) };
  const tooLarge = content.addActivity({ activity, files: arriving([{}, long]) });
  expect(await refusalOf(tooLarge)).toMatchObject({ code: "PAYLOAD_TOO_LARGE" });
  const full = withQuota(person, 10).addActivity({ activity, files: arriving([{}, {}]) });
  expect(await refusalOf(full)).toMatchObject({ code: "PAYLOAD_TOO_LARGE" });
  const strangers = { ...call, contactId: contactId + 1_000_000 };
  const reached = content.addActivity({ activity: strangers, files: arriving([{}]) });
  expect(await refusalOf(reached)).toMatchObject({ code: "NOT_FOUND" });
  const empty = { type: "note" as const, contactId };
  const refused = content.addActivity({ activity: empty, files: arriving([{}]) });
  expect(await refusalOf(refused)).toMatchObject({ code: "BAD_REQUEST" });
  expect((await api.activity.list({ contactId })).items).toEqual([]);
  expect(await objectsOf(person)).toEqual([]);
  // Without files it is an activity like any other.
  expect(await content.addActivity({ activity, files: arriving([]) })).toMatchObject(call);
});
