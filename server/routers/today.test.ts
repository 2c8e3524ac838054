import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import { dayIn, daysAfter } from "#domain/day.ts";
import { momentAt } from "#domain/moment.ts";
import { newPerson, type Person } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";

const oneDay = 86_400_000;
const zone = "Australia/Sydney";
const today = () => dayIn(zone, Date.now());

async function named(person: Person) {
  const summary = await person.api.today.summary();
  return {
    overdue: summary.overdue.items.map(({ title }) => title),
    dueToday: summary.dueToday.items.map(({ title }) => title),
    planned: summary.planned.items.map(({ subject }) => subject),
    withoutNextStep: summary.withoutNextStep.items.map(({ title }) => title),
    stale: summary.stale.items.map(({ title }) => title),
    goingCold: summary.goingCold.items.map(({ firstName }) => firstName),
    birthdays: summary.birthdays.items.map(({ firstName }) => firstName),
  };
}

/** As if everything in a workspace had happened this many days earlier. */
async function age({ userId }: Person, days: number) {
  const earlier = days * oneDay;
  await env.DB.batch(
    [
      "update deals set created_at = created_at - ?1, stage_since = stage_since - ?1 where user_id = ?2",
      "update contacts set created_at = created_at - ?1 where user_id = ?2",
      "update attention set since = since - ?1 where user_id = ?2",
    ].map((statement) => env.DB.prepare(statement).bind(earlier, userId)),
  );
}

/** Goes to another time, in unix milliseconds, at which the person is still signed in. */
async function goTo({ userId }: Person, moment: number) {
  await env.DB.prepare("update session set expires_at = 9e12 where user_id = ?1")
    .bind(userId)
    .run();
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime(moment);
}

afterEach(() => void vi.useRealTimers());

test("tasks are overdue or due today, earliest first, and nothing else is in Today", async () => {
  const person = await newPerson();
  const { api } = person;
  const add = (title: string, days: number | null, dueTime?: string) =>
    api.todo.create({ title, dueDate: days === null ? null : daysAfter(today(), days), dueTime });
  await add("Yesterday", -1);
  await add("Long ago", -30);
  await add("At nine", 0, "09:00");
  await add("Some time today", 0);
  await add("Tomorrow", 1);
  await add("Someday", null);
  const done = await add("Done", -1);
  await api.todo.complete({ id: done.id });
  expect(await named(person)).toEqual({
    overdue: ["Long ago", "Yesterday"],
    dueToday: ["Some time today", "At nine"],
    planned: [],
    withoutNextStep: [],
    stale: [],
    goingCold: [],
    birthdays: [],
  });
  expect(await api.today.due()).toEqual({ count: 4, capped: false });
});

test("a task says what it is about: its contact, or its deal, or its company", async () => {
  const { api } = await newPerson();
  const dueDate = today();
  const ann = await api.contact.create({ firstName: "Ann", company: "Acme" });
  const deal = await api.deal.create({ title: "Website", contactId: ann.id });
  await api.todo.create({ title: "1", dueDate, contactId: ann.id, dealId: deal.id });
  await api.todo.create({ title: "2", dueDate, dealId: deal.id, companyId: ann.companyId });
  await api.todo.create({ title: "3", dueDate, companyId: ann.companyId });
  await api.todo.create({ title: "4", dueDate });
  const { dueToday } = await api.today.summary();
  expect(dueToday.items.map(({ about }) => about)).toEqual([
    { kind: "contact", id: ann.id, name: "Ann", phone: null },
    { kind: "deal", id: deal.id, name: "Website" },
    { kind: "company", id: ann.companyId, name: "Acme" },
    null,
  ]);
  await api.contact.delete({ id: ann.id });
  expect((await api.today.summary()).dueToday.items[0]?.about).toBeNull();
});

test("calls and meetings of the coming week are planned, in order of time", async () => {
  const person = await newPerson();
  const { api } = person;
  const { id } = await api.contact.create({ firstName: "Ann", phone: "0412 345 678" });
  const plan = (type: "call" | "meeting" | "note", subject: string, from: number) =>
    api.activity.create({
      ...{ type, subject, contactId: id },
      timestamp: Date.now() + from,
      description: "x",
    });
  await plan("meeting", "In two days", 2 * oneDay);
  await plan("call", "Soon", 60_000);
  await plan("note", "A note", 60_000);
  await plan("call", "Past", -60_000);
  await plan("call", "In a month", 30 * oneDay);
  const trashed = await plan("call", "Deleted", 120_000);
  await api.activity.delete({ id: trashed.id });
  expect((await named(person)).planned).toEqual(["Soon", "In two days"]);
  const { items, count } = (await api.today.summary()).planned;
  expect(count).toBe(2);
  expect(items[0]).toMatchObject({
    about: { kind: "contact", id, name: "Ann", phone: "0412 345 678" },
  });
});

test("a call that was planned for today is in Today until the day ends, and a logged one isn't", async () => {
  const person = await newPerson();
  const { id: contactId } = await person.api.contact.create({ firstName: "Ann" });
  const tomorrow = daysAfter(today(), 1);
  const at = (clock: string) => momentAt(zone, tomorrow, clock);
  const plan = (subject: string, timestamp: number) =>
    person.api.activity.create({ type: "call", subject, contactId, timestamp });
  for (const clock of ["08:00", "09:00", "15:00", "16:00", "17:00"]) await plan(clock, at(clock));
  await plan("After tomorrow", at("09:00") + oneDay);
  await goTo(person, at("14:00"));
  await plan("Logged", at("13:00"));
  expect((await named(person)).planned).toEqual(["08:00", "09:00", "15:00", "16:00", "17:00"]);
  await plan("18:00", at("18:00"));
  expect((await named(person)).planned).toEqual(["09:00", "15:00", "16:00", "17:00", "18:00"]);
  await goTo(person, at("00:00") + oneDay);
  expect((await named(person)).planned).toEqual(["After tomorrow"]);
});

test("an open deal has no next step without a task and without a plan", async () => {
  const person = await newPerson();
  const { api } = person;
  const stepless = async () => {
    const { withoutNextStep } = await named(person);
    const listed = (await api.deal.list({ stepless: true })).items.map(({ title }) => title);
    const { columns } = await api.deal.board({ stepless: true });
    expect(listed).toEqual(withoutNextStep);
    expect(columns.flatMap(({ deals }) => deals.map(({ title }) => title))).toEqual(listed);
    return withoutNextStep;
  };
  const { id } = await api.deal.create({ title: "Website" });
  expect(await stepless()).toEqual(["Website"]);
  const task = await api.todo.create({ title: "Call", dealId: id });
  expect(await stepless()).toEqual([]);
  await api.todo.complete({ id: task.id });
  expect(await stepless()).toEqual(["Website"]);
  const plan = { type: "call", dealId: id, timestamp: Date.now() + oneDay } as const;
  const planned = await api.activity.create(plan);
  expect(await stepless()).toEqual([]);
  await api.activity.delete({ id: planned.id });
  expect(await stepless()).toEqual(["Website"]);
  const stages = await api.stage.list();
  const won = stages.find(({ kind }) => kind === "won")?.id ?? 0;
  const moved = await api.deal.move({ id, stageId: won, afterId: null });
  expect(await stepless()).toEqual([]);
  await api.change.undo({ operation: moved.operation });
  expect(await stepless()).toEqual(["Website"]);
  await api.deal.delete({ id });
  expect(await stepless()).toEqual([]);
});

test("a deal whose plan is over has no next step from then on, without a write", async () => {
  const person = await newPerson();
  const { id } = await person.api.deal.create({ title: "Website" });
  const timestamp = Date.now() + 2 * oneDay;
  await person.api.activity.create({ type: "meeting", dealId: id, timestamp });
  for (const [moment, titles] of [
    [timestamp - 1, []],
    [timestamp, ["Website"]],
  ] as const) {
    await goTo(person, moment);
    expect((await named(person)).withoutNextStep).toEqual(titles);
  }
});

test("deals are stale once they have been in their stage as long as it allows", async () => {
  const person = await newPerson();
  const { api } = person;
  const [first, second] = await api.stage.list();
  const { id } = await api.deal.create({ title: "Website", stageId: first?.id });
  await age(person, 10);
  const stale = async () => (await named(person)).stale;
  expect(await stale()).toEqual([]);
  const rot = (days: number | null) =>
    api.stage.update({ id: first?.id ?? 0, stage: { rottingDays: days } });
  await rot(11);
  expect(await stale()).toEqual([]);
  await rot(10);
  expect(await stale()).toEqual(["Website"]);
  const moved = await api.deal.move({ id, stageId: second?.id ?? 0, afterId: null });
  expect(await stale()).toEqual([]);
  await api.change.undo({ operation: moved.operation });
  expect(await stale()).toEqual(["Website"]);
  await rot(null);
  expect(await stale()).toEqual([]);
});

test("a contact goes cold by its own cadence, or else the shortest of its tags", async () => {
  const person = await newPerson();
  const { api } = person;
  const color = "#3B82F6";
  const monthly = await api.tag.create({ name: "Monthly", color, cadence: 30 });
  const weekly = await api.tag.create({ name: "Weekly", color, cadence: 7 });
  await api.contact.create({ firstName: "Own", cadence: "every 3 weeks", tagIds: [weekly.id] });
  await api.contact.create({ firstName: "Tagged", tagIds: [monthly.id, weekly.id] });
  await api.contact.create({ firstName: "Slow", tagIds: [monthly.id] });
  await api.contact.create({ firstName: "Never" });
  const cold = async () => (await named(person)).goingCold.toSorted();
  await age(person, 6);
  expect(await cold()).toEqual([]);
  await age(person, 1);
  expect(await cold()).toEqual(["Tagged"]);
  await age(person, 14);
  expect(await cold()).toEqual(["Own", "Tagged"]);
  const edit = await api.tag.update({ id: monthly.id, tag: { cadence: 20 } });
  expect(await cold()).toEqual(["Own", "Slow", "Tagged"]);
  await api.change.undo({ operation: edit.operation });
  expect(await cold()).toEqual(["Own", "Tagged"]);
  const deleted = await api.tag.delete({ id: weekly.id });
  expect(await cold()).toEqual(["Own"]);
  await api.change.undo({ operation: deleted.operation });
  expect(await cold()).toEqual(["Own", "Tagged"]);
});

test("a contact who was called, or whom a call is planned with, isn't going cold", async () => {
  const person = await newPerson();
  const { api } = person;
  const { id } = await api.contact.create({ firstName: "Ann", cadence: "30" });
  await age(person, 40);
  const cold = async () => (await named(person)).goingCold;
  expect(await cold()).toEqual(["Ann"]);
  const call = { type: "call", contactId: id } as const;
  const planned = await api.activity.create({ ...call, timestamp: Date.now() + oneDay });
  expect(await cold()).toEqual([]);
  await api.activity.delete({ id: planned.id });
  expect(await cold()).toEqual(["Ann"]);
  const old = await api.activity.create({ ...call, timestamp: Date.now() - 31 * oneDay });
  expect(await cold()).toEqual(["Ann"]);
  await api.activity.update({ id: old.id, activity: { timestamp: Date.now() - 29 * oneDay } });
  expect(await cold()).toEqual([]);
  await api.activity.delete({ id: old.id });
  const edit = await api.contact.update({ id, contact: { cadence: null } });
  expect(await cold()).toEqual([]);
  await api.change.undo({ operation: edit.operation });
  expect(await cold()).toEqual(["Ann"]);
  await api.contact.delete({ id });
  expect(await cold()).toEqual([]);
  await api.contact.restore({ id });
  expect(await cold()).toEqual(["Ann"]);
});

test("birthdays of the coming days are shown with the age, in order", async () => {
  const person = await newPerson();
  const { api } = person;
  const on = (days: number) => daysAfter(today(), days).slice(5);
  await api.contact.create({ firstName: "In a week", birthday: `1980-${on(7)}` });
  await api.contact.create({ firstName: "Today", birthday: `--${on(0)}` });
  await api.contact.create({ firstName: "Yesterday", birthday: `--${on(-1)}` });
  await api.contact.create({ firstName: "In a month", birthday: `--${on(31)}` });
  expect((await named(person)).birthdays).toEqual(["Today", "In a week"]);
  const { items } = (await api.today.summary()).birthdays;
  const week = daysAfter(today(), 7);
  expect(items[1]).toMatchObject({ day: week, age: Number(week.slice(0, 4)) - 1980 });
  expect(items[0]).toMatchObject({ day: today(), age: null });
});

test("what is hidden is back on its day, undo shows it again, and repeating moves the day", async () => {
  const person = await newPerson();
  const { api } = person;
  const { id } = await api.deal.create({ title: "Website" });
  const stepless = async () => (await named(person)).withoutNextStep;
  const hidden = await api.today.hide({ group: "withoutNextStep", id });
  expect(hidden.until).toBe(daysAfter(today(), 7));
  expect(await stepless()).toEqual([]);
  await api.change.undo({ operation: hidden.operation });
  expect(await stepless()).toEqual(["Website"]);
  await api.today.hide({ group: "withoutNextStep", id, until: daysAfter(today(), 1) });
  const again = await api.today.hide({
    group: "withoutNextStep",
    id,
    until: daysAfter(today(), 3),
  });
  await goTo(person, Date.now() + 2 * oneDay);
  expect(await stepless()).toEqual([]);
  await api.change.undo({ operation: again.operation });
  expect(await stepless()).toEqual(["Website"]);
});

test("hiding until a day that isn't after today is refused", async () => {
  const { api } = await newPerson();
  const { id } = await api.deal.create({ title: "Website" });
  for (const days of [-1, 0]) {
    const hide = api.today.hide({
      group: "withoutNextStep",
      id,
      until: daysAfter(today(), days),
    });
    expect(await refusalOf(hide)).toMatchObject({
      code: "BAD_REQUEST",
      message: "Enter a day after today, e.g. a week from now.",
    });
  }
});

test("a birthday is hidden for this year only", async () => {
  const person = await newPerson();
  const { api } = person;
  const birthday = `--${daysAfter(today(), 3).slice(5)}`;
  const { id } = await api.contact.create({ firstName: "Ann", birthday });
  await api.today.hide({ group: "birthdays", id });
  expect((await named(person)).birthdays).toEqual([]);
  await goTo(person, Date.now() + 363 * oneDay);
  expect((await named(person)).birthdays).toEqual(["Ann"]);
});

test("a record of another kind, in Trash or of somebody else can't be hidden", async () => {
  const { api } = await newPerson();
  const other = await newPerson();
  const { id } = await api.deal.create({ title: "Website" });
  const hide = { group: "stale", id } as const;
  await expect(other.api.today.hide(hide)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(api.today.hide({ group: "goingCold", id: id + 1_000_000 })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await api.deal.delete({ id });
  await expect(api.today.hide(hide)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a long group shows its first records and says that there are more", async () => {
  const { api } = await newPerson();
  for (let number = 0; number < 12; number += 1) await api.deal.create({ title: `D${number}` });
  const { withoutNextStep } = await api.today.summary();
  expect(withoutNextStep).toMatchObject({ count: 5, capped: true });
  expect(withoutNextStep.items.map(({ title }) => title)).toEqual(["D0", "D1", "D2", "D3", "D4"]);
  const { withoutNextStep: all } = await api.today.summary({ all: "withoutNextStep" });
  expect(all).toMatchObject({ count: 12, capped: false });
  expect(all.items).toHaveLength(12);
});

test("the page also has the numbers of the workspace, the latest changes and the last won deals", async () => {
  const { api } = await newPerson();
  const stages = await api.stage.list();
  const won = stages.find(({ kind }) => kind === "won")?.id;
  await api.deal.create({ title: "Won today", value: 100, stageId: won });
  await api.deal.create({ title: "Won long ago", stageId: won, closedDate: "2020-01-01" });
  const page = await api.today.page();
  expect(page.recentlyWon).toMatchObject([{ title: "Won today", value: 100, closedDate: today() }]);
  expect(page.figures.activeDeals).toBe(0);
  expect(page.changes).toHaveLength(2);
  expect(page.today.withoutNextStep.count).toBe(0);
});

test("recently won deals are those with the latest days, whichever changed last", async () => {
  const { api } = await newPerson();
  const stageId = (await api.stage.list()).find(({ kind }) => kind === "won")?.id;
  const win = (title: string, days: number) =>
    api.deal.create({ title, stageId, closedDate: daysAfter(today(), -days) });
  await win("Yesterday", 1);
  for (const days of [400, 300, 200, 14, 15]) await win(`${days} days ago`, days);
  const deleted = await win("Deleted", 0);
  await api.deal.delete({ id: deleted.id });
  const { recentlyWon } = await api.today.page();
  expect(recentlyWon.map(({ title }) => title)).toEqual(["Yesterday", "14 days ago"]);
});

test("the next step is asked for after a completed task, until that is undone", async () => {
  const { api } = await newPerson();
  const { id: contactId } = await api.contact.create({ firstName: "Ann" });
  const { id } = await api.todo.create({ title: "Call", contactId });
  const asked = async () => (await api.today.page({ completed: id })).asked;
  expect(await asked()).toBeNull();
  const done = await api.todo.complete({ id });
  expect(await asked()).toMatchObject({ kind: "task", id, about: { name: "Ann" } });
  await api.change.undo({ operation: done.operation });
  expect(await asked()).toBeNull();
});

test("overdue tasks of many days are counted as the list of tasks counts them", async () => {
  const { api } = await newPerson();
  for (let days = 1; days <= 13; days += 1) {
    await api.todo.create({ title: `Task ${days}`, dueDate: daysAfter(today(), -days) });
  }
  const { overdue } = await api.today.summary();
  expect(overdue).toMatchObject({ count: 13, capped: false });
  expect(await api.today.due()).toEqual({ count: 13, capped: false });
});
