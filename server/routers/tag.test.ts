import { expect, test } from "vitest";
import { newPerson } from "../testing/people.ts";

test("a tag is created, listed, renamed and deleted", async () => {
  const { api } = await newPerson();
  const made = await api.tag.create({ name: " Customer ", color: "#10B981" });
  expect(made).toMatchObject({ name: "Customer", color: "#10B981", contacts: 0, version: 1 });
  const renamed = await api.tag.update({ id: made.id, tag: { name: "Client" }, version: 1 });
  expect(renamed).toMatchObject({ id: made.id, name: "Client", color: "#10B981", version: 2 });
  expect((await api.tag.list()).map(({ name }) => name)).toEqual(["Client"]);
  await api.tag.delete({ id: made.id });
  expect(await api.tag.list()).toEqual([]);
});

test("a tag's name is taken whatever its case and marks, and free again once the tag is deleted", async () => {
  const { api } = await newPerson();
  const made = await api.tag.create({ name: "Élite", color: "#10B981" });
  await expect(api.tag.create({ name: "ELITE", color: "#3B82F6" })).rejects.toMatchObject({
    code: "CONFLICT",
    message: "There's already a tag called “ELITE”.",
  });
  const other = await api.tag.create({ name: "Other", color: "#3B82F6" });
  await expect(api.tag.update({ id: other.id, tag: { name: "elite" } })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  const { operation } = await api.tag.delete({ id: made.id });
  await api.tag.create({ name: "elite", color: "#3B82F6" });
  await expect(api.change.undo({ operation })).rejects.toMatchObject({ code: "CONFLICT" });
});

test("a name that somebody else has changed since is a conflict, and nothing is written", async () => {
  const { api } = await newPerson();
  const { id } = await api.tag.create({ name: "Lead", color: "#3B82F6" });
  await api.tag.update({ id, tag: { name: "Client", color: "#000000" }, version: 1 });
  await expect(api.tag.update({ id, tag: { name: "Late" }, version: 1 })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  expect(await api.tag.list()).toMatchObject([{ name: "Client", color: "#000000", version: 2 }]);
});

test("the same operation key twice creates one tag and gives one answer", async () => {
  const { api } = await newPerson();
  const operation = crypto.randomUUID();
  const first = await api.tag.create({ name: "Once", color: "#3B82F6", operation });
  expect(await api.tag.create({ name: "Once", color: "#3B82F6", operation })).toEqual(first);
  expect(await api.tag.list()).toHaveLength(1);
});

test("each operation with a tag can be undone and redone", async () => {
  const { api } = await newPerson();
  const { id, operation: making } = await api.tag.create({ name: "Lead", color: "#3B82F6" });
  const { operation: naming } = await api.tag.update({ id, tag: { name: "Prospect" } });
  const { operation: deleting } = await api.tag.delete({ id });
  await api.change.undo({ operation: deleting });
  expect(await api.tag.list()).toMatchObject([{ id, name: "Prospect" }]);
  const { operation: undoing } = await api.change.undo({ operation: naming });
  expect(await api.tag.list()).toMatchObject([{ id, name: "Lead" }]);
  await expect(api.change.undo({ operation: naming })).rejects.toMatchObject({ code: "CONFLICT" });
  await api.change.undo({ operation: undoing });
  expect(await api.tag.list()).toMatchObject([{ id, name: "Prospect" }]);
  await expect(api.change.undo({ operation: making })).rejects.toMatchObject({ code: "CONFLICT" });
  await api.change.undo({ operation: naming });
  const { operation: unmaking } = await api.change.undo({ operation: making });
  expect(await api.tag.list()).toEqual([]);
  await api.change.undo({ operation: unmaking });
  expect(await api.tag.list()).toMatchObject([{ id, name: "Lead" }]);
});
