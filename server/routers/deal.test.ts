import { expect, test } from "vitest";
import { newPerson } from "../testing/people.ts";

async function withDeals() {
  const person = await newPerson();
  const stages = await person.api.stage.list();
  const stage = (name: string) => stages.find((each) => each.name === name)?.id ?? 0;
  const deal = (title: string, value = 100, more: object = {}) =>
    person.api.deal.create({ title, value, ...more });
  const titles = async (name: string) =>
    (await person.api.deal.board()).columns
      .find((column) => column.stage.name === name)
      ?.deals.map(({ title }) => title);
  return { ...person, stages, stage, deal, titles };
}

test("a new workspace has one pipeline with the specification's six stages", async () => {
  const { api, stages } = await withDeals();
  expect(await api.pipeline.list()).toMatchObject([{ name: "Sales" }]);
  expect(stages.map(({ name, kind }) => [name, kind])).toEqual([
    ["Prospecting", "open"],
    ["Qualification", "open"],
    ["Proposal", "open"],
    ["Negotiation", "open"],
    ["Closed Won", "won"],
    ["Closed Lost", "lost"],
  ]);
});

test("a deal starts at the top of the first open stage in the person's currency", async () => {
  const { api, deal, titles } = await withDeals();
  const contact = await api.contact.create({ firstName: "Sarah" });
  await deal("Old");
  const made = await deal("New", 5000.5, {
    contactId: contact.id,
    expectedCloseDate: "2026-12-31",
  });
  expect(made).toMatchObject({
    title: "New",
    value: 5000.5,
    currency: "AUD",
    expectedCloseDate: "2026-12-31",
    version: 1,
    contact: { id: contact.id, firstName: "Sarah", deleted: false },
  });
  expect(await titles("Prospecting")).toEqual(["New", "Old"]);
});

test("a deal is moved to the top, after another, and to the end, and its stage is kept each time", async () => {
  const { api, deal, stage, titles } = await withDeals();
  const [c, b, a] = [await deal("C"), await deal("B"), await deal("A")];
  await api.deal.move({ id: a.id, stageId: stage("Prospecting"), afterId: b.id });
  expect(await titles("Prospecting")).toEqual(["B", "A", "C"]);
  await api.deal.move({ id: c.id, stageId: stage("Prospecting"), afterId: null });
  expect(await titles("Prospecting")).toEqual(["C", "B", "A"]);
  await api.deal.move({ id: c.id, stageId: stage("Prospecting") });
  expect(await titles("Prospecting")).toEqual(["B", "A", "C"]);
  const { operation } = await api.deal.move({ id: a.id, stageId: stage("Closed Won") });
  expect(await api.metrics.summary()).toMatchObject({
    activeDeals: 2,
    pipelineValue: [{ currency: "AUD", total: 200 }],
  });
  await api.change.undo({ operation });
  expect(await titles("Prospecting")).toEqual(["B", "A", "C"]);
  expect(await api.metrics.summary()).toMatchObject({ activeDeals: 3 });
});

test("a deal is moved from one pipeline to another, and back", async () => {
  const { api, deal, stage, titles } = await withDeals();
  const { id: pipelineId } = await api.pipeline.create({ name: "Second" });
  const [entry] = await api.stage.list({ pipelineId });
  const { id } = await deal("Goes over");
  const { operation } = await api.deal.move({ id, stageId: entry?.id ?? 0 });
  expect(await titles("Prospecting")).toEqual([]);
  const over = await api.deal.board({ pipelineId });
  expect(over.columns[0]?.deals).toMatchObject([{ title: "Goes over" }]);
  await api.change.undo({ operation });
  expect(await titles("Prospecting")).toEqual(["Goes over"]);
  await api.deal.move({ id, stageId: stage("Proposal") });
  expect(await titles("Proposal")).toEqual(["Goes over"]);
});

test("sums are exact and never cross currencies", async () => {
  const { api, deal } = await withDeals();
  await deal("One", 0.1);
  await deal("Two", 0.2);
  await deal("Yen", 5000, { currency: "jpy" });
  expect((await api.metrics.summary()).pipelineValue).toEqual([
    { currency: "AUD", total: 0.3, deals: 2 },
    { currency: "JPY", total: 5000, deals: 1 },
  ]);
  expect((await api.deal.board()).columns[0]).toMatchObject({
    count: 3,
    totals: [
      { currency: "AUD", total: 0.3 },
      { currency: "JPY", total: 5000 },
    ],
    nextCursor: null,
  });
});

test("invalid amounts, currencies, days and references are refused with a message", async () => {
  const { api, deal, stage } = await withDeals();
  const other = await withDeals();
  const trashed = await api.contact.create({ firstName: "Gone" });
  await api.contact.delete({ id: trashed.id });
  const refused = async (more: object, value: unknown = 5) => {
    const error = await deal("Bad", value as number, more).catch((reason) => reason);
    return error.code;
  };
  for (const value of [0, -1, Number.NaN, 1e300, "5", 0.001, Number.POSITIVE_INFINITY]) {
    expect(await refused({}, value), String(value)).toBe("BAD_REQUEST");
  }
  expect(await refused({ currency: "JPY" }, 0.5)).toBe("BAD_REQUEST");
  for (const currency of ["XXX1", "aud1", "ZZZ"])
    expect(await refused({ currency })).toBe("BAD_REQUEST");
  expect(await refused({ expectedCloseDate: "2026-02-31" })).toBe("BAD_REQUEST");
  expect(await refused({ stageId: other.stage("Proposal") })).toBe("NOT_FOUND");
  expect(await refused({ contactId: trashed.id })).toBe("NOT_FOUND");
  const second = await api.pipeline.create({ name: "Second" });
  const [elsewhere] = await api.stage.list({ pipelineId: second.id });
  const made = await deal("Fine");
  expect(await api.deal.update({ id: made.id, deal: { stageId: elsewhere?.id } })).toMatchObject({
    stageId: elsewhere?.id,
  });
  await expect(
    api.deal.update({ id: made.id, deal: { currency: "JPY", value: 0.5 } }),
  ).rejects.toMatchObject({ code: "BAD_REQUEST" });
  expect(stage("Proposal")).toBeGreaterThan(0);
});

test("a contact in Trash keeps its deals, and a deal keeps it while it is edited", async () => {
  const { api, deal } = await withDeals();
  const contact = await api.contact.create({ firstName: "Sarah" });
  const made = await deal("Kept", 10, { contactId: contact.id });
  await api.contact.delete({ id: contact.id });
  expect(await api.deal.byId({ id: made.id })).toMatchObject({ contact: { deleted: true } });
  const edited = await api.deal.update({
    id: made.id,
    deal: { title: "Still", contactId: contact.id },
  });
  expect(edited).toMatchObject({ title: "Still", contactId: contact.id, version: 2 });
});

test("a stage with deals is deleted only if they can move, and restored with them", async () => {
  const { api, deal, stage, titles } = await withDeals();
  for (const title of ["C", "B", "A"]) await deal(title);
  const kept = await deal("In Proposal", 7, { stageId: stage("Proposal") });
  const id = stage("Prospecting");
  await expect(api.stage.delete({ id })).rejects.toMatchObject({
    code: "CONFLICT",
    message: expect.stringContaining("3 deals are"),
  });
  const { operation } = await api.stage.delete({ id, moveDealsTo: stage("Proposal") });
  expect(await titles("Proposal")).toEqual(["In Proposal", "A", "B", "C"]);
  expect(
    (await api.metrics.summary()).byStage.find((each) => each.stage.name === "Proposal"),
  ).toMatchObject({ count: 4, totals: [{ total: 307 }] });
  const { operation: undo } = await api.change.undo({ operation });
  expect(await titles("Prospecting")).toEqual(["A", "B", "C"]);
  expect(await titles("Proposal")).toEqual(["In Proposal"]);
  await api.change.undo({ operation: undo });
  expect(await titles("Proposal")).toEqual(["In Proposal", "A", "B", "C"]);
  expect(kept.version).toBe(1);
});

test("stages are added before the closed ones, changed and reordered; one open stage always remains", async () => {
  const { api, stages } = await withDeals();
  await api.stage.create({ name: "Demo", kind: "open" });
  const names = async () => (await api.stage.list()).map(({ name }) => name);
  expect(await names()).toEqual([
    "Prospecting",
    "Qualification",
    "Proposal",
    "Negotiation",
    "Demo",
    "Closed Won",
    "Closed Lost",
  ]);
  await expect(api.stage.create({ name: "demo", kind: "won" })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  const ids = (await api.stage.list()).map(({ id }) => id).reverse();
  const { operation } = await api.stage.reorder({ ids });
  expect((await names())[0]).toBe("Closed Lost");
  await api.change.undo({ operation });
  expect((await names())[0]).toBe("Prospecting");
  await expect(api.stage.reorder({ ids: ids.slice(1) })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
  for (const { id, kind } of await api.stage.list()) {
    if (kind === "open" && id !== stages[0]?.id) await api.stage.delete({ id });
  }
  await expect(api.stage.delete({ id: stages[0]?.id ?? 0 })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  await expect(
    api.stage.update({ id: stages[0]?.id ?? 0, stage: { kind: "won" } }),
  ).rejects.toMatchObject({ code: "CONFLICT" });
});

test("a pipeline is created with stages, renamed, and deleted with its deals moved; the last one remains", async () => {
  const { api, deal, stage, titles } = await withDeals();
  const [first] = await api.pipeline.list();
  await expect(api.pipeline.delete({ id: first?.id ?? 0 })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  const made = await api.pipeline.create({ name: "Renewals" });
  const [entry] = await api.stage.list({ pipelineId: made.id });
  await deal("Renew", 10, { stageId: entry?.id });
  await expect(api.pipeline.delete({ id: made.id })).rejects.toMatchObject({ code: "CONFLICT" });
  const { operation } = await api.pipeline.delete({ id: made.id, moveDealsTo: stage("Proposal") });
  expect(await titles("Proposal")).toEqual(["Renew"]);
  await api.change.undo({ operation });
  expect((await api.deal.board({ pipelineId: made.id })).columns).toMatchObject([
    { count: 1, deals: [{ title: "Renew" }] },
    {},
    {},
    {},
    {},
    {},
  ]);
});

test("pipelines are reordered, with new deals going to the first, and back", async () => {
  const { api } = await withDeals();
  const made = await api.pipeline.create({ name: "Renewals" });
  const all = async () => (await api.pipeline.list()).map(({ id }) => id);
  const before = await all();
  const { operation } = await api.pipeline.reorder({ ids: before.toReversed() });
  expect(await all()).toEqual(before.toReversed());
  const deal = await api.deal.create({ title: "Renew", value: 10 });
  const stages = await api.stage.list({ pipelineId: made.id });
  expect(stages.map(({ id }) => id)).toContain(deal.stageId);
  await api.change.undo({ operation });
  expect(await all()).toEqual(before);
  for (const ids of [before.slice(1), [...before, made.id]]) {
    await expect(api.pipeline.reorder({ ids })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  }
  await expect(api.pipeline.reorder({ ids: [...before, 2_000_000] })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

test("the board finds by title, by contact and by tag, and counts what it finds", async () => {
  const { api, deal } = await withDeals();
  const tag = await api.tag.create({ name: "VIP", color: "#F59E0B" });
  const contact = await api.contact.create({
    firstName: "Élodie",
    company: "Atelier",
    tagIds: [tag.id],
  });
  await deal("Website", 50, { contactId: contact.id });
  await deal("Shop", 70);
  const found = async (query: object) => (await api.deal.board(query)).columns[0];
  expect(await found({ search: "elodie web" })).toMatchObject({
    count: 1,
    totals: [{ total: 50 }],
    deals: [{ title: "Website" }],
  });
  expect(await found({ search: "nothing" })).toMatchObject({ count: 0, totals: [], deals: [] });
  expect(await found({ tagIds: [tag.id] })).toMatchObject({
    count: 1,
    deals: [{ title: "Website" }],
  });
  expect((await api.deal.list({ contactId: contact.id })).items).toMatchObject([
    { title: "Website" },
  ]);
});

test("a long stage shows 25 cards and continues from there", async () => {
  const { api, deal, stage } = await withDeals();
  for (let n = 0; n < 30; n += 1) await deal(`Deal ${n}`);
  const [column] = (await api.deal.board()).columns;
  expect(column).toMatchObject({ count: 30, nextCursor: expect.any(String) });
  const rest = await api.deal.list({
    stageId: stage("Prospecting"),
    cursor: column?.nextCursor ?? "",
  });
  expect([...(column?.deals ?? []), ...rest.items].map(({ title }) => title)).toEqual(
    Array.from({ length: 30 }, (_, n) => `Deal ${29 - n}`),
  );
});

test("the sample data is loaded and removed without touching anything else", async () => {
  const { api, deal } = await withDeals();
  const { operation } = await api.sample.load();
  const summary = await api.metrics.summary();
  expect(summary).toMatchObject({ totalContacts: 10, activeDeals: 4, sample: true });
  expect(summary.byStage.map(({ count }) => count)).toEqual([1, 1, 1, 1, 13, 9]);
  await expect(api.sample.load()).rejects.toMatchObject({ code: "CONFLICT" });
  const { items } = await api.contact.list();
  expect(items.filter(({ tags }) => tags.length > 1)).toHaveLength(3);
  const mine = await deal("Mine", 5, { contactId: items[0]?.id });
  await api.contact.update({ id: items[1]?.id ?? 0, contact: { company: "Edited" } });
  await api.sample.remove();
  expect((await api.contact.list()).items.map(({ id }) => id)).toEqual([
    items[0]?.id,
    items[1]?.id,
  ]);
  expect(await api.deal.byId({ id: mine.id })).toMatchObject({
    version: 1,
    contactId: items[0]?.id,
  });
  expect(operation).toBeTypeOf("string");
});

test("settings are read, changed and undone", async () => {
  const { api } = await withDeals();
  const before = await api.settings.get();
  expect(before).toMatchObject({
    name: "Ada",
    locale: "en-AU",
    timeZone: "Australia/Sydney",
    currency: "AUD",
    theme: "system",
  });
  const { operation } = await api.settings.update({ settings: { currency: "eur", theme: "dark" } });
  expect(await api.settings.get()).toMatchObject({ currency: "EUR", theme: "dark", name: "Ada" });
  await expect(api.settings.update({ settings: { timeZone: "Mars/Base" } })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
  await api.change.undo({ operation });
  expect(await api.settings.get()).toMatchObject({ currency: "AUD", theme: "system" });
});
