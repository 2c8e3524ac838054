import { expect, test } from "vitest";
import { newPerson } from "../testing/people.ts";

test("a contact is created, found, edited, tagged, deleted and restored", async () => {
  const { api } = await newPerson();
  const tag = await api.tag.create({ name: "VIP", color: "#F59E0B" });
  const made = await api.contact.create({
    firstName: " Sarah ",
    lastName: "Chen",
    email: "sarah.chen@example.com",
    phone: "+61 412 345 678",
    company: "TechCorp Australia",
    tagIds: [tag.id],
  });
  expect(made).toMatchObject({
    firstName: "Sarah",
    notes: null,
    version: 1,
    tags: [{ id: tag.id, name: "VIP" }],
  });
  expect(made).not.toHaveProperty("searchText");
  const edited = await api.contact.update({
    id: made.id,
    contact: { jobTitle: "CTO", company: null },
    version: 1,
  });
  expect(edited).toMatchObject({
    firstName: "Sarah",
    jobTitle: "CTO",
    company: null,
    version: 2,
    tags: [{ name: "VIP" }],
  });
  expect((await api.contact.list({ search: "0412 345 678" })).items).toHaveLength(1);
  expect((await api.contact.list({ search: "TechCorp" })).items).toHaveLength(0);
  expect(await api.tag.list()).toMatchObject([{ contacts: 1 }]);
  await api.contact.removeTag({ contactId: made.id, tagId: tag.id });
  expect(await api.tag.list()).toMatchObject([{ contacts: 0 }]);
  await api.contact.addTag({ contactId: made.id, tagId: tag.id });
  await api.contact.delete({ id: made.id });
  expect(await api.contact.list()).toMatchObject({ items: [], total: 0, tags: [{ contacts: 0 }] });
  expect((await api.trash.list()).items).toMatchObject([{ id: made.id }]);
  await api.contact.restore({ id: made.id });
  expect(await api.contact.list({ tagIds: [tag.id] })).toMatchObject({
    items: [{ id: made.id }],
    total: 1,
    totalCapped: false,
  });
  expect(
    (await api.change.history({ entity: "contact", id: made.id })).items.map(({ kind }) => kind),
  ).toEqual([
    "contact.restore",
    "contact.delete",
    "contact.tag",
    "contact.untag",
    "contact.update",
    "contact.create",
  ]);
  expect((await api.change.list()).items).toHaveLength(7);
});

test("an import is one operation, tags and all, and one undo", async () => {
  const { api } = await newPerson();
  const operation = crypto.randomUUID();
  const rows = [
    { firstName: "Ann", email: "ann@example.com", tags: ["Lead", "lead", "New"] },
    { firstName: "", lastName: "  " },
    { lastName: "Bob", email: "not an address" },
    { firstName: "Cyd", phone: "007", tags: ["New"] },
  ];
  const answer = await api.contact.import({ rows, operation });
  expect(answer).toMatchObject({ created: 2, operation, refused: [{ row: 1 }, { row: 2 }] });
  expect(await api.contact.import({ rows, operation })).toEqual(answer);
  const { items } = await api.contact.list({ sort: "newest" });
  expect(items).toMatchObject([
    { firstName: "Cyd", phone: "007", tags: [{ name: "New" }] },
    { firstName: "Ann", tags: [{ name: "Lead" }, { name: "New" }] },
  ]);
  const { operation: undo } = await api.change.undo({ operation });
  expect(await api.contact.list()).toMatchObject({ items: [], total: 0, tags: [] });
  await api.change.undo({ operation: undo });
  expect(
    (await api.contact.list({ sort: "newest" })).items.map(
      ({ updatedAt: _, version: __, ...rest }) => rest,
    ),
  ).toEqual(items.map(({ updatedAt: _, version: __, ...rest }) => rest));
});
