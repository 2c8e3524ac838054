import { expect, test } from "vitest";
import { newPerson } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";
import { wrongFigures } from "../testing/workspace.ts";

test("a deal needs no value, and a given one is above 0", async () => {
  const { api } = await newPerson();
  const made = await api.deal.create({ title: "Open question" });
  expect(made).toMatchObject({ value: null, currency: "AUD" });
  expect(await api.deal.create({ title: "Same", value: null })).toMatchObject({ value: null });
  expect(await refusalOf(api.deal.create({ title: "Nothing", value: 0 }))).toMatchObject({
    code: "BAD_REQUEST",
    message: "Enter an amount above 0.",
  });
  const set = (deal: { value?: number | null; currency?: string }) =>
    api.deal.update({ id: made.id, deal });
  expect(await set({ currency: "JPY" })).toMatchObject({ value: null, currency: "JPY" });
  expect(await set({ value: 1_500 })).toMatchObject({ value: 1_500, currency: "JPY" });
  expect(await refusalOf(set({ value: 0 }))).toMatchObject({ code: "BAD_REQUEST" });
  expect(await set({ value: null })).toMatchObject({ value: null, currency: "JPY" });
});

test("a deal without a value counts as 0 in every total, wherever it is moved", async () => {
  const { api, userId } = await newPerson();
  const [first, second] = await api.stage.list();
  await api.deal.create({ title: "Priced", value: 250, stageId: first?.id });
  const { id } = await api.deal.create({ title: "Unpriced", stageId: first?.id });
  const board = async () => (await api.deal.board()).open;
  const before = await board();
  expect(before.totals).toEqual([{ currency: "AUD", total: 250 }]);
  await api.deal.move({ id, stageId: second?.id ?? 0 });
  await api.deal.duplicate({ id });
  expect((await board()).totals).toEqual(before.totals);
  expect((await board()).weighted).toEqual(before.weighted);
  expect(await wrongFigures(userId)).toEqual([]);
});

test("clearing a value is shown in the history and undone", async () => {
  const { api, userId } = await newPerson();
  const { id } = await api.deal.create({ title: "Website", value: 250 });
  const { operation } = await api.deal.update({ id, deal: { value: null } });
  const { items } = await api.change.history({ entity: "deal", id });
  expect(items[0]?.lines).toEqual([
    { label: "Value", before: { as: "money", amount: 250, currency: "AUD" }, after: null },
  ]);
  await api.change.undo({ operation });
  expect(await api.deal.byId({ id })).toMatchObject({ value: 250 });
  expect(await wrongFigures(userId)).toEqual([]);
});

test("two people who change the value of a deal are told of each other, also if one cleared it", async () => {
  const { api } = await newPerson();
  const { id, version } = await api.deal.create({ title: "Website", value: 250 });
  const set = (value: number | null) => api.deal.update({ id, version, deal: { value } });
  await set(null);
  expect(await refusalOf(set(300))).toMatchObject({ code: "CONFLICT" });
  expect(await set(null)).toMatchObject({ value: null });
});

test("pages of people, a search, an export and Trash have deals without a value too", async () => {
  const { api } = await newPerson();
  const contact = await api.contact.create({ firstName: "Ann", company: "Acme" });
  const { id } = await api.deal.create({ title: "Unpriced", contactId: contact.id });
  expect((await api.contact.page({ id: contact.id })).deals).toMatchObject([{ id, value: null }]);
  const company = await api.company.page({ id: contact.companyId ?? 0 });
  expect(company.deals).toMatchObject([{ id, value: null }]);
  expect((await api.search.find({ query: "unpriced" })).deals.items).toMatchObject([
    { id, value: null },
  ]);
  expect((await api.deal.export({})).items).toMatchObject([{ id, value: null }]);
  await api.deal.delete({ id });
  expect((await api.trash.list({ kind: "deal" })).items).toMatchObject([{ id, detail: null }]);
});
