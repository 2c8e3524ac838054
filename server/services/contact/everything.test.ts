import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { DataPart } from "#domain/contact/data.ts";
import type { Api } from "../../api.ts";
import { addFile } from "../../testing/files.ts";
import { newPerson, type Person } from "../../testing/people.ts";

/** All data about a contact, read page by page. */
async function dataOf(api: Api, id: number) {
  const data: Partial<Record<DataPart, Record<string, unknown>[]>> = {};
  let pages = 0;
  let page = await api.contact.data({ id });
  while (true) {
    pages += 1;
    data[page.part] = [...(data[page.part] ?? []), ...page.items.map((item) => ({ ...item }))];
    if (page.next === null) return { data, pages };
    page = await api.contact.data({ id, from: page.next });
  }
}

/** The columns that hold the ids of contacts, by the schema itself, and what their rows are called. */
async function references(): Promise<{ table: string; column: string }[]> {
  const { results } = await env.DB.prepare(
    `with tables as materialized (select name from sqlite_schema where type = 'table' and name not glob '_cf_*')
      select tables.name as "table", keys."from" as "column" from tables, pragma_foreign_key_list(tables.name) as keys
      where keys."table" = 'contacts' order by 1, 2`,
  ).all<{ table: string; column: string }>();
  return results;
}

/** The part with the records of a table, and the column with their ids. */
const partOf: Record<string, [DataPart, string]> = {
  activities_to_contacts: ["activities", "activity_id"],
  contact_activities: ["activities", "id"],
  deals: ["deals", "id"],
  deals_to_contacts: ["deals", "deal_id"],
  duplicate_dismissals: ["dismissals", "id"],
  files: ["files", "id"],
  today_dismissals: ["hidden", "id"],
  todos: ["tasks", "id"],
};

/** Tables whose rows are in the contact's own record. */
const inContact = ["contact_points", "contacts_to_tags"];

async function known(person: Person): Promise<{ id: number; merged: number }> {
  const { api } = person;
  const contact = {
    ...{ firstName: "Ninetta", email: "ninetta@example.com" },
    moreEmails: [{ value: "n@example.com", label: null }],
  };
  const [{ id }, { id: other }, { id: merged }] = [
    await api.contact.create(contact),
    await api.contact.create({ firstName: "Ada" }),
    await api.contact.create({ firstName: "Nina" }),
  ];
  const { id: tagId } = await api.tag.create({ name: "Lead", color: "#3B82F6" });
  await api.contact.addTag({ contactId: id, tagId });
  await api.duplicate.dismiss({ ids: [id, other] });
  await addFile(person, { contactId: merged }, { name: "From the other card.txt" });
  await api.contact.merge({ keep: id, lose: [merged] });
  const deal = await api.deal.create({ title: "Website", value: 100, contactId: id });
  await api.today.hide({ group: "withoutNextStep", id: deal.id, until: "2027-02-01" });
  await api.deal.create({ title: "Shop", contactId: other, contactIds: [id] });
  const gone = await api.deal.create({ title: "In Trash", contactId: id });
  await api.deal.delete({ id: gone.id });
  const task = await api.todo.create({ title: "Archived", contactId: id });
  await api.todo.update({ id: task.id, todo: { status: "archived" }, version: 1 });
  const trashed = await api.todo.create({ title: "In Trash", contactId: id });
  await api.todo.delete({ id: trashed.id });
  const call = await api.activity.create({ type: "call", subject: "Call", contactId: id });
  await addFile(person, { activityId: call.id }, { name: "Recording.txt" });
  await api.activity.create({ type: "call", subject: "Both", contactId: other, contactIds: [id] });
  const note = await api.activity.create({ type: "note", description: "Gone", contactId: id });
  await api.activity.delete({ id: note.id });
  const file = await addFile(person, { contactId: id }, { name: "Deleted.txt" });
  await api.file.delete({ id: file.id });
  await api.today.hide({ group: "goingCold", id });
  return { id, merged };
}

test("all data about a contact has every row that refers to it, wherever it is", async () => {
  const person = await newPerson();
  const { id, merged } = await known(person);
  const { data } = await dataOf(person.api, id);
  const idsIn = (part: DataPart) => (data[part] ?? []).map((row) => Number(row.id));
  expect(idsIn("contacts")).toEqual([id, merged].sort((one, two) => one - two));
  for (const { table, column } of await references()) {
    if (inContact.includes(table)) continue;
    const [part, key] = partOf[table] ?? [];
    if (!part || !key) throw new Error(`Say which part of a contact's data has rows of ${table}`);
    const { results } = await env.DB.prepare(
      `select ${key} as "id" from ${table} where ${column} in (?, ?)`,
    )
      .bind(id, merged)
      .all<{ id: number }>();
    expect(idsIn(part), `${table}.${column}`).toEqual(
      expect.arrayContaining(results.map((row) => row.id)),
    );
  }
  expect(data.contacts).toContainEqual(
    expect.objectContaining({
      moreEmails: [expect.objectContaining({ value: "n@example.com" })],
      tags: [expect.objectContaining({ name: "Lead" })],
    }),
  );
  expect(data.deals?.map(({ title }) => title)).toEqual(["Website", "Shop", "In Trash"]);
  expect(data.tasks?.map(({ title }) => title)).toEqual(["Archived", "In Trash"]);
  expect(data.activities).toHaveLength(3);
  expect(data.files?.map(({ name }) => name)).toEqual([
    "From the other card.txt",
    "Recording.txt",
    "Deleted.txt",
  ]);
  expect(data.history?.[0]).toMatchObject({ kind: "contact.create", before: null });
});

test("all data about a contact is read in pages, each record once", async () => {
  const person = await newPerson();
  const { id } = await person.api.contact.create({ firstName: "Ninetta" });
  const rows = Array.from({ length: 1_203 }, (_, index) => index);
  await env.DB.prepare(
    `insert into todos (title, status, priority, user_id, contact_id, created_at, updated_at)
      select 'Task ' || value, 'pending', 'medium', ?, ?, 0, 0 from json_each(?)`,
  )
    .bind(person.userId, id, JSON.stringify(rows))
    .run();
  const numbers = JSON.stringify(rows.slice(0, 230));
  await env.DB.batch([
    env.DB.prepare(
      `insert into operations (user_id, id, key, kind, actor_id, created_at)
        select ?1, 1000 + value, 'key ' || value, 'contact.update', ?1, 0 from json_each(?2)`,
    ).bind(person.userId, numbers),
    env.DB.prepare(
      `insert into changes (user_id, operation_id, entity, entity_id, before, after)
        select ?1, 1000 + value, 'contact', ?3, '{}', '{}' from json_each(?2)`,
    ).bind(person.userId, numbers, id),
  ]);
  const { data, pages } = await dataOf(person.api, id);
  expect(new Set(data.tasks?.map((task) => task.id)).size).toBe(1_203);
  expect(data.tasks).toHaveLength(1_203);
  expect(data.history).toHaveLength(231);
  expect(pages).toBe(8 + 2 + 1);
});
