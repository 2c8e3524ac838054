import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { mostTags, tooManyTagsMessage } from "#domain/contact/contact.ts";
import { newPerson } from "../testing/people.ts";

const refusal = { code: "BAD_REQUEST", message: tooManyTagsMessage };

/** A person with more tags than a contact may have, and a contact at the limit. */
async function atTheLimit() {
  const { api } = await newPerson();
  const names = Array.from({ length: mostTags + 20 }, (_, index) => `Tag ${index}`);
  const rows = [{ firstName: "All", tags: names.slice(0, mostTags) }];
  const others = [{ firstName: "Others", tags: names.slice(mostTags) }];
  await api.contact.import({ rows: [...rows, ...others], operation: crypto.randomUUID() });
  const { items } = await api.contact.list();
  const idOf = (name: string) => items.find(({ firstName }) => firstName === name)?.id ?? 0;
  const all = await api.contact.byId({ id: idOf("All") });
  const rest = await api.contact.byId({ id: idOf("Others") });
  return { api, all, rest, own: idsOf(all), further: idsOf(rest) };
}

function idsOf({ tags }: { tags: { id: number }[] }): number[] {
  return tags.map(({ id }) => id);
}

test("no write gives a contact more tags than allowed", async () => {
  const { api, all, rest, own, further } = await atTheLimit();
  const [extra = 0] = further;
  const tooMany = [...own, extra];
  const doors: Record<string, () => Promise<unknown>> = {
    create: () => api.contact.create({ firstName: "New", tagIds: tooMany }),
    update: () => api.contact.update({ id: all.id, contact: { tagIds: tooMany } }),
    "add a tag": () => api.contact.addTag({ contactId: all.id, tagId: extra }),
    "add a known tag by name": () => api.contact.tagByName({ contactId: all.id, name: "Tag 100" }),
    "add a new tag by name": () => api.contact.tagByName({ contactId: all.id, name: "Fresh" }),
    merge: () => api.contact.merge({ keep: all.id, lose: [rest.id] }),
  };
  for (const [door, open] of Object.entries(doors)) {
    await expect(open(), door).rejects.toMatchObject(refusal);
  }
  expect(idsOf(await api.contact.byId({ id: all.id }))).toEqual(own);
});

test("tagging many contacts is refused with the names of those at the limit", async () => {
  const { api, own, further } = await atTheLimit();
  const [extra = 0] = further;
  const tagAll = () =>
    api.contact.bulk({
      deed: { does: "tag", tagId: extra },
      operation: crypto.randomUUID(),
      part: 0,
      selection: { filter: {} },
    });
  const words = (who: string) => `${who} 100 tags. Remove some first.`;
  const refused = { code: "BAD_REQUEST", message: words("All already has") };
  await expect(tagAll()).rejects.toMatchObject(refused);
  for (const firstName of ["Bea", "Cy", "Di"]) await api.contact.create({ firstName, tagIds: own });
  await expect(tagAll()).rejects.toThrow(words("All, Bea, Cy and 1 more already have"));
  expect(await api.contact.list({ tagIds: [extra] })).toMatchObject({ total: 1 });
});

test("an undo is refused if a restored tag would exceed the limit", async () => {
  const { api, all, own, further } = await atTheLimit();
  const [first = 0] = own;
  const { operation } = await api.contact.removeTag({ contactId: all.id, tagId: first });
  await api.contact.addTag({ contactId: all.id, tagId: further[0] ?? 0 });
  await expect(api.change.undo({ operation })).rejects.toThrow();
  expect(idsOf(await api.contact.byId({ id: all.id }))).toHaveLength(mostTags);
});

test("a restored tag doesn't return to contacts who have reached the limit", async () => {
  const { api, all, own, further } = await atTheLimit();
  const { operation } = await api.tag.delete({ id: own[0] ?? 0 });
  await api.contact.addTag({ contactId: all.id, tagId: further[0] ?? 0 });
  await expect(api.change.undo({ operation })).rejects.toMatchObject(refusal);
  expect(idsOf(await api.contact.byId({ id: all.id }))).toHaveLength(mostTags);
  await api.contact.removeTag({ contactId: all.id, tagId: further[0] ?? 0 });
  await api.change.undo({ operation });
  expect(idsOf(await api.contact.byId({ id: all.id })).toSorted()).toEqual(own.toSorted());
});

test("all tags can be replaced by the same number at once", async () => {
  const { api, all, rest, own, further } = await atTheLimit();
  const others = [...further, ...own.slice(further.length)];
  await api.contact.update({ id: all.id, contact: { tagIds: others } });
  await api.contact.update({ id: rest.id, contact: { tagIds: own } });
  expect(idsOf(await api.contact.byId({ id: all.id })).toSorted()).toEqual(others.toSorted());
  expect(idsOf(await api.contact.byId({ id: rest.id }))).toHaveLength(mostTags);
});

test("a contact who had more tags before the limit can be saved, and loses and keeps tags", async () => {
  const { api, all, own, further } = await atTheLimit();
  const row = await env.DB.prepare("select sql from sqlite_master where name = ?")
    .bind("contact_tags_limit")
    .first<{ sql: string }>();
  await env.DB.prepare("drop trigger contact_tags_limit").run();
  const tagIds = [...own, ...further];
  await api.contact.update({ id: all.id, contact: { tagIds } });
  await env.DB.prepare(row?.sql ?? "").run();
  await api.contact.update({ id: all.id, contact: { firstName: "Still", tagIds } });
  expect(idsOf(await api.contact.byId({ id: all.id }))).toHaveLength(tagIds.length);
  await api.contact.update({ id: all.id, contact: { tagIds: tagIds.slice(5) } });
  expect(idsOf(await api.contact.byId({ id: all.id }))).toHaveLength(tagIds.length - 5);
});
