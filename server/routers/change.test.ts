import fc from "fast-check";
import { expect, test } from "vitest";
import { nameTakenMessage } from "#domain/operation/change.ts";
import { isKnownProperty } from "#domain/operation/change-lines.ts";
import { entities } from "#domain/operation/entity.ts";
import { entityTables, loggedProperties } from "../db/entities.ts";
import { lengthenLog } from "../testing/long-log.ts";
import { fulfil, wish } from "../testing/operations.ts";
import { newPerson, type Person } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";

const color = "#3B82F6";

test("every property in the log is shown, or known to be hidden", () => {
  for (const entity of entities) {
    for (const property of loggedProperties(entityTables[entity])) {
      expect(isKnownProperty(entity, property), `${entity}.${property}`).toBe(true);
    }
  }
});

test("the history of a deal shows its money, days, stages and people by name", async () => {
  const { api } = await newPerson();
  const sarah = await api.contact.create({ firstName: "Sarah", lastName: "Chen" });
  const deal = await api.deal.create({ title: "Website", value: 1_200 });
  const [, second] = await api.stage.list();
  await api.deal.update({
    id: deal.id,
    deal: { value: 150_000, currency: "JPY", contactId: sarah.id, expectedCloseDate: "2026-12-01" },
  });
  await api.deal.move({ id: deal.id, stageId: second?.id ?? 0 });
  const { items } = await api.change.history({ entity: "deal", id: deal.id });
  expect(items.map(({ kind, undoable, by }) => [kind, undoable, by])).toEqual([
    ["deal.move", "yes", null],
    ["deal.update", "no", null],
    ["deal.create", "no", null],
  ]);
  const [move, update] = items;
  expect(move?.lines).toEqual([
    {
      label: "Stage",
      before: { as: "stage", name: "Prospecting", color: "#6B7280" },
      after: { as: "stage", name: "Qualification", color: "#3B82F6" },
    },
  ]);
  expect(update?.lines).toEqual([
    {
      label: "Value",
      before: { as: "money", amount: 1_200, currency: "AUD" },
      after: { as: "money", amount: 150_000, currency: "JPY" },
    },
    { label: "Contact", before: null, after: { as: "text", text: "Sarah Chen" } },
    { label: "Expected close", before: null, after: { as: "day", day: "2026-12-01" } },
  ]);
});

test("the history of a contact shows its tags, emails and phones", async () => {
  const { api } = await newPerson();
  const lead = await api.tag.create({ name: "Lead", color });
  const vip = await api.tag.create({ name: "VIP", color });
  const { id } = await api.contact.create({ firstName: "Sarah", tagIds: [lead.id] });
  await api.contact.update({
    id,
    contact: { tagIds: [vip.id], moreEmails: [{ label: "home", value: "sarah@example.com" }] },
  });
  await api.tag.delete({ id: lead.id });
  const { items } = await api.change.history({ entity: "contact", id });
  expect(items[0]?.lines).toEqual([
    {
      label: "Other emails",
      before: null,
      after: { as: "text", text: "sarah@example.com (home)" },
    },
    {
      label: "Tags",
      before: { as: "tags", tags: [{ name: "Lead", color }] },
      after: { as: "tags", tags: [{ name: "VIP", color }] },
    },
  ]);
});

test("a deleted stage is still shown by its name", async () => {
  const { api } = await newPerson();
  const stage = await api.stage.create({ name: "Demo", kind: "open" });
  const [first] = await api.stage.list();
  const deal = await api.deal.create({ title: "Website", value: 1, stageId: stage.id });
  await api.stage.delete({ id: stage.id, moveDealsTo: first?.id });
  const { items } = await api.change.history({ entity: "deal", id: deal.id });
  expect(items[0]).toMatchObject({
    kind: "stage.delete",
    records: 2,
    lines: [{ label: "Stage", before: { name: "Demo" }, after: { name: "Prospecting" } }],
  });
});

test("Undo is offered exactly where it works", async () => {
  const { api } = await newPerson();
  const tag = await api.tag.create({ name: "Lead", color });
  const made = await api.contact.create({ firstName: "Sarah" });
  const first = await api.contact.update({ id: made.id, contact: { jobTitle: "CEO" } });
  const second = await api.contact.update({ id: made.id, contact: { jobTitle: "CTO" } });
  await api.contact.addTag({ contactId: made.id, tagId: tag.id });
  const offered = async () => {
    const { items } = await api.change.list();
    return items.map(({ kind, undoable, state }) => [kind, state === "done" && undoable]);
  };
  expect(await offered()).toEqual([
    ["contact.tag", "yes"],
    ["contact.update", "no"],
    ["contact.update", "no"],
    ["contact.create", "no"],
    ["tag.create", "no"],
  ]);
  const { items } = await api.change.list();
  await api.change.undo({ operation: items[0]?.operation ?? "" });
  await api.change.undo({ operation: second.operation });
  expect(await offered()).toEqual([
    ["change.undo", "yes"],
    ["change.undo", "no"],
    ["contact.tag", false],
    ["contact.update", false],
    ["contact.update", "yes"],
    ["contact.create", "no"],
    ["tag.create", "yes"],
  ]);
  await api.change.undo({ operation: first.operation });
  const { items: listed } = await api.change.history({ entity: "contact", id: made.id });
  expect(listed.map(({ undoable }) => undoable)).toEqual([
    "yes",
    "no",
    "no",
    "no",
    "no",
    "no",
    "yes",
  ]);
  expect(listed[0]).toMatchObject({
    undoes: { kind: "contact.update", operation: first.operation },
  });
  expect(listed.at(-1)).toMatchObject({ undoRemoves: true });
});

test("after any operations, an offered undo works, and any other is refused", async () => {
  const listed = { yes: 0, no: 0 };
  const wishes = fc.array(wish, { minLength: 3, maxLength: 12 });
  const undos = fc.array(fc.nat(), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(wishes, undos, fc.nat(), async (wanted, picks, which) => {
      const person = await newPerson();
      const { api } = person;
      for (const each of wanted) await fulfil(person, each);
      const all = async () => (await api.change.list({ limit: 100 })).items;
      for (const pick of [...picks, which]) {
        const items = await all();
        const entry = items[pick % items.length];
        if (!entry) return;
        const { operation, undoable, change } = entry;
        const refusal = await refusalOf(api.change.undo({ operation }));
        if (refusal?.message === nameTakenMessage) continue;
        expect(refusal === undefined, `${entry.kind} ${undoable} ${refusal?.message}`).toBe(
          undoable === "yes",
        );
        if (undoable !== "perhaps") listed[undoable] += 1;
        if (!change || refusal) continue;
        const history = await api.change.history({ entity: change.entity, id: change.id });
        expect(history.items[0]).toMatchObject({ kind: "change.undo", undoable: "yes" });
      }
    }),
    { numRuns: 25 },
  );
  expect(Math.min(listed.yes, listed.no)).toBeGreaterThan(0);
});

test("adding something can't be undone while it is in use", async () => {
  const { api } = await newPerson();
  const contact = await api.contact.create({ firstName: "Sarah" });
  const undoable = async () => {
    const { items } = await api.change.history({ entity: "contact", id: contact.id });
    return items[0]?.undoable;
  };
  expect(await undoable()).toBe("yes");
  const deal = await api.deal.create({ title: "Website", value: 1, contactId: contact.id });
  expect(await undoable()).toBe("no");
  await api.deal.update({ id: deal.id, deal: { contactId: null } });
  expect(await undoable()).toBe("yes");
});

test("a tag created along the way is undone with the operation that created it", async () => {
  const { api } = await newPerson();
  const { id } = await api.contact.create({ firstName: "Sarah" });
  await api.contact.import({
    rows: [{ firstName: "Bob", tags: ["Imported"] }],
    operation: crypto.randomUUID(),
  });
  const [entry] = (await api.change.list({ limit: 1 })).items;
  expect(entry).toMatchObject({ kind: "contact.import", undoable: "yes" });
  const [tag] = await api.tag.list();
  await api.contact.addTag({ contactId: id, tagId: tag?.id ?? 0 });
  const { items } = await api.change.list({ limit: 2 });
  expect(items.map(({ undoable }) => undoable)).toEqual(["yes", "no"]);
});

async function importMany({ api }: Person, count: number) {
  const operation = crypto.randomUUID();
  const rows = Array.from({ length: count }, (_, index) => ({
    firstName: `Ann ${index}`,
    tags: ["Imported"],
  }));
  await api.contact.import({ rows, operation });
  const { items } = await api.contact.list({ limit: 2 });
  return { operation, ids: items.map(({ id }) => id) };
}

test("whether a large import can be undone is known unless too much came later", async () => {
  const person = await newPerson();
  const { api } = person;
  const { operation, ids } = await importMany(person, 60);
  const undoable = async () => {
    const all = (await api.change.list({ limit: 100 })).items;
    return all.find((each) => each.operation === operation)?.undoable;
  };
  expect(await undoable()).toBe("yes");
  const other = await api.contact.create({ firstName: "Bob" });
  expect(await undoable()).toBe("yes");
  const [tag] = await api.tag.list();
  const steps = [
    () => api.contact.update({ id: ids[0] ?? 0, contact: { jobTitle: "CEO" } }),
    () => api.contact.addTag({ contactId: other.id, tagId: tag?.id ?? 0 }),
    () => api.deal.create({ title: "Website", value: 1, contactId: ids[1] }),
  ];
  for (const step of steps) {
    const done = await step();
    expect(await undoable()).toBe("no");
    const refusal = await refusalOf(api.change.undo({ operation }));
    expect(refusal).toMatchObject({ code: "CONFLICT" });
    await api.change.undo({ operation: done.operation });
    expect(await undoable()).toBe("yes");
  }
});

test("for a large import with many later changes, a list says perhaps, and its page looks further", async () => {
  const person = await newPerson();
  const { api } = person;
  const { operation, ids } = await importMany(person, 60);
  const other = await api.contact.create({ firstName: "Bob" });
  for (let count = 0; count < 110; count += 1) {
    await api.contact.update({ id: other.id, contact: { jobTitle: `Job ${count}` } });
  }
  const ofImport = async () =>
    (await api.change.list({ deed: "imported" })).items.map(({ undoable }) => undoable);
  expect(await ofImport()).toEqual(["perhaps"]);
  expect(await api.change.operation({ operation })).toMatchObject({ undoable: "yes" });
  await api.contact.update({ id: ids[0] ?? 0, contact: { jobTitle: "CEO" } });
  expect(await ofImport()).toEqual(["perhaps"]);
  expect(await api.change.operation({ operation })).toMatchObject({ undoable: "no" });
});

test("the page of one operation lists everything that it changed, page by page", async () => {
  const person = await newPerson();
  const { api } = person;
  const { operation } = await importMany(person, 60);
  const first = await api.change.operation({ operation, limit: 40 });
  expect(first).toMatchObject({ kind: "contact.import", records: 60, state: "done" });
  const second = await api.change.operation({
    operation,
    limit: 40,
    cursor: first.changes.nextCursor,
  });
  const seen = [...first.changes.items, ...second.changes.items];
  // The tag that the import created is shown as well.
  expect(new Set(seen.map(({ entity, id }) => `${entity} ${id}`)).size).toBe(61);
  expect(second.changes.nextCursor).toBeNull();
  const back = await api.change.operation({
    operation,
    limit: 40,
    cursor: second.changes.prevCursor,
  });
  expect(back.changes.items).toEqual(first.changes.items);
  const unknown = api.change.operation({ operation: crypto.randomUUID() });
  expect(await refusalOf(unknown)).toMatchObject({ code: "NOT_FOUND" });
});

test("the activity is filtered by kind of record, kind of change and time", async () => {
  const { api } = await newPerson();
  const contact = await api.contact.create({ firstName: "Sarah" });
  const tag = await api.tag.create({ name: "Lead", color });
  await api.contact.addTag({ contactId: contact.id, tagId: tag.id });
  const deal = await api.deal.create({ title: "Website", value: 1, contactId: contact.id });
  await api.deal.delete({ id: deal.id });
  const { operation } = await api.deal.restore({ id: deal.id });
  await api.change.undo({ operation });
  const kinds = async (query: Parameters<typeof api.change.list>[0]) =>
    (await api.change.list(query)).items.map(({ kind }) => kind);
  expect(await kinds({ entity: "contact" })).toEqual(["contact.tag", "contact.create"]);
  expect(await kinds({ entity: "deal" })).toEqual([
    "change.undo",
    "deal.restore",
    "deal.delete",
    "deal.create",
  ]);
  expect(await kinds({ deed: "added" })).toEqual(["deal.create", "tag.create", "contact.create"]);
  expect(await kinds({ deed: "edited" })).toEqual(["contact.tag"]);
  expect(await kinds({ deed: "takenBack" })).toEqual(["change.undo"]);
  expect(await kinds({ entity: "deal", deed: "restored" })).toEqual(["deal.restore"]);
  const now = Date.now();
  expect(await kinds({ since: now + 1_000 })).toEqual([]);
  expect(await kinds({ until: now - 60_000 })).toEqual([]);
  expect(await kinds({ since: now - 60_000, until: now + 1_000, entity: "tag" })).toEqual([
    "tag.create",
  ]);
  const [undo] = (await api.change.list({ limit: 1 })).items;
  expect(undo).toMatchObject({
    undoes: { kind: "deal.restore" },
    change: { entity: "deal", label: "Website", live: false },
  });
});

test("a filtered log is looked through in ranges, forwards and back, and misses nothing", async () => {
  const person = await newPerson();
  const { api } = person;
  await api.contact.create({ firstName: "Sarah" });
  const began = await lengthenLog(person, 1_000);
  await api.tag.create({ name: "Lead", color });
  const seen: string[] = [];
  const pages: (string | null)[] = [];
  let cursor: string | null = null;
  let last: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof api.change.list>> = await api.change.list({
      deed: "added",
      cursor,
    });
    seen.push(...page.items.map(({ kind }) => kind));
    pages.push(page.lookedTo === null ? null : "stopped");
    if (page.lookedTo !== null) expect(page.lookedTo).toBeGreaterThanOrEqual(began);
    cursor = page.nextCursor;
    last = page.prevCursor;
  } while (cursor !== null);
  expect(seen).toEqual(["tag.create", "contact.create"]);
  expect(pages).toEqual(["stopped", "stopped", "stopped", null]);
  const back: string[] = [];
  for (cursor = last; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof api.change.list>> = await api.change.list({
      deed: "added",
      cursor,
    });
    back.push(...page.items.map(({ kind }) => kind));
    cursor = page.prevCursor;
  }
  expect(back).toEqual(["tag.create"]);
});

test("a range of times is found by order, wherever it is", async () => {
  const person = await newPerson();
  const { api } = person;
  await api.contact.create({ firstName: "Sarah" });
  const minute = 60_000;
  const began = await lengthenLog(person, 1_000, minute);
  for (const from of [0, 1, 499, 985]) {
    const since = began + from * minute;
    const all: number[] = [];
    let cursor: string | null = null;
    do {
      const query = { since, until: since + 15 * minute, cursor, limit: 4 };
      const page: Awaited<ReturnType<typeof api.change.list>> = await api.change.list(query);
      all.push(...page.items.map(({ at }) => at));
      cursor = page.nextCursor;
    } while (cursor !== null);
    const expected = Array.from({ length: 15 }, (_, index) => since + index * minute)
      .filter((at) => at > began)
      .toReversed();
    expect(all).toEqual(expected);
  }
});
