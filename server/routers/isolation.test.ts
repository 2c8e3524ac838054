import { beforeAll, expect, test } from "vitest";
import type { Api } from "../api.ts";
import { dumpBook } from "../testing/book.ts";
import { newPerson, type Person, stranger } from "../testing/people.ts";
import { procedureOf, procedurePaths, refusalOf } from "../testing/procedures.ts";

/** What the first person has, and the second one tries to reach. */
interface Theirs {
  contact: number;
  trashed: number;
  tag: number;
  deletedTag: number;
  stage: number;
  operations: string[];
}

/** What the second person has. */
interface Own {
  contact: number;
  tag: number;
}

/** A call by the second person with what the first one has. */
type Attempt = (api: Api, theirs: Theirs, own: Own) => Promise<unknown>;

interface Attempts {
  /** Calls that name a row of the first person: NOT_FOUND. */
  reaching: Attempt[];
  /** Calls that name none: answered without the first person's rows. */
  seeing: Attempt[];
}

const color = "#10B981";
const someKey = () => crypto.randomUUID();

const attempts: Record<string, Attempts> = {
  "contact.list": {
    reaching: [
      (api, { tag }) => api.contact.list({ tagIds: [tag] }),
      (api, { tag }, own) => api.contact.list({ tagIds: [own.tag, tag] }),
      (api, { deletedTag }) => api.contact.list({ tagIds: [deletedTag] }),
    ],
    seeing: [
      (api) => api.contact.list(),
      (api) => api.contact.list({ sort: "newest" }),
      (api) => api.contact.list({ sort: "updated", limit: 100 }),
      (api) => api.contact.list({ search: "secret" }),
      (api) => api.contact.list({ search: "0412 345 678" }),
      (api, _, { tag }) => api.contact.list({ tagIds: [tag] }),
    ],
  },
  "contact.byId": {
    reaching: [
      (api, { contact }) => api.contact.byId({ id: contact }),
      (api, { trashed }) => api.contact.byId({ id: trashed }),
    ],
    seeing: [],
  },
  "contact.create": {
    reaching: [
      (api, { tag }) => api.contact.create({ firstName: "Eve", tagIds: [tag] }),
      (api, { tag }, own) => api.contact.create({ firstName: "Eve", tagIds: [own.tag, tag] }),
      (api, { deletedTag }) => api.contact.create({ firstName: "Eve", tagIds: [deletedTag] }),
    ],
    seeing: [(api) => api.contact.create({ firstName: "Eve" })],
  },
  "contact.update": {
    reaching: [
      (api, { contact }) => api.contact.update({ id: contact, contact: { firstName: "Eve" } }),
      (api, { contact }) => api.contact.update({ id: contact, contact: {}, version: 1 }),
      (api, { trashed }) => api.contact.update({ id: trashed, contact: { firstName: "Eve" } }),
      (api, { tag }, own) => api.contact.update({ id: own.contact, contact: { tagIds: [tag] } }),
      (api, { deletedTag }, own) =>
        api.contact.update({ id: own.contact, contact: { tagIds: [own.tag, deletedTag] } }),
    ],
    seeing: [
      (api, _, own) => api.contact.update({ id: own.contact, contact: { jobTitle: "Spy" } }),
    ],
  },
  "contact.delete": {
    reaching: [
      (api, { contact }) => api.contact.delete({ id: contact }),
      (api, { trashed }) => api.contact.delete({ id: trashed }),
    ],
    seeing: [],
  },
  "contact.restore": {
    reaching: [
      (api, { trashed }) => api.contact.restore({ id: trashed }),
      (api, { contact }) => api.contact.restore({ id: contact }),
    ],
    seeing: [],
  },
  "contact.addTag": {
    reaching: [
      (api, { contact, tag }) => api.contact.addTag({ contactId: contact, tagId: tag }),
      (api, { contact }, own) => api.contact.addTag({ contactId: contact, tagId: own.tag }),
      (api, { tag }, own) => api.contact.addTag({ contactId: own.contact, tagId: tag }),
    ],
    seeing: [],
  },
  "contact.removeTag": {
    reaching: [
      (api, { contact, tag }) => api.contact.removeTag({ contactId: contact, tagId: tag }),
      (api, { contact }, own) => api.contact.removeTag({ contactId: contact, tagId: own.tag }),
      (api, { tag }, own) => api.contact.removeTag({ contactId: own.contact, tagId: tag }),
    ],
    seeing: [],
  },
  "contact.import": {
    reaching: [],
    seeing: [
      (api) =>
        api.contact.import({
          rows: [{ firstName: "Eve", tags: ["Secret"] }],
          operation: someKey(),
        }),
      (api) => api.contact.list(),
    ],
  },
  "contact.export": {
    reaching: [],
    seeing: [
      (api) => api.contact.export({}),
      (api, { contact }) => api.contact.export({ after: contact - 1 }),
    ],
  },
  "tag.list": { reaching: [], seeing: [(api) => api.tag.list()] },
  "tag.create": {
    reaching: [],
    // The first person's names are not taken in the second one's book.
    seeing: [(api) => api.tag.create({ name: "Common", color })],
  },
  "tag.update": {
    reaching: [
      (api, { tag }) => api.tag.update({ id: tag, tag: { name: "Mine" } }),
      (api, { deletedTag }) => api.tag.update({ id: deletedTag, tag: { color }, version: 1 }),
    ],
    seeing: [],
  },
  "tag.delete": {
    reaching: [
      (api, { tag }) => api.tag.delete({ id: tag }),
      (api, { deletedTag }) => api.tag.delete({ id: deletedTag }),
    ],
    seeing: [],
  },
  "change.list": {
    reaching: [
      (api, { contact }) => api.change.list({ entity: "contact", id: contact }),
      (api, { trashed }) => api.change.list({ entity: "contact", id: trashed }),
      (api, { tag }) => api.change.list({ entity: "tag", id: tag }),
      (api, { stage }) => api.change.list({ entity: "stage", id: stage }),
    ],
    seeing: [
      (api) => api.change.list(),
      (api) => api.change.list({ entity: "contact" }),
      (api) => api.change.list({ limit: 100 }),
    ],
  },
  "change.undo": {
    reaching: [0, 1, 2, 3, 4, 5].map(
      (index): Attempt =>
        (api, { operations }) =>
          api.change.undo({ operation: operations[index] ?? someKey() }),
    ),
    seeing: [],
  },
  "trash.list": { reaching: [], seeing: [(api) => api.trash.list()] },
};

async function fillBook({ api, owner, userId }: Person): Promise<Theirs> {
  const tag = await api.tag.create({ name: "Secret tag", color });
  await api.tag.create({ name: "Common", color });
  const deletedTag = await api.tag.create({ name: "Secret old tag", color });
  const made = await api.contact.create({
    firstName: "Secret",
    lastName: "Person",
    email: "secret@example.com",
    phone: "0412 345 678",
    notes: "secret",
    tagIds: [tag.id, deletedTag.id],
  });
  const trashed = await api.contact.create({ firstName: "Secret", lastName: "Trash" });
  const deleting = await api.contact.delete({ id: trashed.id });
  const deletingTag = await api.tag.delete({ id: deletedTag.id });
  const imported = await api.contact.import({
    rows: [{ firstName: "Secret", tags: ["Secret imported tag"] }],
    operation: someKey(),
  });
  const edited = await api.contact.update({ id: made.id, contact: { company: "Secret Ltd" } });
  const { operation: undoing } = await api.change.undo({ operation: edited.operation });
  const stage = await owner.db.$client
    .prepare("select min(id) as id from deal_stages where user_id = ?")
    .bind(userId)
    .first<number>("id");
  return {
    contact: made.id,
    trashed: trashed.id,
    tag: tag.id,
    deletedTag: deletedTag.id,
    stage: stage ?? 0,
    operations: [made, tag, deleting, deletingTag, imported]
      .map(({ operation }) => operation)
      .concat(undoing),
  };
}

let first: Person;
let second: Person;
let theirs: Theirs;
let own: Own;

beforeAll(async () => {
  [first, second] = [await newPerson("Ada"), await newPerson("Eve")];
  theirs = await fillBook(first);
  const tag = await second.api.tag.create({ name: "Own", color });
  const contact = await second.api.contact.create({ firstName: "Own", tagIds: [tag.id] });
  own = { contact: contact.id, tag: tag.id };
});

test("every procedure is tried with another person's rows, and none is tried that is not there", () => {
  expect(Object.keys(attempts).sort()).toEqual([...procedurePaths].sort());
  const untried = Object.entries(attempts).filter(
    ([, { reaching, seeing }]) => reaching.length + seeing.length === 0,
  );
  expect(untried).toEqual([]);
});

test("the first person reaches what the second one is about to try", async () => {
  await expect(first.api.contact.byId({ id: theirs.contact })).resolves.toMatchObject({
    notes: "secret",
  });
  const { items } = await first.api.contact.list({ search: "secret", tagIds: [theirs.tag] });
  expect(items).toHaveLength(1);
});

test.each(procedurePaths)("%s keeps another person's rows to that person", async (path) => {
  const { reaching, seeing } = attempts[path] ?? { reaching: [], seeing: [] };
  const [before, ownBefore] = [await dumpBook(first.userId), await dumpBook(second.userId)];
  for (const attempt of reaching) {
    expect(await refusalOf(attempt(second.api, theirs, own)), String(attempt)).toMatchObject({
      code: "NOT_FOUND",
    });
  }
  expect(await dumpBook(second.userId)).toEqual(ownBefore);
  for (const attempt of seeing) {
    const answer = JSON.stringify(await attempt(second.api, theirs, own));
    expect(answer).not.toMatch(/secret (tag|old|person|trash|ltd|imported)|secret@|0412 345 678/i);
    expect(answer).not.toMatch(/"notes":"secret"|"firstName":"Secret"/);
  }
  expect(await dumpBook(first.userId)).toEqual(before);
});

test.each(procedurePaths)("%s is for people who are signed in", async (path) => {
  for (const input of [undefined, {}, { id: theirs.contact, operation: someKey() }]) {
    const call = procedureOf(stranger(), path)(input);
    expect(await refusalOf(call)).toMatchObject({ code: "UNAUTHORIZED" });
  }
});

test("a key that another person used already makes something new in one's own book", async () => {
  const third = await newPerson("Mallory");
  const [making = "", tagging = "", , , importing = ""] = theirs.operations;
  const before = await dumpBook(first.userId);
  await expect(
    third.api.contact.create({ firstName: "Own", operation: making }),
  ).resolves.toMatchObject({ firstName: "Own", notes: null, tags: [], operation: making });
  await expect(
    third.api.tag.create({ name: "Own", color, operation: tagging }),
  ).resolves.toMatchObject({ name: "Own", contacts: 0 });
  const rows = [{ firstName: "Imported" }];
  await third.api.contact.import({ rows, operation: importing });
  expect((await third.api.contact.list()).items).toHaveLength(2);
  await third.api.change.undo({ operation: importing });
  await third.api.change.undo({ operation: making });
  expect((await third.api.contact.list()).items).toEqual([]);
  expect(await dumpBook(first.userId)).toEqual(before);
});
