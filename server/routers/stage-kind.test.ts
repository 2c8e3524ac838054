import { expect, test } from "vitest";
import { dayIn } from "#domain/day.ts";
import type { StageKind } from "#domain/pipeline/pipeline.ts";
import { newPerson } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";
import { dumpWithoutLog, wrongFigures } from "../testing/workspace.ts";

const today = dayIn("Australia/Sydney", Date.now());

/** A person with a deal in each of three stages, of which one is in Trash. */
async function withStages() {
  const person = await newPerson();
  const { api } = person;
  const stages = await api.stage.list();
  const named = (name: string) => stages.find((each) => each.name === name)?.id ?? 0;
  const add = async (stageId: number, more: object = {}) =>
    (await api.deal.create({ title: "X", value: 10, stageId, ...more })).id;
  const stage = {
    open: named("Proposal"),
    won: named("Closed Won"),
    lost: named("Closed Lost"),
  };
  const closing = async (id: number) => {
    const { closedDate, lostReason } = await api.deal.byId({ id });
    return { closedDate, lostReason };
  };
  const become = (id: number, kind: StageKind) => api.stage.update({ id, stage: { kind } });
  return { ...person, stage, add, closing, become };
}

test("a stage that becomes won or lost closes its deals today, and one that becomes open reopens them", async () => {
  const { api, stage, add, closing, become } = await withStages();
  const id = await add(stage.open);
  const elsewhere = await add(stage.won, { closedDate: "2026-02-03" });
  await become(stage.open, "won");
  expect(await closing(id)).toEqual({ closedDate: today, lostReason: null });
  expect((await api.deal.list({ kind: "won", closedFrom: today })).items).toMatchObject([{ id }]);
  await api.deal.update({ id, deal: { closedDate: "2026-02-04" } });
  await become(stage.open, "lost");
  expect(await closing(id)).toEqual({ closedDate: today, lostReason: null });
  await api.deal.update({ id, deal: { lostReason: "Too dear" } });
  await become(stage.open, "open");
  expect(await closing(id)).toEqual({ closedDate: null, lostReason: null });
  expect(await closing(elsewhere)).toEqual({ closedDate: "2026-02-03", lostReason: null });
});

test("a stage that stays of its kind leaves the closings of its deals as they are", async () => {
  const { api, stage, add, closing } = await withStages();
  const id = await add(stage.lost, { closedDate: "2026-02-03", lostReason: "Too dear" });
  await api.stage.update({ id: stage.lost, stage: { name: "Gone", kind: "lost" } });
  expect(await closing(id)).toEqual({ closedDate: "2026-02-03", lostReason: "Too dear" });
  expect(await api.deal.byId({ id })).toMatchObject({ version: 1 });
});

test("deals in Trash are closed with their stage, and one Undo reverts all of them", async () => {
  const { api, userId, stage, add, closing, become } = await withStages();
  const [id, trashed] = [await add(stage.open), await add(stage.open)];
  await api.deal.delete({ id: trashed });
  const before = await dumpWithoutLog(userId);
  const { operation } = await become(stage.open, "won");
  const [entry] = (await api.change.list({ limit: 1 })).items;
  expect(entry).toMatchObject({ records: 3, undoable: "yes" });
  await api.deal.restore({ id: trashed });
  expect(await closing(trashed)).toMatchObject({ closedDate: today });
  await api.deal.delete({ id: trashed });
  expect(await wrongFigures(userId)).toEqual([]);
  expect(await refusalOf(api.change.undo({ operation }))).toMatchObject({ code: "CONFLICT" });
  for (const { operation: later } of (await api.change.list({ limit: 3 })).items) {
    await api.change.undo({ operation: later });
  }
  expect(await closing(id)).toMatchObject({ closedDate: null });
  expect(await dumpWithoutLog(userId)).toEqual(before);
});

test("a change of kind can't be undone after a deal has moved in, nor a move into a stage of another kind", async () => {
  const { api, stage, add, closing, become } = await withStages();
  const moved = await add(stage.open);
  const move = await api.deal.move({ id: moved, stageId: stage.lost });
  const changed = await become(stage.open, "won");
  expect(await refusalOf(api.change.undo({ operation: move.operation }))).toMatchObject({
    code: "CONFLICT",
  });
  const late = await add(stage.open);
  expect(await refusalOf(api.change.undo({ operation: changed.operation }))).toMatchObject({
    code: "CONFLICT",
  });
  expect(await closing(late)).toMatchObject({ closedDate: today });
  await api.deal.move({ id: late, stageId: stage.won });
  await api.change.undo({ operation: changed.operation });
  await api.change.undo({ operation: move.operation });
  expect(await closing(moved)).toMatchObject({ closedDate: null });
});

test("a deal that is won by its stage keeps today's rate", async () => {
  const { api, stage, add, become } = await withStages();
  await api.settings.update({ settings: { baseCurrency: "EUR" } });
  await api.rate.set({ currency: "USD", day: today, rate: 0.9 });
  const [usd, eur, aud] = [
    await add(stage.open, { currency: "USD" }),
    await add(stage.open, { currency: "EUR" }),
    await add(stage.open, { currency: "AUD" }),
  ];
  await become(stage.open, "won");
  expect(await api.deal.byId({ id: usd })).toMatchObject({ wonRate: 0.9, wonBase: "EUR" });
  expect(await api.deal.byId({ id: eur })).toMatchObject({ wonRate: 1, wonBase: "EUR" });
  expect(await api.deal.byId({ id: aud })).toMatchObject({ wonRate: null, wonBase: null });
});

test("whatever comes at once to a stage that changes its kind is closed as the stage is", async () => {
  const { api, stage, add, closing, become } = await withStages();
  for (let round = 0; round < 4; round += 1) {
    const mover = await add(stage.won);
    const kind = round % 2 === 0 ? "won" : "open";
    const [, made] = await Promise.all([
      become(stage.open, kind),
      add(stage.open),
      api.deal.move({ id: mover, stageId: stage.open }),
    ]);
    const closedDate = kind === "won" ? today : null;
    expect(await closing(made)).toMatchObject({ closedDate });
    expect(await closing(mover)).toMatchObject({ closedDate });
  }
});

test("two moves at once leave a deal closed if and only if its stage is", async () => {
  const { api, stage, add } = await withStages();
  const others = (await api.stage.list()).find(({ name }) => name === "Prospecting");
  for (let round = 0; round < 6; round += 1) {
    const id = await add(stage.open);
    const ids = [stage.won, others?.id ?? 0, stage.open, stage.lost];
    // Each stage is last in turn, because it is the one that is written last.
    const targets = [...ids.slice(round % 4), ...ids.slice(0, round % 4)];
    await Promise.all(targets.map((stageId) => api.deal.move({ id, stageId })));
    const { stageId, closedDate } = await api.deal.byId({ id });
    const isClosed = stageId === stage.won || stageId === stage.lost;
    expect(closedDate).toBe(isClosed ? today : null);
  }
});

test("a move within a stage that another has just left brings the deal back to it", async () => {
  const { api, stage, add } = await withStages();
  const id = await add(stage.open);
  const [within] = await Promise.all([
    api.deal.move({ id, stageId: stage.open, afterId: null }),
    api.deal.move({ id, stageId: stage.won }),
  ]);
  expect(within.stageId).toBe(stage.open);
  const { items } = await api.change.history({ entity: "deal", id });
  expect(items).toHaveLength(3);
  // The deal is where the last move put it.
  const { stageId, closedDate } = await api.deal.byId({ id });
  expect(closedDate).toBe(stageId === stage.won ? today : null);
});
