import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { bulkMessage, mostAtOnce } from "#domain/bulk.ts";
import { dayIn, daysAfter, fromDay } from "#domain/day.ts";
import { todoBulkActions } from "#domain/todo/bulk.ts";
import { createApi } from "../api.ts";
import { newPerson, type Person } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";
import { wrongFigures } from "../testing/workspace.ts";

/** The same person, in another time zone. */
function inZone({ context }: Person, timeZone: string) {
  const { session } = context;
  if (!session) throw new Error("This person is not signed in");
  return createApi({ ...context, session: { ...session, user: { ...session.user, timeZone } } });
}

const utc = "UTC";

async function withTasks() {
  const person = await newPerson();
  const api = inZone(person, utc);
  const today = dayIn(utc, Date.now());
  const due = (title: string, days: number | null, more: object = {}) =>
    api.todo.create({ title, dueDate: days === null ? null : daysAfter(today, days), ...more });
  return { ...person, api, today, due };
}

const titles = (page: { items: { title: string }[] }) => page.items.map(({ title }) => title);

test("tasks are listed by when they are due, then those without a date, then the done ones", async () => {
  const { api, due } = await withTasks();
  await due("Someday", null);
  await due("Later", 30);
  await due("Today at noon", 0, { dueTime: "12:00" });
  await due("Today", 0);
  await due("Today at nine", 0, { dueTime: "09:00" });
  await due("Yesterday", -1);
  await due("Archived", 0, { status: "archived" });
  for (const title of ["Done first", "Done last"]) {
    await api.todo.complete({ id: (await due(title, -3)).id });
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const page = await api.todo.list();
  expect(titles(page)).toEqual([
    ...["Yesterday", "Today", "Today at nine", "Today at noon", "Later", "Someday"],
    ...["Done last", "Done first"],
  ]);
  expect(page.items.map(({ group }) => group)).toEqual([
    ...["overdue", "today", "today", "today", "later", "someday", "done", "done"],
  ]);
  expect(page).toMatchObject({ total: 8, totalCapped: false });
  expect(page.groups).toMatchObject({
    overdue: { count: 1 },
    today: { count: 3 },
    tomorrow: { count: 0 },
    later: { count: 1 },
    someday: { count: 1 },
    done: { count: 2, capped: false },
  });
  expect(titles(await api.todo.list({ status: "archived" }))).toEqual(["Archived"]);
});

test("each group lists as many tasks as it counts, and pages go through all of them", async () => {
  const { api, due, userId } = await withTasks();
  for (let days = -3; days < 12; days += 1) await due(`Day ${days}`, days);
  await due("Someday", null);
  await api.todo.complete({ id: (await due("Done", 2)).id });
  const { groups } = await api.todo.list();
  for (const [group, { count }] of Object.entries(groups)) {
    const page = await api.todo.list({ group: group as keyof typeof groups });
    expect(page.items, group).toHaveLength(count);
    expect(page.total, group).toBe(count);
    expect(new Set(page.items.map((todo) => todo.group)).size, group).toBeLessThanOrEqual(1);
  }
  const all = titles(await api.todo.list());
  const paged: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof api.todo.list>> = await api.todo.list({
      cursor,
      limit: 4,
    });
    paged.push(...titles(page));
    cursor = page.nextCursor;
  } while (cursor);
  expect(paged).toEqual(all);
  expect(all).toHaveLength(17);
  expect(await wrongFigures(userId)).toEqual([]);
});

test("a list is filtered by status, priority, category, contact, deal, company and search", async () => {
  const { api, due } = await withTasks();
  const category = await api.category.create({ name: "Sales", color: "#3B82F6" });
  const contact = await api.contact.create({ firstName: "Sarah" });
  const deal = await api.deal.create({ title: "Website", value: 1 });
  const company = await api.company.create({ name: "Acme" });
  await due("Plain", 1);
  await due("Call Zoë", 0, { categoryId: category.id, priority: "high" });
  await due("Write", 2, { contactId: contact.id, status: "in_progress" });
  await due("Visit", null, { dealId: deal.id, companyId: company.id });
  const found = async (filter: Parameters<typeof api.todo.list>[0]) => {
    const page = await api.todo.list(filter);
    expect(page.total).toBe(page.items.length);
    return titles(page);
  };
  expect(await found({ categoryId: category.id })).toEqual(["Call Zoë"]);
  expect(await found({ contactId: contact.id })).toEqual(["Write"]);
  expect(await found({ dealId: deal.id })).toEqual(["Visit"]);
  expect(await found({ companyId: company.id, sort: "title" })).toEqual(["Visit"]);
  expect(await found({ status: "in_progress" })).toEqual(["Write"]);
  expect(await found({ priority: "high", group: "today" })).toEqual(["Call Zoë"]);
  expect(await found({ search: "zoe CALL" })).toEqual(["Call Zoë"]);
  expect(await found({ search: "call", group: "someday" })).toEqual([]);
  expect(await found({ sort: "title" })).toEqual(["Call Zoë", "Plain", "Visit", "Write"]);
  expect(await found({ sort: "newest", status: "pending" })).toEqual([
    "Visit",
    "Call Zoë",
    "Plain",
  ]);
  const { items } = await api.todo.list({ dealId: deal.id });
  expect(items[0]).toMatchObject({
    deal: { id: deal.id, title: "Website", deleted: false },
    company: { name: "Acme" },
    contact: null,
    category: null,
  });
});

test("a task due today is today's in the account's zone, whatever day it is elsewhere", async () => {
  const person = await newPerson();
  for (const timeZone of ["Pacific/Auckland", "Pacific/Kiritimati", "Pacific/Pago_Pago"]) {
    const api = inZone(person, timeZone);
    const today = dayIn(timeZone, Date.now());
    const { id } = await api.todo.create({ title: timeZone, dueDate: today });
    const { items } = await api.todo.list({ group: "today", search: timeZone });
    expect(items, timeZone).toMatchObject([{ title: timeZone, group: "today" }]);
    await api.todo.delete({ id });
  }
});

test("bulk actions complete, snooze and delete tasks, each as one operation", async () => {
  const { api, due, today, userId } = await withTasks();
  const weekly = await due("Weekly", 0, { repeat: "FREQ=WEEKLY" });
  await due("Once", 0);
  const before = await api.todo.list();
  const someKey = () => crypto.randomUUID();
  const bulk = (deed: Parameters<typeof api.todo.bulk>[0]["deed"], filter = {}) =>
    api.todo.bulk({ selection: { filter }, deed, operation: someKey() });
  const done = await bulk({ does: "complete" }, { group: "today" });
  expect(done).toMatchObject({ done: 2, next: null, added: 1 });
  expect((await api.todo.list({ status: "pending" })).items).toMatchObject([
    { title: "Weekly", dueDate: daysAfter(today, 7), repeat: "FREQ=WEEKLY" },
  ]);
  expect(await api.todo.byId({ id: weekly.id })).toMatchObject({ completed: true, repeat: null });
  await api.change.undo({ operation: done.operation });
  expect(titles(await api.todo.list())).toEqual(titles(before));
  const snoozed = await bulk({ does: "snooze", dueDate: daysAfter(today, 2) });
  expect(snoozed.done).toBe(2);
  expect((await api.todo.list({ group: "today" })).items).toEqual([]);
  expect((await bulk({ does: "delete" })).done).toBe(2);
  expect((await api.todo.list()).total).toBe(0);
  expect(await wrongFigures(userId)).toEqual([]);
});

test("tasks that are added on the way don't end a long action", async () => {
  const { api, today, userId } = await withTasks();
  const count = mostAtOnce + 1;
  await env.DB.prepare(
    `with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ?1)
      insert into todos (title, search_text, due_date, repeat, repeat_date, user_id, created_at, updated_at)
      select 'Task', 'task', ?2, iif(n % 1000 = 1, 'FREQ=DAILY', null), ?2, ?3, 1, 1 from numbers`,
  )
    .bind(count, fromDay(today), userId)
    .run();
  const request = { selection: { filter: {} }, deed: { does: "complete" } } as const;
  const operation = crypto.randomUUID();
  const first = await api.todo.bulk({ ...request, operation, part: 0 });
  expect(first).toMatchObject({ done: mostAtOnce, next: 1, added: 0 });
  const last = await api.todo.bulk({ ...request, operation, part: 1 });
  expect(last).toMatchObject({ done: count, next: null, added: 3 });
  expect(bulkMessage(todoBulkActions.complete, { one: "task", many: "tasks" }, last)).toBe(
    "Completed 2,001 tasks. Added the next 3.",
  );
  expect((await api.todo.list({ status: "pending" })).items).toHaveLength(3);
});

test("a task's page has its neighbours in the list, and its history", async () => {
  const { api, due } = await withTasks();
  await due("First", 0);
  const second = await due("Second", 1);
  await due("Third", 2, { priority: "high" });
  const page = await api.todo.page({ id: second.id, list: {} });
  expect(page.neighbours).toMatchObject({
    previous: { title: "First" },
    next: { title: "Third" },
  });
  expect(page.history.items).toMatchObject([{ kind: "todo.create" }]);
  const urgent = await api.todo.page({ id: second.id, list: { priority: "high", sort: "title" } });
  expect(urgent.neighbours).toMatchObject({ previous: null, next: { title: "Third" } });
  expect((await api.todo.page({ id: second.id })).neighbours).toBeNull();
});

test("an export has every task, archived ones too, or those that are selected", async () => {
  const { api, due } = await withTasks();
  const one = await due("One", 0);
  await due("Archived", 0, { status: "archived" });
  expect(titles(await api.todo.export({}))).toEqual(["One", "Archived"]);
  expect(titles(await api.todo.export({ selection: { ids: [one.id] } }))).toEqual(["One"]);
  expect(titles(await api.todo.export({ selection: { filter: {} } }))).toEqual(["One"]);
});

test("the global search finds tasks, by title and by number", async () => {
  const { api, due } = await withTasks();
  const { id } = await due("Ring O’Connor", 0);
  const { todos } = await api.search.find({ query: "oconnor" });
  expect(todos).toMatchObject({ items: [{ id, title: "Ring O’Connor" }], total: 1 });
  const numbered = await api.search.find({ query: `#${id}`, kinds: ["todo"] });
  expect(numbered.todos.items).toMatchObject([{ id }]);
});

test("a cursor of another order is refused", async () => {
  const { api, due } = await withTasks();
  for (const title of ["One", "Two"]) await due(title, 1);
  const { nextCursor } = await api.todo.list({ limit: 1, sort: "title" });
  expect(await refusalOf(api.todo.list({ cursor: nextCursor }))).toMatchObject({
    code: "BAD_REQUEST",
  });
});
