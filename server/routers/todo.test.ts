import { expect, test } from "vitest";
import { newPerson } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";
import { dumpWithoutLog, wrongFigures } from "../testing/workspace.ts";

async function withDeal() {
  const person = await newPerson();
  const deal = await person.api.deal.create({ title: "Website", value: 100 });
  const onCard = async () => {
    const { columns } = await person.api.deal.board();
    return columns[0]?.deals.find(({ id }) => id === deal.id)?.nextStep;
  };
  const step = (title: string, dueDate?: string) =>
    person.api.todo.create({ title, dueDate, dealId: deal.id });
  return { ...person, deal, onCard, step };
}

test("a card shows the task that is due first, and one without a day only when there is no other", async () => {
  const { api, onCard, step } = await withDeal();
  expect(await onCard()).toBeNull();
  const undated = await step("Some day");
  expect(await onCard()).toEqual({ id: undated.id, title: "Some day", dueDate: null });
  await step("Later", "2026-12-24");
  const first = await step("Call", "2026-12-01");
  expect(await onCard()).toEqual({ id: first.id, title: "Call", dueDate: "2026-12-01" });
  await api.todo.complete({ id: first.id });
  expect(await onCard()).toMatchObject({ title: "Later" });
});

test("a next step and its completion can be undone, and the activity names them", async () => {
  const { api, userId, onCard, step } = await withDeal();
  const empty = await dumpWithoutLog(userId);
  const made = await step("Call", "2026-12-01");
  expect(made).toMatchObject({ title: "Call", completed: false, version: 1 });
  const before = await dumpWithoutLog(userId);
  const done = await api.todo.complete({ id: made.id });
  expect(done).toMatchObject({ id: made.id, completed: true, version: 2 });
  expect(await onCard()).toBeNull();
  const [latest] = (await api.change.list({ limit: 1 })).items;
  expect(latest).toMatchObject({ kind: "todo.complete", undoable: "yes" });
  await api.change.undo({ operation: done.operation });
  expect(await dumpWithoutLog(userId)).toEqual(before);
  await api.change.undo({ operation: made.operation });
  expect(await dumpWithoutLog(userId)).toEqual(empty);
});

test("adding a deal can't be undone once it has a next step", async () => {
  const { api, deal, step } = await withDeal();
  const made = await step("Call");
  const entry = async () =>
    (await api.change.list({ limit: 5 })).items.find(({ kind }) => kind === "deal.create");
  expect(await entry()).toMatchObject({ undoable: "no" });
  expect(await refusalOf(api.change.undo({ operation: deal.operation }))).toMatchObject({
    code: "CONFLICT",
  });
  await api.change.undo({ operation: made.operation });
  await api.change.undo({ operation: deal.operation });
  expect((await api.deal.board()).columns[0]?.count).toBe(0);
});

test("a next step needs a title, a valid date and an existing deal", async () => {
  const { step, api } = await withDeal();
  expect(await refusalOf(step(" "))).toMatchObject({ code: "BAD_REQUEST" });
  expect(await refusalOf(step("x".repeat(201)))).toMatchObject({ code: "BAD_REQUEST" });
  expect(await refusalOf(step("Call", "2026-02-31"))).toMatchObject({ code: "BAD_REQUEST" });
  const lost = api.todo.create({ title: "Call", dealId: 2_000_000 });
  expect(await refusalOf(lost)).toMatchObject({ code: "NOT_FOUND" });
});

test("a task is edited, reopened, deleted and restored, and each can be undone", async () => {
  const { api, userId } = await newPerson();
  const contact = await api.contact.create({ firstName: "Sarah" });
  const category = await api.category.create({ name: "Sales", color: "#3B82F6" });
  const made = await api.todo.create({
    title: " Call ",
    description: "About **licences**",
    categoryId: category.id,
    contactId: contact.id,
    priority: "urgent",
    dueDate: "2027-03-28",
    dueTime: "02:30",
    durationMinutes: 45,
  });
  expect(made).toMatchObject({
    ...{ title: "Call", priority: "urgent", status: "pending", dueTime: "02:30", next: null },
    category: { name: "Sales" },
    contact: { firstName: "Sarah", deleted: false },
  });
  const before = await dumpWithoutLog(userId);
  const edited = await api.todo.update({
    id: made.id,
    todo: { title: "Ring", dueTime: null, categoryId: null, status: "in_progress" },
    version: 1,
  });
  expect(edited).toMatchObject({ title: "Ring", dueTime: null, category: null, version: 2 });
  const { history } = await api.todo.page({ id: made.id });
  expect(history.items[0]?.lines).toContainEqual({
    label: "Category",
    before: { as: "text", text: "Sales" },
    after: null,
  });
  expect(history.items[0]?.lines).toContainEqual({
    label: "Time",
    before: { as: "clock", time: "02:30" },
    after: null,
  });
  const deleted = await api.todo.delete({ id: made.id });
  expect(await refusalOf(api.todo.byId({ id: made.id }))).toMatchObject({ code: "NOT_FOUND" });
  expect((await api.trash.list({ kind: "todo" })).items).toMatchObject([{ name: "Ring" }]);
  await api.todo.restore({ id: made.id });
  const done = await api.todo.complete({ id: made.id });
  expect(done.completedAt).toBeGreaterThan(Date.now() - 60_000);
  const reopened = await api.todo.reopen({ id: made.id });
  expect(reopened).toMatchObject({ completed: false, completedAt: null, status: "pending" });
  for (const { operation } of [reopened, done]) await api.change.undo({ operation });
  expect(await refusalOf(api.change.undo({ operation: deleted.operation }))).toBeDefined();
  const [restored] = (await api.change.list({ limit: 10 })).items.filter(
    ({ kind }) => kind === "todo.restore",
  );
  for (const operation of [restored?.operation ?? "", deleted.operation, edited.operation]) {
    await api.change.undo({ operation });
  }
  expect(await dumpWithoutLog(userId)).toEqual(before);
});

test("completing a repeating task adds the next one, in one operation and once", async () => {
  const { api, userId } = await newPerson();
  const deal = await api.deal.create({ title: "Website", value: 1 });
  const made = await api.todo.create({
    title: "Invoice",
    dealId: deal.id,
    dueDate: "2028-01-31",
    dueTime: "09:00",
    repeat: "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2",
  });
  const before = await dumpWithoutLog(userId);
  const operation = crypto.randomUUID();
  const done = await api.todo.complete({ id: made.id, operation });
  expect(done).toMatchObject({
    completed: true,
    next: { dueDate: "2028-02-29", dueTime: "09:00" },
  });
  expect(await api.todo.complete({ id: made.id, operation })).toEqual(done);
  const again = await api.todo.complete({ id: made.id });
  expect(again.next).toBeNull();
  const next = await api.todo.byId({ id: done.next?.id ?? 0 });
  expect(next).toMatchObject({
    ...{ title: "Invoice", dealId: deal.id, repeat: "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=1" },
    ...{ status: "pending", completed: false },
  });
  expect((await api.todo.complete({ id: next.id })).next).toBeNull();
  expect((await api.todo.list()).items).toHaveLength(2);
  const { items } = await api.change.list({ limit: 3 });
  for (const each of items) await api.change.undo({ operation: each.operation });
  expect(await dumpWithoutLog(userId)).toEqual(before);
});

test("snoozing moves one occasion, and the repetition goes on from the day it was meant for", async () => {
  const { api } = await newPerson();
  const { id } = await api.todo.create({
    title: "Review",
    dueDate: "2027-11-01",
    dueTime: "10:00",
    repeat: "FREQ=WEEKLY",
  });
  const snoozed = await api.todo.snooze({ id, dueDate: "2027-11-03" });
  expect(snoozed).toMatchObject({ dueDate: "2027-11-03", dueTime: "10:00" });
  const later = await api.todo.snooze({ id, dueDate: "2027-11-04", dueTime: "15:30" });
  expect(later).toMatchObject({ dueDate: "2027-11-04", dueTime: "15:30" });
  const done = await api.todo.complete({ id });
  expect(done.next).toMatchObject({ dueDate: "2027-11-08" });
  const moved = await api.todo.update({ id: done.next?.id ?? 0, todo: { dueDate: "2027-11-10" } });
  const after = await api.todo.complete({ id: moved.id });
  expect(after.next).toMatchObject({ dueDate: "2027-11-17" });
});

test("two people who complete a repeating task at once add one next task", async () => {
  const { api, userId } = await newPerson();
  const task = { title: "Review", dueDate: "2027-11-01", repeat: "FREQ=DAILY" };
  const { id } = await api.todo.create(task);
  await Promise.all([api.todo.complete({ id }), api.todo.complete({ id })]);
  expect((await api.todo.list()).items).toHaveLength(2);
  expect(await wrongFigures(userId)).toEqual([]);
});

test("what a task refers to must exist, and a time or a repetition needs a date", async () => {
  const { api } = await newPerson();
  const nobody = 2_000_000;
  const { id } = await api.todo.create({ title: "Call" });
  for (const field of ["categoryId", "contactId", "dealId", "companyId"]) {
    const refusal = { code: "NOT_FOUND", cause: { field } };
    const todo = { [field]: nobody };
    expect(await refusalOf(api.todo.create({ title: "Call", ...todo })), field).toMatchObject(
      refusal,
    );
    expect(await refusalOf(api.todo.update({ id, todo })), field).toMatchObject(refusal);
  }
  for (const todo of [{ dueTime: "09:00" }, { repeat: "FREQ=DAILY" }]) {
    const refusal = { code: "BAD_REQUEST", cause: { field: "dueDate" } };
    expect(await refusalOf(api.todo.create({ title: "Call", ...todo }))).toMatchObject(refusal);
    expect(await refusalOf(api.todo.update({ id, todo }))).toMatchObject(refusal);
  }
  const odd = { title: "Call", dueDate: "2027-01-31", repeat: "FREQ=HOURLY" };
  expect(await refusalOf(api.todo.create(odd))).toMatchObject({
    code: "BAD_REQUEST",
    cause: { field: "repeat" },
  });
  for (const wrong of [{ dueTime: "9:00" }, { dueTime: "24:00" }, { durationMinutes: 0 }]) {
    const call = api.todo.create({ title: "Call", dueDate: "2027-01-31", ...wrong });
    expect(await refusalOf(call)).toMatchObject({ code: "BAD_REQUEST" });
  }
});

test("edits of different fields are merged, and of the same field refused with its value", async () => {
  const { api } = await newPerson();
  const { id } = await api.todo.create({ title: "Call", dueDate: "2027-01-31" });
  await api.todo.update({ id, todo: { priority: "high" }, version: 1 });
  const merged = await api.todo.update({ id, todo: { dueDate: "2027-02-01" }, version: 1 });
  expect(merged).toMatchObject({ priority: "high", dueDate: "2027-02-01" });
  const clash = await refusalOf(
    api.todo.update({ id, todo: { dueDate: "2027-02-02" }, version: 1 }),
  );
  expect(clash).toMatchObject({ code: "CONFLICT" });
});

test("a company's tasks follow it when it is merged, and remain when it is deleted", async () => {
  const { api, userId } = await newPerson();
  const [acme, beta] = [
    await api.company.create({ name: "Acme" }),
    await api.company.create({ name: "Beta" }),
  ];
  const { id } = await api.todo.create({ title: "Visit", companyId: acme.id });
  const before = await dumpWithoutLog(userId);
  const merged = await api.company.merge({ keep: beta.id, lose: [acme.id], operation: someKey() });
  expect(await api.todo.byId({ id })).toMatchObject({ company: { name: "Beta" } });
  const deleted = await api.company.delete({ id: beta.id });
  expect(await api.todo.byId({ id })).toMatchObject({ companyId: null });
  await api.change.undo({ operation: deleted.operation });
  await api.change.undo({ operation: merged.operation });
  expect(await dumpWithoutLog(userId)).toEqual(before);
});

const someKey = () => crypto.randomUUID();
