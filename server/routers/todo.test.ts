import { expect, test } from "vitest";
import { newPerson } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";
import { dumpWithoutLog } from "../testing/workspace.ts";

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
