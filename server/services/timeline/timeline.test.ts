import fc from "fast-check";
import { expect, test } from "vitest";
import { newTally, withTally } from "../../db/meter.ts";
import { addFile } from "../../testing/files.ts";
import { newPerson, type Person } from "../../testing/people.ts";
import { refusalOf } from "../../testing/procedures.ts";
import { changesIn, entryName } from "../../testing/timeline.ts";
import { readTimeline, type TimelineEntry } from "./timeline.ts";

/** A contact with deals, whose operations alternate; and another contact, who must not appear. */
async function contactWithDeals({ api }: Person, deals: number, rounds: number) {
  const contact = await api.contact.create({ firstName: "Ann", lastName: "Lee" });
  const other = await api.contact.create({ firstName: "Bob" });
  const stages = await api.stage.list();
  await api.deal.create({ title: "Bob's", value: 1, contactId: other.id });
  const made = [];
  for (let number = 0; number < deals; number += 1) {
    const deal = { title: `Deal ${number}`, value: 100, contactId: contact.id };
    made.push(await api.deal.create(deal));
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const { id } of made) {
      await api.deal.move({ id, stageId: stages[(round + 1) % 3]?.id ?? 0 });
    }
    await api.contact.update({ id: contact.id, contact: { jobTitle: `Job ${round}` } });
    await api.contact.update({ id: other.id, contact: { jobTitle: `Job ${round}` } });
  }
  return { contact, made };
}

test("a timeline shows the changes to a contact and its deals, newest first", async () => {
  const person = await newPerson();
  const { contact } = await contactWithDeals(person, 2, 1);
  const { items, nextCursor } = await readTimeline(person.owner, { id: contact.id });
  expect(items.map(entryName)).toEqual([
    "contact.update contact",
    "deal.move Deal 1",
    "deal.move Deal 0",
    "deal.create Deal 1",
    "deal.create Deal 0",
    "contact.create contact",
  ]);
  expect(nextCursor).toBeNull();
  expect(changesIn(items)[1]?.lines).toMatchObject([
    { label: "Stage", before: { name: "Prospecting" }, after: { name: "Qualification" } },
  ]);
});

test("a timeline can be filtered to edits of the contact, or to its deals", async () => {
  const person = await newPerson();
  const { contact, made } = await contactWithDeals(person, 1, 1);
  await person.api.deal.delete({ id: made[0]?.id ?? 0 });
  const of = async (kind: "edits" | "deals") =>
    (await readTimeline(person.owner, { id: contact.id, kind })).items.map(entryName);
  expect(await of("edits")).toEqual(["contact.update contact", "contact.create contact"]);
  expect(await of("deals")).toEqual([
    "deal.delete Deal 0",
    "deal.move Deal 0",
    "deal.create Deal 0",
  ]);
});

test("the pages of a timeline hold each entry once, in both directions, also those of one operation", async () => {
  const person = await newPerson();
  const { api, owner } = person;
  await api.sample.load();
  const { items } = await api.deal.list();
  const id = items.find(({ contactId }) => contactId !== null)?.contactId ?? 0;
  for (const deal of items.slice(-6))
    await api.deal.update({ id: deal.id, deal: { contactId: id } });
  for (const kind of ["all", "deals", "edits"] as const) {
    const whole = (await readTimeline(owner, { id, kind, limit: 100 })).items;
    for (const limit of [1, 2, 7]) {
      const seen: TimelineEntry[] = [];
      let cursor: string | null = null;
      let back: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof readTimeline>> = await readTimeline(owner, {
          id,
          kind,
          limit,
          cursor,
        });
        seen.push(...page.items);
        if (page.prevCursor) back = page.prevCursor;
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen).toEqual(whole);
      const backwards: TimelineEntry[] = [];
      while (back) {
        const page: Awaited<ReturnType<typeof readTimeline>> = await readTimeline(owner, {
          id,
          kind,
          limit,
          cursor: back,
        });
        backwards.unshift(...page.items);
        back = page.prevCursor;
      }
      expect(backwards).toEqual(whole.slice(0, backwards.length));
      expect(backwards.length).toBeGreaterThanOrEqual(whole.length - limit);
    }
    if (kind !== "edits") expect(whole.length).toBeGreaterThan(10);
  }
});

test("a timeline offers Undo where a history does, whatever has been done and undone", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ does: fc.nat({ max: 7 }), which: fc.nat({ max: 9 }) }), {
        maxLength: 14,
      }),
      async (actions) => {
        const { api, owner } = await newPerson();
        const stages = await api.stage.list();
        const { id } = await api.contact.create({ firstName: "Ann" });
        const deal = await api.deal.create({ title: "Deal", value: 1, contactId: id });
        const done: string[] = [];
        for (const { does, which } of actions) {
          const key = done[which % done.length] ?? "";
          const stageId = stages[which % 4]?.id ?? 0;
          const calls: (() => Promise<{ operation: string }>)[] = [
            () => api.contact.update({ id, contact: { jobTitle: String(which) } }),
            () => api.contact.update({ id, contact: { company: which % 2 ? "A" : null } }),
            () => api.contact.tagByName({ contactId: id, name: which % 2 ? "A" : "B" }),
            () => api.deal.move({ id: deal.id, stageId }),
            () => api.deal.update({ id: deal.id, deal: { contactId: id, value: which + 1 } }),
            () => api.stage.delete({ id: stageId, moveDealsTo: stages[5]?.id }),
            () => api.change.undo({ operation: key }),
            () => api.change.undo({ operation: done.at(-1) ?? "" }),
          ];
          const call = calls[does];
          if (!call) throw new Error("No such action");
          await refusalOf(call().then(({ operation }) => done.push(operation)));
        }
        if (await refusalOf(api.contact.byId({ id }))) return;
        const histories = [
          await api.change.history({ entity: "contact", id, limit: 100 }),
          await api.change.history({ entity: "deal", id: deal.id, limit: 100 }),
        ];
        const wanted = new Map(
          histories.flatMap(({ items }) =>
            items.map((entry) => [`${entry.operation} ${entry.entity}`, entry.undoable]),
          ),
        );
        const { items } = await readTimeline(owner, { id, limit: 100 });
        expect(items).toHaveLength(wanted.size);
        for (const { operation, entity, undoable } of changesIn(items)) {
          expect(undoable).toBe(wanted.get(`${operation} ${entity}`));
        }
      },
    ),
    { numRuns: 40 },
  );
});

test("a timeline costs one round trip, and rows for what it shows and for each deal, however long the logs", async () => {
  for (const [deals, rounds] of [
    [0, 1],
    [0, 60],
    [3, 12],
    [3, 40],
    [30, 3],
  ] as const) {
    const person = await newPerson();
    const { contact } = await contactWithDeals(person, deals, rounds);
    const stages = (await person.api.stage.list()).length;
    let cursor: string | null = null;
    for (const kind of ["all", "all", "edits", "deals"] as const) {
      const tally = newTally();
      const at: string | null = kind === "all" ? cursor : null;
      const page: Awaited<ReturnType<typeof readTimeline>> = await withTally(tally, () =>
        readTimeline(person.owner, { id: contact.id, kind, cursor: at }),
      );
      const { items } = page;
      if (kind === "all") cursor = page.nextCursor;
      expect(tally).toMatchObject({ queries: 1, written: 0 });
      const lines = changesIn(items).reduce((sum, entry) => sum + entry.lines.length, 0);
      const budget = 42 + stages + 3 * (items.length + lines) + 2 * Math.min(deals, 20);
      expect(tally.read, `${kind} of ${deals} deals, ${rounds} rounds`).toBeLessThanOrEqual(budget);
    }
  }
});

test("files stand among changes and activities, page by page in both directions", async () => {
  const person = await newPerson();
  const { api } = person;
  const { id: contactId } = await api.contact.create({ firstName: "Ann" });
  for (const name of ["1.txt", "2.txt", "3.txt"]) {
    await addFile(person, { contactId }, { name });
    await api.activity.create({ type: "note", subject: `After ${name}`, contactId });
    await api.contact.update({ id: contactId, contact: { jobTitle: name } });
  }
  const all = await readTimeline(person.owner, { id: contactId, limit: 100 });
  const names = all.items.map(entryName);
  expect(names).toHaveLength(10);
  expect(names.filter((name) => name.startsWith("file"))).toEqual([
    "file 3.txt",
    "file 2.txt",
    "file 1.txt",
  ]);
  let page = await readTimeline(person.owner, { id: contactId, limit: 2 });
  const pages = [page];
  while (page.nextCursor) {
    page = await readTimeline(person.owner, { id: contactId, limit: 2, cursor: page.nextCursor });
    pages.push(page);
  }
  expect(pages.flatMap(({ items }) => items.map(entryName))).toEqual(names);
  const backwards = page.items.map(entryName);
  while (page.prevCursor) {
    page = await readTimeline(person.owner, { id: contactId, limit: 2, cursor: page.prevCursor });
    backwards.unshift(...page.items.map(entryName));
  }
  expect(backwards).toEqual(names);
});

test("a timeline of files shows them alone, and those of an activity stand with it", async () => {
  const person = await newPerson();
  const { api } = person;
  const { id: contactId } = await api.contact.create({ firstName: "Ann" });
  await addFile(person, { contactId }, { name: "Own.txt" });
  const { id: activityId } = await api.activity.create({ type: "call", contactId });
  await addFile(person, { activityId }, { name: "Call.txt" });
  const files = await readTimeline(person.owner, { id: contactId, kind: "files" });
  expect(files.items.map(entryName)).toEqual(["file Own.txt"]);
  const [call] = (await readTimeline(person.owner, { id: contactId, kind: "call" })).items;
  expect(call).toMatchObject({ activity: { files: [{ name: "Call.txt", size: 7 }] } });
});
