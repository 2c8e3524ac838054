import { expect, test } from "vitest";
import { newPerson } from "../../testing/people.ts";
import { changesIn } from "../../testing/timeline.ts";
import { dumpWithoutLog, wrongFigures } from "../../testing/workspace.ts";

test("an existing tag is added by name, whatever its case and accents", async () => {
  const { api } = await newPerson();
  const tag = await api.tag.create({ name: "Élite", color: "#10B981" });
  const { id } = await api.contact.create({ firstName: "Ann" });
  await api.contact.tagByName({ contactId: id, name: " ELITE ", color: "#3B82F6" });
  expect((await api.contact.byId({ id })).tags).toEqual([
    { id: tag.id, name: "Élite", color: "#10B981" },
  ]);
  expect(await api.tag.list()).toHaveLength(1);
});

test("a missing tag is created along the way, and both are undone and redone as one", async () => {
  const { api, userId } = await newPerson();
  const { id } = await api.contact.create({ firstName: "Ann" });
  const before = await dumpWithoutLog(userId);
  const { operation } = await api.contact.tagByName({
    contactId: id,
    name: "VIP",
    color: "#EF4444",
  });
  expect((await api.contact.byId({ id })).tags).toMatchObject([{ name: "VIP", color: "#EF4444" }]);
  expect((await api.tag.list()).map(({ contacts }) => contacts)).toEqual([1]);
  const { operation: undone } = await api.change.undo({ operation });
  expect(await dumpWithoutLog(userId)).toEqual(before);
  await api.change.undo({ operation: undone });
  expect((await api.contact.byId({ id })).tags).toMatchObject([{ name: "VIP", color: "#EF4444" }]);
  expect(await wrongFigures(userId)).toEqual([]);
});

test("a contact given a new tag is logged alone, without the tag as another record", async () => {
  const { api } = await newPerson();
  const { id } = await api.contact.create({ firstName: "Ann" });
  await api.contact.tagByName({ contactId: id, name: "VIP" });
  const [latest] = changesIn((await api.contact.page({ id })).timeline.items);
  expect(latest).toMatchObject({ kind: "contact.tag", records: 1 });
});

test("tags created on the fly without a colour each get a different one", async () => {
  const { api } = await newPerson();
  const { id } = await api.contact.create({ firstName: "Ann" });
  for (const name of ["A", "B", "C"]) await api.contact.tagByName({ contactId: id, name });
  const colors = (await api.tag.list()).map(({ color }) => color);
  expect(new Set(colors).size).toBe(3);
});

test("a tag created on the fly twice at once is one tag on both contacts", async () => {
  const { api, userId } = await newPerson();
  const people = [];
  for (const firstName of ["Ann", "Bob", "Eve"])
    people.push(await api.contact.create({ firstName }));
  await Promise.all(
    people.map(({ id }, index) =>
      api.contact.tagByName({ contactId: id, name: index % 2 ? "new" : "NEW" }),
    ),
  );
  expect(await api.tag.list()).toMatchObject([{ contacts: 3 }]);
  expect(await wrongFigures(userId)).toEqual([]);
});

test("undoing a tag created on the fly doesn't remove it from others who have it by now", async () => {
  const { api } = await newPerson();
  const [ann, bob] = [
    await api.contact.create({ firstName: "Ann" }),
    await api.contact.create({ firstName: "Bob" }),
  ];
  const { operation } = await api.contact.tagByName({ contactId: ann.id, name: "VIP" });
  await api.contact.tagByName({ contactId: bob.id, name: "VIP" });
  await expect(api.change.undo({ operation })).rejects.toMatchObject({ code: "CONFLICT" });
});
