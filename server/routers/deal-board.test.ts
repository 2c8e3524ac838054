import { expect, test } from "vitest";
import { newPerson } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";

async function withBoard() {
  const person = await newPerson();
  const { api } = person;
  const stages = await api.stage.list();
  const stage = (name: string) => stages.find((each) => each.name === name)?.id ?? 0;
  const deal = (title: string, more: object = {}) => api.deal.create({ title, value: 1, ...more });
  const found = async (query: object) =>
    (await api.deal.board(query)).columns.flatMap(({ deals }) => deals.map(({ title }) => title));
  return { ...person, stage, deal, found };
}

test("totals are weighted by each stage's probability, rounded once, each currency separately", async () => {
  const { api, stage, deal } = await withBoard();
  await deal("a", { value: 0.05 });
  await deal("b", { value: 0.05 });
  await deal("c", { value: 333, currency: "JPY", stageId: stage("Qualification") });
  await deal("d", { value: 0.001, currency: "KWD", stageId: stage("Proposal") });
  await deal("e", { value: 9, stageId: stage("Closed Won") });
  const { columns, open } = await api.deal.board();
  expect(columns[0]).toMatchObject({
    totals: [{ currency: "AUD", total: 0.1 }],
    weighted: [{ currency: "AUD", total: 0.01 }],
  });
  expect(open).toEqual({
    count: 4,
    totals: [
      { currency: "AUD", total: 0.1 },
      { currency: "JPY", total: 333 },
      { currency: "KWD", total: 0.001 },
    ],
    weighted: [
      { currency: "AUD", total: 0.01 },
      { currency: "JPY", total: 83 },
      { currency: "KWD", total: 0.001 },
    ],
  });
});

test("a card has the tags of its contact, and the board their names", async () => {
  const { api, deal } = await withBoard();
  const tag = await api.tag.create({ name: "VIP", color: "#F59E0B" });
  const gone = await api.tag.create({ name: "Old", color: "#F59E0B" });
  const tagIds = [tag.id, gone.id];
  const { id: contactId } = await api.contact.create({ firstName: "Ann", tagIds });
  await api.tag.delete({ id: gone.id });
  await deal("Website", { contactId });
  const { columns, tags } = await api.deal.board();
  expect(columns[0]?.deals).toMatchObject([{ title: "Website", tagIds: [tag.id] }]);
  expect(tags).toEqual([{ id: tag.id, name: "VIP", color: "#F59E0B" }]);
});

test("the board is filtered by contact, company, a past close, and by what a deal lacks", async () => {
  const { api, stage, deal, found } = await withBoard();
  const person = await api.contact.create({ firstName: "Ann", company: "Acme" });
  const late = { expectedCloseDate: "2026-01-31" };
  await deal("hers", { contactId: person.id });
  const planned = await deal("late", late);
  await deal("won", { ...late, stageId: stage("Closed Won") });
  await api.todo.create({ title: "Call", dealId: planned.id });
  const [company] = (await api.company.list()).items;
  expect(await found({ contactId: person.id })).toEqual(["hers"]);
  expect(await found({ companyId: company?.id })).toEqual(["hers"]);
  expect(await found({ closesBefore: "2026-02-01" })).toEqual(["late"]);
  expect(await found({ closesBefore: "2026-01-31" })).toEqual([]);
  expect(await found({ stepless: true })).toEqual(["hers"]);
  const unknown = await deal("unknown", { value: null });
  expect(await found({ valueless: true })).toEqual(["unknown"]);
  expect(await found({ valueFrom: 0 })).not.toContain("unknown");
  await api.deal.delete({ id: unknown.id });
  const { contact, company: firm } = await api.deal.board({
    contactId: person.id,
    companyId: company?.id,
  });
  expect([contact, firm]).toMatchObject([{ firstName: "Ann" }, { name: "Acme" }]);
});

test("the board is filtered by value, each in its own currency, with the figures of a column and the rest of it", async () => {
  const { api, stage, deal, found } = await withBoard();
  for (let n = 0; n < 28; n += 1) await deal(`small ${n}`, { value: 100 + n });
  await deal("large", { value: 5_000, stageId: stage("Proposal") });
  await deal("in yen", { value: 5_000, currency: "JPY", stageId: stage("Proposal") });
  await deal("free of it", { value: 0.5 });
  expect(await found({ valueFrom: 5_000 })).toEqual(["in yen", "large"]);
  expect(await found({ valueTo: 0.5 })).toEqual(["free of it"]);
  expect(await found({ valueFrom: 101, valueTo: 102 })).toEqual(["small 2", "small 1"]);
  const span = { valueFrom: 100, valueTo: 126 };
  const { columns, open } = await api.deal.board(span);
  expect(open).toMatchObject({ count: 27, totals: [{ currency: "AUD", total: 3_051 }] });
  expect(columns[0]).toMatchObject({ count: 27, totals: [{ currency: "AUD", total: 3_051 }] });
  expect(columns[0]?.deals).toHaveLength(25);
  const cursor = columns[0]?.nextCursor;
  const rest = await api.deal.list({ ...span, stageId: stage("Prospecting"), cursor });
  expect(rest.items.map(({ title }) => title)).toEqual(["small 1", "small 0"]);
});

test("collapsed stages keep their figures and show no cards", async () => {
  const { api, stage, deal } = await withBoard();
  await deal("open");
  await deal("won", { stageId: stage("Closed Won") });
  const shown = async (folded: "closed" | number[]) =>
    (await api.deal.board({ folded })).columns.map(({ count, deals }) => [count, deals.length]);
  expect(await shown("closed")).toEqual([
    [1, 1],
    [0, 0],
    [0, 0],
    [0, 0],
    [1, 0],
    [0, 0],
  ]);
  expect(await shown([stage("Prospecting")])).toEqual([
    ...[
      [1, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ],
    ...[
      [1, 1],
      [0, 0],
    ],
  ]);
});

test("a stage shows more of its cards in place", async () => {
  const { api, stage, deal } = await withBoard();
  for (let n = 0; n < 60; n += 1) await deal(`Deal ${n}`);
  const more = [{ stageId: stage("Prospecting"), cards: 50 }];
  const [column] = (await api.deal.board({ more })).columns;
  expect(column?.deals.map(({ title }) => title)).toEqual(
    Array.from({ length: 50 }, (_, n) => `Deal ${59 - n}`),
  );
  expect(column?.nextCursor).toEqual(expect.any(String));
  const all = await api.deal.board({ more: [{ stageId: stage("Prospecting"), cards: 75 }] });
  expect(all.columns[0]).toMatchObject({ nextCursor: null, count: 60 });
});

test("the stale limit and the lost reasons come with the board", async () => {
  const { api, stage } = await withBoard();
  const id = stage("Proposal");
  for (const rottingDays of [0, 366, 1.5]) {
    const refusal = await refusalOf(api.stage.update({ id, stage: { rottingDays } }));
    expect(refusal).toMatchObject({ code: "BAD_REQUEST" });
  }
  await api.stage.update({ id, stage: { rottingDays: 14 } });
  const lostReasons = " Weather\n\nweather\nMoved away ";
  const { operation } = await api.settings.update({ settings: { lostReasons } });
  const board = await api.deal.board();
  expect(board.columns[2]?.stage.rottingDays).toBe(14);
  expect(board.lostReasons).toEqual(["Weather", "Moved away"]);
  await api.stage.update({ id, stage: { rottingDays: null } });
  await api.change.undo({ operation });
  const after = await api.deal.board();
  expect(after.columns[2]?.stage.rottingDays).toBeNull();
  expect(after.lostReasons).toContain("No budget");
  const tooMany = Array.from({ length: 51 }, (_, n) => `Reason ${n}`).join("\n");
  const refused = api.settings.update({ settings: { lostReasons: tooMany } });
  expect(await refusalOf(refused)).toMatchObject({ code: "BAD_REQUEST" });
});
