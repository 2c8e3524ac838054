import { expect, test } from "vitest";
import { dayIn, daysAfter, fromDay } from "#domain/day.ts";
import { newTally, withTally } from "../../db/meter.ts";
import { newPerson, type Person } from "../../testing/people.ts";
import { wrongFigures } from "../../testing/workspace.ts";

async function cost(work: () => Promise<unknown>) {
  const tally = newTally();
  await withTally(tally, work);
  return tally;
}

const today = dayIn("Australia/Sydney", Date.now());

/** Adds tasks on both sides of today, every tenth of them done and every twentieth without a date. */
async function addTasks({ owner, userId }: Person, from: number, to: number): Promise<void> {
  const rows = Array.from({ length: to - from }, (_, index) => {
    const at = from + index;
    const due = at % 20 === 0 ? null : fromDay(daysAfter(today, (at % 61) - 30));
    return [`Task ${at}`, due, at % 10 === 5 ? 1 : 0];
  });
  await owner.db.$client
    .prepare(
      `insert into todos (title, search_text, due_date, completed, status, completed_at, user_id,
          created_at, updated_at)
        select value ->> 0, lower(value ->> 0), value ->> 1, value ->> 2,
          iif(value ->> 2, 'completed', 'pending'), iif(value ->> 2, 1700000000000, null), ?1, 1, 1
        from json_each(?2)`,
    )
    .bind(userId, JSON.stringify(rows))
    .run();
}

test("a page of tasks, a group and a task's page cost the same with 100 tasks and with 10,000", async () => {
  const person = await newPerson();
  const { api, userId } = person;
  let made = 0;
  for (const tasks of [100, 10_000]) {
    await addTasks(person, made, tasks);
    made = tasks;
    const page = await api.todo.list();
    expect(page).toMatchObject({ total: tasks, totalCapped: false });
    const budget = (rows: number) => 110 + 6 * (rows + 1);
    const first = await cost(() => api.todo.list());
    expect(first.queries).toBe(1);
    expect(first.read).toBeLessThanOrEqual(budget(50));
    const next = await cost(() => api.todo.list({ cursor: page.nextCursor }));
    expect(next.read).toBeLessThanOrEqual(budget(50));
    for (const group of ["today", "overdue", "done", "someday"] as const) {
      const { items } = await api.todo.list({ group });
      const read = await cost(() => api.todo.list({ group }));
      expect(read.queries, group).toBe(1);
      expect(read.read, group).toBeLessThanOrEqual(budget(items.length));
    }
    const byTitle = await cost(() => api.todo.list({ sort: "title" }));
    expect(byTitle.read).toBeLessThanOrEqual(budget(55));
    const id = page.items[3]?.id ?? 0;
    const record = await cost(() => api.todo.page({ id, list: {} }));
    expect(record.queries).toBeLessThanOrEqual(2);
    expect(record.read).toBeLessThanOrEqual(40);
  }
  expect(await wrongFigures(userId)).toEqual([]);
});

test("the page of a contact, a deal or a company costs the same with 100 tasks of it and with 5,000", async () => {
  const person = await newPerson();
  const { api, owner, userId } = person;
  const contact = await api.contact.create({ firstName: "Ann", company: "Acme" });
  const deal = await api.deal.create({ title: "Website", contactId: contact.id });
  const ids = [contact.id, deal.id, contact.companyId, userId];
  let made = 0;
  for (const tasks of [100, 5_000]) {
    await addTasks(person, made, tasks);
    made = tasks;
    await owner.db.$client
      .prepare("update todos set contact_id = ?1, deal_id = ?2, company_id = ?3 where user_id = ?4")
      .bind(...ids)
      .run();
    for (const page of [
      () => api.contact.page({ id: contact.id }),
      () => api.deal.page({ id: deal.id }),
      () => api.company.page({ id: contact.companyId ?? 0 }),
    ]) {
      expect((await page()).tasks).toHaveLength(5);
      const { queries, read } = await cost(page);
      expect(queries).toBe(1);
      expect(read).toBeLessThanOrEqual(60);
    }
    expect((await cost(() => api.deal.board())).read).toBeLessThanOrEqual(60);
  }
});

test("adding, completing and snoozing a task write a bounded number of rows", async () => {
  const person = await newPerson();
  const { api } = person;
  await addTasks(person, 0, 100);
  let id = 0;
  const adding = await cost(async () => {
    ({ id } = await api.todo.create({
      title: "Call",
      dueDate: "2027-01-31",
      dueTime: "09:00",
      repeat: "FREQ=DAILY",
    }));
  });
  expect(adding.queries).toBe(1);
  expect(adding.written).toBeLessThanOrEqual(14);
  const snoozing = await cost(() => api.todo.snooze({ id, dueDate: "2027-02-01" }));
  expect(snoozing.queries).toBe(2);
  expect(snoozing.written).toBeLessThanOrEqual(14);
  const completing = await cost(() => api.todo.complete({ id }));
  expect(completing.queries).toBe(2);
  expect(completing.written).toBeLessThanOrEqual(26);
});
