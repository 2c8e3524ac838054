import { expect, test } from "vitest";
import { newPerson } from "../testing/people.ts";

test("a contact is found by its nickname, and its history shows it", async () => {
  const { api } = await newPerson();
  const { id } = await api.contact.create({ firstName: "Robert", nickname: " Bobby " });
  await api.contact.create({ firstName: "Ann" });
  const { items } = await api.contact.list({ search: "bóbb" });
  expect(items).toMatchObject([{ id, nickname: "Bobby" }]);
  const found = await api.search.find({ query: "bobby" });
  expect(found.contacts.items).toMatchObject([{ id, further: ["Bobby"] }]);

  const edited = await api.contact.update({ id, contact: { nickname: "Rob" } });
  expect((await api.contact.list({ search: "bobby" })).total).toBe(0);
  const [change] = (await api.change.history({ entity: "contact", id, limit: 1 })).items;
  expect(change?.lines).toEqual([
    {
      label: "Nickname",
      before: { as: "text", text: "Bobby" },
      after: { as: "text", text: "Rob" },
    },
  ]);
  await api.change.undo({ operation: edited.operation });
  expect(await api.contact.byId({ id })).toMatchObject({ nickname: "Bobby" });
});

test("a merge keeps the selected nickname, or the only one", async () => {
  const { api } = await newPerson();
  const create = async (nickname: string | null) =>
    (await api.contact.create({ firstName: "Robert", nickname })).id;
  const [keep, bob, rob] = [await create(null), await create("Bob"), await create("Rob")];
  await api.contact.merge({ keep, lose: [bob, rob], fields: { nickname: rob } });
  expect(await api.contact.byId({ id: keep })).toMatchObject({ nickname: "Rob" });
});

test("a nickname is imported, and one that is too long is refused at its field", async () => {
  const { api } = await newPerson();
  const rows = [
    { firstName: "Robert", nickname: "Bob" },
    { firstName: "Ann", nickname: "x".repeat(101) },
  ];
  const { refused } = await api.contact.import({ rows, operation: crypto.randomUUID() });
  expect(refused).toEqual([
    { row: 1, fieldErrors: { nickname: ["Nickname can be up to 100 characters."] } },
  ]);
  const { items } = await api.contact.export({});
  expect(items).toMatchObject([{ firstName: "Robert", nickname: "Bob" }]);
});
