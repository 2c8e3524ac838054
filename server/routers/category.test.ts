import { expect, test } from "vitest";
import { newPerson } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";
import { dumpWithoutLog } from "../testing/workspace.ts";

const color = "#3B82F6";

test("categories are created, edited and listed by name", async () => {
  const { api } = await newPerson();
  const sales = await api.category.create({ name: " Sales ", color, description: "Calls." });
  expect(sales).toMatchObject({ name: "Sales", color, description: "Calls.", version: 1 });
  await api.category.create({ name: "Admin", color: "#6B7280" });
  const edited = await api.category.update({
    id: sales.id,
    category: { name: "Selling", description: null },
    version: 1,
  });
  expect(edited).toMatchObject({ name: "Selling", description: null, version: 2 });
  const names = (await api.category.list()).map(({ name }) => name);
  expect(names).toEqual(["Admin", "Selling"]);
});

test("a name is taken in any spelling, and a colour has six digits", async () => {
  const { api } = await newPerson();
  await api.category.create({ name: "Sales", color });
  const other = await api.category.create({ name: "Admin", color });
  const taken = { code: "CONFLICT", message: "There's already a category called “SALES”." };
  expect(await refusalOf(api.category.create({ name: "SALES", color }))).toMatchObject(taken);
  const renaming = api.category.update({ id: other.id, category: { name: "SALES" } });
  expect(await refusalOf(renaming)).toMatchObject(taken);
  for (const wrong of [
    { name: " ", color },
    { name: "Home", color: "red" },
  ]) {
    expect(await refusalOf(api.category.create(wrong))).toMatchObject({ code: "BAD_REQUEST" });
  }
});

test("deleting a category leaves its tasks without one, and undo gives it back to them", async () => {
  const { api, userId } = await newPerson();
  const { id } = await api.category.create({ name: "Sales", color });
  const task = await api.todo.create({ title: "Call", categoryId: id });
  const trashed = await api.todo.create({ title: "Write", categoryId: id });
  await api.todo.delete({ id: trashed.id });
  const before = await dumpWithoutLog(userId);
  const deleted = await api.category.delete({ id });
  expect(deleted).toMatchObject({ name: "Sales" });
  expect(await api.todo.byId({ id: task.id })).toMatchObject({ category: null });
  expect(await refusalOf(api.category.delete({ id }))).toMatchObject({ code: "NOT_FOUND" });
  await api.change.undo({ operation: deleted.operation });
  expect(await dumpWithoutLog(userId)).toEqual(before);
  const { items } = await api.change.list({ limit: 1 });
  expect(items).toMatchObject([{ kind: "change.undo" }]);
});

test("creating a category isn't undone once a task is in it", async () => {
  const { api } = await newPerson();
  const { id, operation } = await api.category.create({ name: "Sales", color });
  await api.todo.create({ title: "Call", categoryId: id });
  expect(await refusalOf(api.change.undo({ operation }))).toMatchObject({ code: "CONFLICT" });
});
