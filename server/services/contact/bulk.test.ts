import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createApi } from "../../api.ts";
import { openDatabase } from "../../db/client.ts";
import { newTally, withTally } from "../../db/meter.ts";
import { expectUndone, inParts } from "../../testing/bulk.ts";
import { importCrowd } from "../../testing/crowd.ts";
import { newPerson, type Person } from "../../testing/people.ts";
import { refusalOf } from "../../testing/procedures.ts";
import { watched } from "../../testing/statements.ts";
import { undoCompletely } from "../../testing/undo.ts";
import { dumpWorkspace, wrongFigures } from "../../testing/workspace.ts";
import { undoLimits } from "../operation/undo-in-parts.ts";

type Input = Parameters<Person["api"]["contact"]["bulk"]>[0];

function changeAll({ api }: Person, input: Omit<Input, "operation">) {
  return inParts((part) => api.contact.bulk({ ...input, ...part }));
}

const color = "#3B82F6";

/** Contacts of every kind: with and without tags and companies, one in Trash. */
async function smallWorkspace() {
  const person = await newPerson();
  const { api } = person;
  const tags = [
    await api.tag.create({ name: "Lead", color }),
    await api.tag.create({ name: "VIP", color }),
  ];
  const tagIds = tags.map(({ id }) => id);
  const ids: number[] = [];
  for (const [firstName, company, own] of [
    ["Ann", "TechCorp", tagIds],
    ["Bob", "techcorp", tagIds.slice(0, 1)],
    ["Cyd", null, tagIds.slice(1)],
    ["Dan", "Other", []],
    ["Eva", null, tagIds],
  ] as const) {
    const email = `${firstName}@example.com`;
    const made = await api.contact.create({ firstName, company, email, tagIds: [...own] });
    ids.push(made.id);
  }
  await api.deal.create({ title: "Website", value: 100, contactId: ids[0] });
  await api.contact.delete({ id: ids[4] ?? 0 });
  return { person, tagIds, ids };
}

test("tags, companies and deletions only touch contacts that they change", async () => {
  const { person, tagIds, ids } = await smallWorkspace();
  const [lead = 0, vip = 0] = tagIds;
  const { api } = person;
  const all = { selection: { filter: {} } };
  expect(await changeAll(person, { ...all, deed: { does: "tag", tagId: lead } })).toMatchObject({
    done: 2,
    parts: 1,
  });
  const byTag = { selection: { filter: { tagIds: [vip] } } };
  expect(await changeAll(person, { ...byTag, deed: { does: "untag", tagId: vip } })).toMatchObject({
    done: 2,
  });
  const some = { selection: { ids: ids.slice(0, 3) } };
  const deed = { does: "company" as const, company: "Techcorp" };
  expect(await changeAll(person, { ...some, deed })).toMatchObject({ done: 3 });
  expect(await changeAll(person, { ...some, deed })).toMatchObject({ done: 0 });
  const { items } = await api.contact.list({ search: "techcorp" });
  expect(items.map(({ firstName, company, tags }) => [firstName, company, tags.length])).toEqual([
    ["Ann", "Techcorp", 1],
    ["Bob", "Techcorp", 1],
    ["Cyd", "Techcorp", 1],
  ]);
  expect(
    await changeAll(person, { ...some, deed: { does: "company", company: " " } }),
  ).toMatchObject({ done: 3 });
  expect(await api.contact.list({ search: "techcorp" })).toMatchObject({ items: [] });
  expect(await changeAll(person, { ...all, deed: { does: "delete" } })).toMatchObject({ done: 4 });
  expect(await api.contact.list()).toMatchObject({ total: 0 });
  expect(await wrongFigures(person.userId)).toEqual([]);
});

test("undo of a bulk action restores everything but the log and versions, byte for byte", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("tag" as const, "untag" as const, "company" as const, "delete" as const),
      fc.constantFrom("ids", "all", "tag", "search", "nobody"),
      fc.constantFrom("TechCorp", "TECHCORP", "New, Ltd", "Straße", null),
      async (does, by, company) => {
        const { person, tagIds, ids } = await smallWorkspace();
        const [tagId = 0] = tagIds;
        const filters: Record<string, object> = {
          tag: { tagIds: tagIds.slice(1) },
          search: { search: "example" },
          nobody: { search: "nobody at all" },
        };
        const selection = by === "ids" ? { ids } : { filter: filters[by] ?? {} };
        const deed = does === "company" ? { does, company } : { does, tagId };
        await expectUndone(person, () =>
          changeAll(person, { selection, deed: deed as Input["deed"] }),
        );
      },
    ),
    { numRuns: 25 },
  );
});

test("a part that is sent twice is done once, and one out of turn is refused", async () => {
  const person = await newPerson();
  const { api } = person;
  await importCrowd(person, 3_000);
  const operation = crypto.randomUUID();
  const input = { selection: { filter: {} }, deed: { does: "delete" as const }, operation };
  expect(await refusalOf(api.contact.bulk({ ...input, part: 1 }))).toMatchObject({
    code: "CONFLICT",
  });
  const first = await api.contact.bulk(input);
  expect(first).toEqual({ operation, done: 2_000, next: 1, subject: null, added: 0 });
  const before = await dumpWorkspace(person.userId);
  expect(await api.contact.bulk(input)).toEqual(first);
  expect(await dumpWorkspace(person.userId)).toEqual(before);
  const last = { operation, done: 3_000, next: null, subject: null, added: 0 };
  expect(await api.contact.bulk({ ...input, part: 1 })).toEqual(last);
  expect(await api.contact.bulk({ ...input, part: 1 })).toEqual(last);
  expect(await api.contact.list()).toMatchObject({ total: 0 });
  await api.change.undo({ operation });
  expect(await api.contact.list()).toMatchObject({ total: 3_000 });
  expect(await refusalOf(api.contact.bulk({ ...input, part: 2 }))).toMatchObject({
    code: "CONFLICT",
  });
});

test("an export has the requested contacts", async () => {
  const { person, tagIds, ids } = await smallWorkspace();
  const names = async (selection: Input["selection"] | undefined, after?: number) =>
    (await person.api.contact.export({ selection, after })).items.map(({ firstName }) => firstName);
  expect(await names(undefined)).toEqual(["Ann", "Bob", "Cyd", "Dan"]);
  expect(await names({ ids: ids.slice(1) })).toEqual(["Bob", "Cyd", "Dan"]);
  expect(await names({ filter: { tagIds: tagIds.slice(1) } })).toEqual(["Ann", "Cyd"]);
  expect(await names({ filter: { search: "techcorp" } }, ids[0])).toEqual(["Bob"]);
});

test("20,000 contacts are tagged, moved and deleted within D1's limits, and each is one Undo", async () => {
  const person = await newPerson();
  const tags = await importCrowd(person, 20_000);
  const { d1, faults } = watched(env.DB);
  const api = createApi({ ...person.context, db: openDatabase(d1) });
  const deeds: [Input["deed"], number][] = [
    [{ does: "tag", tagId: tags.some }, 20_000 - Math.ceil((20_000 - 1) / 66)],
    [{ does: "untag", tagId: tags.common }, 10_000],
    [{ does: "company", company: "All of them" }, 20_000],
    [{ does: "delete" }, 20_000],
  ];
  for (const [deed, count] of deeds) {
    const tally = newTally();
    const { operation, done, parts } = await withTally(tally, () =>
      changeAll({ ...person, api }, { selection: { filter: {} }, deed }),
    );
    expect({ deed, done }).toEqual({ deed, done: count });
    expect(parts).toBe(Math.floor(count / 2_000) + 1);
    expect(tally.queries).toBe(2 * parts);
    const undoing = newTally();
    const calls = await withTally(undoing, () => undoCompletely(api, operation));
    // Each call reads the operation and its undo, and each part reads and writes: parts of the contacts,
    // the company that was created with them, and the end.
    const partsOfUndo = Math.ceil(count / undoLimits.atOnce) + 2;
    expect(undoing.queries).toBeLessThanOrEqual(2 * calls + 2 * partsOfUndo);
    expect(undoing.read).toBeLessThanOrEqual(100 * count);
    expect(await wrongFigures(person.userId)).toEqual([]);
  }
  expect(faults).toEqual([]);
});
