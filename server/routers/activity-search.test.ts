import { expect, test } from "vitest";
import { newPerson } from "../testing/people.ts";

async function withContact() {
  const { api } = await newPerson();
  const { id: contactId } = await api.contact.create({ firstName: "Ann", company: "Acme" });
  return { api, contactId };
}

test("the global search finds what was said, in subjects and descriptions, latest first", async () => {
  const { api, contactId } = await withContact();
  const log = (type: "call" | "note", timestamp: number, texts: object) =>
    api.activity.create({ type, contactId, timestamp, ...texts });
  const call = await log("call", 1_000, { subject: "Pricing", description: "Too **high**." });
  const note = await log("note", 2_000, { description: "Wants new  PRÎCING\nby May." });
  await log("note", 3_000, { description: "Likes tea" });
  const { activities } = await api.search.find({ query: "pricing" });
  expect(activities).toMatchObject({ total: 2, totalCapped: false });
  expect(activities.items).toEqual([
    {
      id: note.id,
      type: "note",
      name: "Note",
      timestamp: 2_000,
      excerpt: "Wants new PRÎCING by May.",
      contact: expect.objectContaining({ id: contactId, firstName: "Ann", deleted: false }),
      others: [],
      deal: null,
      company: null,
    },
    expect.objectContaining({ id: call.id, name: "Pricing", excerpt: "Too **high**." }),
  ]);
  const both = await api.search.find({ query: "high pricing", kinds: ["activity"] });
  expect(both.activities.items).toMatchObject([{ id: call.id }]);
  expect((await api.search.find({ query: "pricing", kinds: ["contact"] })).activities.total).toBe(
    0,
  );
});

test("an activity is found by its present text, and not while it is in Trash", async () => {
  const { api, contactId } = await withContact();
  const { id } = await api.activity.create({ type: "call", contactId, subject: "Pricing" });
  const found = async (query: string) => (await api.search.find({ query })).activities.total;
  await api.activity.update({ id, activity: { description: "A discount of 5 %" } });
  expect([await found("pricing discount"), await found("tea")]).toEqual([1, 0]);
  await api.activity.delete({ id });
  expect(await found("pricing")).toBe(0);
  await api.activity.restore({ id });
  expect(await found("pricing")).toBe(1);
});

test("an excerpt shows the match of a long text", async () => {
  const { api, contactId } = await withContact();
  const description = `${"We spoke of the weather. ".repeat(200)}Pricing is settled.`;
  await api.activity.create({ type: "note", contactId, description });
  const [found] = (await api.search.find({ query: "pricing" })).activities.items;
  expect(found?.excerpt).toMatch(/^….*Pricing is settled\.$/);
});
