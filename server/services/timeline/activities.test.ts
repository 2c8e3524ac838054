import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { newTally, withTally } from "../../db/meter.ts";
import { todos } from "../../db/schema.ts";
import { newPerson, type Person } from "../../testing/people.ts";
import { entryName } from "../../testing/timeline.ts";
import { readTimeline, type TimelineEntry } from "./timeline.ts";

/** Activities, done tasks and changes: when each activity happened, and which type it was. */
const past = fc.array(
  fc.record({
    minutesAgo: fc.nat({ max: 5 }),
    type: fc.constantFrom("call" as const, "note" as const, "task" as const),
    /** Whether the contact is only one of the others. */
    isShared: fc.boolean(),
    edits: fc.nat({ max: 1 }),
  }),
  { minLength: 1, maxLength: 12 },
);

/** A task that was done at a time. */
async function addDone(
  { api, owner }: Person,
  { timestamp, ...task }: { title: string; contactId: number; timestamp: number },
) {
  const { id } = await api.todo.create({ ...task, status: "completed" });
  await owner.db.update(todos).set({ completedAt: timestamp }).where(eq(todos.id, id));
}

test("pages of changes, activities and done tasks have each entry once, by time, in both directions", async () => {
  await fc.assert(
    fc.asyncProperty(past, fc.constantFrom(1, 2, 5), async (all, limit) => {
      const person = await newPerson();
      const { api, owner } = person;
      const { id } = await api.contact.create({ firstName: "Ann" });
      const other = await api.contact.create({ firstName: "Bob" });
      for (const [index, { minutesAgo, type, isShared, edits }] of all.entries()) {
        const timestamp = Date.now() - minutesAgo * 60_000;
        const subject = String(index);
        if (type === "task") await addDone(person, { title: subject, contactId: id, timestamp });
        else {
          const parties = isShared
            ? { contactId: other.id, contactIds: [id] }
            : { contactId: id, contactIds: [] };
          await api.activity.create({ type, timestamp, subject, ...parties });
        }
        for (let count = 0; count < edits; count += 1) {
          await api.contact.update({ id, contact: { jobTitle: `Job ${index}` } });
        }
      }
      const whole = (await readTimeline(owner, { id, limit: 100 })).items;
      const changes = all.reduce((sum, { edits }) => sum + edits, 1);
      expect(whole).toHaveLength(all.length + changes);
      const times = whole.map(({ at }) => at);
      expect(times).toEqual(times.toSorted((one, other) => other - one));
      const names = whole.map(entryName);
      const seen: string[] = [];
      let cursor: string | null = null;
      let back: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof readTimeline>> = await readTimeline(owner, {
          ...{ id, limit, cursor },
        });
        seen.push(...page.items.map(entryName));
        back = page.prevCursor ?? back;
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen).toEqual(names);
      const earlier: string[] = [];
      while (back) {
        const page: Awaited<ReturnType<typeof readTimeline>> = await readTimeline(owner, {
          ...{ id, limit, cursor: back },
        });
        expect(page.nextCursor).not.toBeNull();
        earlier.unshift(...page.items.map(entryName));
        back = page.prevCursor;
      }
      expect(earlier).toEqual(names.slice(0, earlier.length));
      expect(earlier.length).toBeGreaterThanOrEqual(names.length - limit);
    }),
    { numRuns: 15 },
  );
});

test("a timeline has what is planned on its first page, next first, apart from what has happened", async () => {
  const { api, owner } = await newPerson();
  const { id } = await api.contact.create({ firstName: "Ann" });
  const soon = Date.now() + 3_600_000;
  for (const [subject, timestamp] of [
    ["later", soon + 1_000],
    ["next", soon],
    ["past", 1_000],
  ] as const) {
    await api.activity.create({ type: "meeting", subject, timestamp, contactId: id });
  }
  const page = await readTimeline(owner, { id, limit: 1 });
  expect(page.planned.map(({ subject }) => subject)).toEqual(["next", "later"]);
  expect(page.items.map(entryName)).toEqual(["contact.create contact"]);
  const second = await readTimeline(owner, { id, limit: 1, cursor: page.nextCursor });
  expect(second.planned).toEqual([]);
  expect(second.items.map(entryName)).toEqual(["meeting past"]);
  expect((await readTimeline(owner, { id, kind: "call" })).planned).toEqual([]);
  expect((await readTimeline(owner, { id, kind: "edits" })).planned).toEqual([]);
});

test("a timeline of one type costs rows for what it shows, and a deleted activity isn't in it", async () => {
  const { api, owner } = await newPerson();
  const { id } = await api.contact.create({ firstName: "Ann" });
  const deal = await api.deal.create({ title: "Website", contactId: id });
  for (let number = 0; number < 60; number += 1) {
    const timestamp = 1_000 + number;
    await api.activity.create({ type: "call", timestamp, contactId: id, dealId: deal.id });
  }
  const gone = await api.activity.create({ type: "call", subject: "Gone", contactId: id });
  await api.activity.delete({ id: gone.id });
  let cursor: string | null = null;
  for (const kind of ["call", "call", "all"] as const) {
    const tally = newTally();
    const page: Awaited<ReturnType<typeof readTimeline>> = await withTally(tally, () =>
      readTimeline(owner, { id, kind, cursor: kind === "all" ? null : cursor }),
    );
    cursor = page.nextCursor;
    const entries: TimelineEntry[] = page.items;
    expect(entries).toHaveLength(10);
    expect(entries.map(entryName)).not.toContain("call Gone");
    expect(tally).toMatchObject({ queries: 1, written: 0 });
    expect(tally.read).toBeLessThanOrEqual(40 + 5 * 11);
  }
});

test("a timeline has tasks when they were done, and on its first page those that are due", async () => {
  const { api } = await newPerson();
  const { id: companyId } = await api.company.create({ name: "Acme" });
  const { id: contactId } = await api.contact.create({ firstName: "Ann", company: "Acme" });
  const { id: dealId } = await api.deal.create({ title: "Website", contactId });
  const about = { contactId, dealId, companyId };
  await api.todo.create({ title: "Undated", ...about });
  await api.todo.create({ title: "Later", dueDate: "2199-01-02", ...about });
  await api.todo.create({ title: "Overdue", dueDate: "2020-01-02", ...about });
  await api.todo.create({ title: "Archived", status: "archived", ...about });
  const offer = await api.todo.create({ title: "Offer", dueDate: "2020-01-01", ...about });
  const done = await api.todo.complete({ id: offer.id });
  const timelines = [
    (kind: "all" | "tasks" | "call") => api.contact.timeline({ id: contactId, kind }),
    async (kind: "all" | "tasks" | "call") => (await api.deal.page({ id: dealId, kind })).timeline,
    async (kind: "all" | "tasks" | "call") =>
      (await api.company.page({ id: companyId, kind })).timeline,
  ];
  for (const timeline of timelines) {
    const all = await timeline("all");
    expect(all.due.map(({ title }) => title)).toEqual(["Overdue", "Later"]);
    expect(all.items[0]).toMatchObject({
      as: "task",
      at: done.completedAt,
      task: { id: offer.id },
    });
    const tasks = await timeline("tasks");
    expect(tasks.items.map(entryName)).toEqual(["done Offer"]);
    expect(tasks.due).toHaveLength(2);
    expect(await timeline("call")).toMatchObject({ items: [], due: [] });
  }
  await api.change.undo({ operation: done.operation });
  const { items, due } = await api.contact.timeline({ id: contactId, kind: "tasks" });
  expect(items).toEqual([]);
  expect(due.map(({ title }) => title)).toEqual(["Offer", "Overdue", "Later"]);
});

test("done and due tasks cost rows for what a timeline shows of them", async () => {
  const person = await newPerson();
  const { api, owner } = person;
  const { id } = await api.contact.create({ firstName: "Ann" });
  for (let number = 0; number < 40; number += 1) {
    await addDone(person, { title: "Done", contactId: id, timestamp: 1_000 + number });
    await api.todo.create({ title: "Due", contactId: id, dueDate: "2030-01-01" });
  }
  let cursor: string | null = null;
  for (const due of [10, 0]) {
    const tally = newTally();
    const page: Awaited<ReturnType<typeof readTimeline>> = await withTally(tally, () =>
      readTimeline(owner, { id, kind: "tasks", cursor }),
    );
    cursor = page.nextCursor;
    expect(page.items).toHaveLength(10);
    expect(page.due).toHaveLength(due);
    expect(tally).toMatchObject({ queries: 1, written: 0 });
    expect(tally.read).toBeLessThanOrEqual(40 + 2 * 11 + 2 * 10);
  }
});
