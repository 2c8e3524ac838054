import { expect, test } from "vitest";
import { newTally, withTally } from "../db/meter.ts";
import { newPerson } from "../testing/people.ts";
import { dumpWithoutLog, dumpWorkspace } from "../testing/workspace.ts";

const contacts = { list: "contacts" } as const;

async function twoViews() {
  const person = await newPerson();
  const { api } = person;
  const leads = await api.view.create({ ...contacts, name: "Leads", query: "tag=1&sort=newest" });
  const other = await api.view.create({ ...contacts, name: "Åland", query: "search=a" });
  return { ...person, leads, other };
}

test("views are listed by name, each list's own, and found by their id", async () => {
  const { api, leads, other } = await twoViews();
  await api.view.create({ list: "deals", name: "Leads", query: "" });
  const views = await api.view.list(contacts);
  expect(views.map(({ name }) => name)).toEqual(["Åland", "Leads"]);
  expect(await api.view.list({ list: "deals" })).toMatchObject([{ name: "Leads", query: "" }]);
  const { operation: _, ...view } = leads;
  expect(view).toMatchObject({ isDefault: false, version: 1, list: "contacts" });
  expect(await api.view.byId({ id: leads.id })).toEqual(view);
  expect(await api.contact.list({ views: true })).toMatchObject({
    views: [{ id: other.id }, { id: leads.id }],
  });
  expect((await api.contact.list()).views).toEqual([]);
});

test("a name that another view of the list has, in whatever spelling, is refused at its field", async () => {
  const { api, leads, other } = await twoViews();
  const taken = { code: "CONFLICT", cause: { field: "name" } };
  await expect(api.view.create({ ...contacts, name: " LEADS", query: "" })).rejects.toMatchObject(
    taken,
  );
  await expect(api.view.update({ id: other.id, view: { name: "léads" } })).rejects.toMatchObject(
    taken,
  );
  expect(await api.view.update({ id: leads.id, view: { name: "leads" } })).toMatchObject({
    name: "leads",
    version: 2,
  });
});

test("a view stores neither the position in its list nor the view that it started from", async () => {
  const { api } = await newPerson();
  const query = "search=%F0%9F%98%80&view=7&cursor=abc&columns=email%2Cphone";
  const view = await api.view.create({ ...contacts, name: "Smile", query });
  expect(view.query).toBe("search=%F0%9F%98%80&columns=email%2Cphone");
  const edited = await api.view.update({ id: view.id, view: { query: "cursor=x&sort=newest" } });
  expect(edited).toMatchObject({ name: "Smile", query: "sort=newest", version: 2 });
});

test("a view that somebody else has renamed is not renamed again unseen", async () => {
  const { api, leads } = await twoViews();
  await api.view.update({ id: leads.id, view: { name: "Early" }, version: 1 });
  await expect(
    api.view.update({ id: leads.id, view: { name: "Late" }, version: 1 }),
  ).rejects.toMatchObject({ code: "CONFLICT" });
});

test("each list has at most one default view", async () => {
  const { api, leads, other } = await twoViews();
  const board = await api.view.create({ list: "deals", name: "Board", query: "" });
  await api.view.setDefault({ id: board.id, isDefault: true });
  const first = async () =>
    (await api.view.list(contacts)).filter(({ isDefault }) => isDefault).map(({ id }) => id);
  await api.view.setDefault({ id: leads.id, isDefault: true });
  expect(await first()).toEqual([leads.id]);
  const { operation } = await api.view.setDefault({ id: other.id, isDefault: true });
  expect(await first()).toEqual([other.id]);
  await api.change.undo({ operation });
  expect(await first()).toEqual([leads.id]);
  await api.view.setDefault({ id: leads.id, isDefault: false });
  expect(await first()).toEqual([]);
  expect(await api.view.list({ list: "deals" })).toMatchObject([{ isDefault: true }]);
});

test("a view restored by an undo isn't the default if another was selected since", async () => {
  const { api, leads, other } = await twoViews();
  await api.view.setDefault({ id: leads.id, isDefault: true });
  const { operation } = await api.view.delete({ id: leads.id });
  await api.view.setDefault({ id: other.id, isDefault: true });
  await api.change.undo({ operation });
  const views = await api.view.list(contacts);
  expect(views.map(({ id, isDefault }) => [id, isDefault])).toEqual([
    [other.id, true],
    [leads.id, false],
  ]);
});

test("every change to a view is one operation, and undone byte for byte", async () => {
  const { api, userId, leads, other } = await twoViews();
  await api.view.setDefault({ id: other.id, isDefault: true });
  const { id } = leads;
  for (const [kind, deed] of [
    ["view.create", () => api.view.create({ ...contacts, name: "New", query: "rows=25" })],
    ["view.update", () => api.view.update({ id, view: { name: "Prospects", query: "" } })],
    ["view.default", () => api.view.setDefault({ id, isDefault: true })],
    ["view.delete", () => api.view.delete({ id })],
  ] as const) {
    const before = await dumpWithoutLog(userId);
    const { operation } = await deed();
    const after = await dumpWithoutLog(userId);
    expect(after).not.toEqual(before);
    const [latest] = (await api.change.list()).items;
    expect(latest).toMatchObject({ operation, kind, undoable: "yes", change: { entity: "view" } });
    const undo = await api.change.undo({ operation });
    expect(await dumpWithoutLog(userId)).toEqual(before);
    await api.change.undo({ operation: undo.operation });
    expect(await dumpWithoutLog(userId)).toEqual(after);
    await api.change.undo({ operation });
  }
});

test("a deleted tag leaves its view empty, and other views unchanged", async () => {
  const { api } = await newPerson();
  const [lead, vip] = [
    await api.tag.create({ name: "Lead", color: "#3B82F6" }),
    await api.tag.create({ name: "VIP", color: "#3B82F6" }),
  ];
  await api.contact.create({ firstName: "Ann", tagIds: [lead.id, vip.id] });
  await api.contact.create({ firstName: "Bob", tagIds: [vip.id] });
  await api.tag.delete({ id: lead.id });
  const names = async (filter: Parameters<typeof api.contact.list>[0]) => {
    const { items, total } = await api.contact.list({ ...filter, goneTags: "empty" });
    expect(total).toBe(items.length);
    return items.map(({ firstName }) => firstName);
  };
  expect(await names({ tagIds: [lead.id] })).toEqual([]);
  expect(await names({ tagIds: [lead.id, vip.id] })).toEqual(["Ann", "Bob"]);
  expect(await names({ allTagIds: [lead.id, vip.id] })).toEqual([]);
  expect(await names({ noTagIds: [lead.id] })).toEqual(["Ann", "Bob"]);
  await expect(api.contact.list({ tagIds: [lead.id] })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

test("the list with its views is still one round trip, two rows more for each view", async () => {
  const { api, userId } = await newPerson();
  const costOf = async () => {
    const tally = newTally();
    await withTally(tally, () => api.contact.list({ views: true }));
    return tally;
  };
  const before = await costOf();
  for (let view = 0; view < 10; view += 1) {
    await api.view.create({ ...contacts, name: `View ${view}`, query: `rows=25&search=${view}` });
  }
  const after = await costOf();
  expect(after).toMatchObject({ queries: 1, written: 0 });
  expect(after.read - before.read).toBeLessThanOrEqual(2 * 10);
  const tally = newTally();
  const workspace = await dumpWorkspace(userId);
  await withTally(tally, () =>
    api.view.setDefault({ id: Number(workspace.saved_views?.[0]?.id), isDefault: true }),
  );
  expect(tally.queries).toBe(1);
  expect(tally.written).toBeLessThanOrEqual(10);
});
