import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { dayIn, fromDay } from "#domain/day.ts";
import type { Refusal } from "#domain/refusal.ts";
import { user } from "../db/auth-schema.ts";
import { deals, exchangeRates } from "../db/schema.ts";
import { newPerson, type Person } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";

async function withStages() {
  const person = await newPerson();
  const stages = await person.api.stage.list();
  const named = (name: string) => stages.find((each) => each.name === name)?.id ?? 0;
  const today = dayIn("Australia/Sydney", Date.now());
  const stage = {
    open: named("Prospecting"),
    later: named("Proposal"),
    won: named("Closed Won"),
    lost: named("Closed Lost"),
  };
  const add = (more: object = {}) => person.api.deal.create({ title: "X", value: 10, ...more });
  const read = (id: number) => person.api.deal.byId({ id });
  return { ...person, stage, today, add, read };
}

async function keepRates({ owner, userId }: Person, rates: [string, string, number][]) {
  const now = Date.now();
  await owner.db.update(user).set({ baseCurrency: "AUD" }).where(eq(user.id, userId));
  await owner.db.insert(exchangeRates).values(
    rates.map(([currency, day, rate]) => ({
      ...{ currency, day: fromDay(day), rate, base: "AUD", userId },
      ...{ createdAt: now, updatedAt: now },
    })),
  );
}

test("a deal that is won or lost is closed today in the person's zone, or on the given day", async () => {
  const { api, stage, today, add, read } = await withStages();
  const { id } = await add();
  expect(await read(id)).toMatchObject({ closedDate: null, lostReason: null, wonRate: null });
  await api.deal.move({ id, stageId: stage.won });
  expect(await read(id)).toMatchObject({ closedDate: today, lostReason: null });
  await api.deal.move({ id, stageId: stage.open });
  expect(await read(id)).toMatchObject({ closedDate: null });
  const lost = { id, stageId: stage.lost, closedDate: "2026-02-03", lostReason: " Too dear " };
  await api.deal.move(lost);
  expect(await read(id)).toMatchObject({ closedDate: "2026-02-03", lostReason: "Too dear" });
  await api.deal.update({ id, deal: { stageId: stage.later } });
  expect(await read(id)).toMatchObject({ closedDate: null, lostReason: null });
  const made = await add({ stageId: stage.lost, lostReason: "No budget" });
  expect(made).toMatchObject({ closedDate: today, lostReason: "No budget" });
});

test("a move within a stage, or to another of its kind, leaves the closing as it is", async () => {
  const { api, stage, add, read } = await withStages();
  const { id } = await add({ stageId: stage.lost, closedDate: "2026-02-03", lostReason: "x" });
  await api.deal.move({ id, stageId: stage.lost, afterId: null });
  expect(await read(id)).toMatchObject({ closedDate: "2026-02-03", lostReason: "x" });
  await api.deal.update({ id, deal: { title: "Y" } });
  expect(await read(id)).toMatchObject({ closedDate: "2026-02-03", lostReason: "x" });
});

test("the day and the reason of a closed deal can be corrected, one by one", async () => {
  const { api, stage, add, read } = await withStages();
  const { id } = await add({ stageId: stage.lost, closedDate: "2026-02-03", lostReason: "x" });
  await api.deal.update({ id, deal: { lostReason: "y" } });
  expect(await read(id)).toMatchObject({ closedDate: "2026-02-03", lostReason: "y" });
  await api.deal.update({ id, deal: { closedDate: "2026-02-04" } });
  expect(await read(id)).toMatchObject({ closedDate: "2026-02-04", lostReason: "y" });
  await api.deal.update({ id, deal: { lostReason: null } });
  expect(await read(id)).toMatchObject({ closedDate: "2026-02-04", lostReason: null });
});

test("a form that sends the former closing along with another stage opens the deal again", async () => {
  const { api, stage, add, read } = await withStages();
  const former = { closedDate: "2026-02-03", lostReason: "x" };
  const { id } = await add({ stageId: stage.lost, ...former });
  await api.deal.update({ id, deal: { stageId: stage.open, ...former } });
  expect(await read(id)).toMatchObject({ stageId: stage.open, closedDate: null, lostReason: null });
});

test("a deal's move options have its own pipeline first, and its present closing", async () => {
  const { api, stage, add } = await withStages();
  const { id: pipelineId } = await api.pipeline.create({ name: "Renewals" });
  const stages = await api.stage.list({ pipelineId });
  const lost = { stageId: stages.find(({ kind }) => kind === "lost")?.id, lostReason: "Price" };
  const other = await add({ ...lost, closedDate: "2026-02-03" });
  const there = await api.deal.places({ id: other.id });
  expect(there.pipelines.map(({ name }) => name)).toEqual(["Renewals", "Sales"]);
  expect(there.deal).toMatchObject({ ...lost, closedDate: "2026-02-03" });
  const here = await api.deal.places({ id: (await add({ stageId: stage.won })).id });
  expect(here.pipelines.map(({ name }) => name)).toEqual(["Sales", "Renewals"]);
});

test("a stage refuses a closing that it can't have, at its field", async () => {
  const { api, stage, add } = await withStages();
  const { id } = await add();
  const refusals = [
    api.deal.move({ id, stageId: stage.later, closedDate: "2026-02-03" }),
    api.deal.move({ id, stageId: stage.won, lostReason: "x" }),
    api.deal.update({ id, deal: { closedDate: "2026-02-03" } }),
    api.deal.update({ id, deal: { lostReason: "x" } }),
    add({ lostReason: "x" }),
    api.deal.move({ id, stageId: stage.won, closedDate: "2026-02-31" }),
  ];
  const answers = await Promise.all(refusals.map(refusalOf));
  expect(answers.map((answer) => answer?.code)).toEqual(refusals.map(() => "BAD_REQUEST"));
  const fields = answers
    .slice(0, -1)
    .map((answer) => (answer?.cause as Refusal | undefined)?.field);
  expect(fields).toEqual(["closedDate", "lostReason", "closedDate", "lostReason", "lostReason"]);
});

test("a deal that is won keeps the rate of that day, or of the last day before it that has one", async () => {
  const person = await withStages();
  const { api, stage, add, read } = person;
  await keepRates(person, [
    ["USD", "2026-02-01", 1.5],
    ["USD", "2026-02-03", 1.6],
    ["USD", "2026-02-09", 1.7],
    ["EUR", "2026-02-01", 1.8],
  ]);
  const { id } = await add({ currency: "USD" });
  await api.deal.move({ id, stageId: stage.won, closedDate: "2026-02-05" });
  expect(await read(id)).toMatchObject({ wonRate: 1.6, wonBase: "AUD" });
  await api.deal.update({ id, deal: { closedDate: "2026-02-02" } });
  expect(await read(id)).toMatchObject({ wonRate: 1.5, wonBase: "AUD" });
  await api.deal.update({ id, deal: { currency: "EUR" } });
  expect(await read(id)).toMatchObject({ wonRate: 1.8, closedDate: "2026-02-02" });
  await api.deal.update({ id, deal: { currency: "AUD" } });
  expect(await read(id)).toMatchObject({ wonRate: 1, wonBase: "AUD" });
  await api.deal.update({ id, deal: { closedDate: "2026-01-31", currency: "USD" } });
  expect(await read(id)).toMatchObject({ wonRate: null, wonBase: null });
  await api.deal.move({ id, stageId: stage.lost });
  expect(await read(id)).toMatchObject({ wonRate: null, wonBase: null });
  const made = await add({ currency: "USD", stageId: stage.won });
  expect(made).toMatchObject({ wonRate: 1.7, wonBase: "AUD" });
});

test("somebody else's rates don't apply to a deal", async () => {
  const [person, other] = [await withStages(), await withStages()];
  await keepRates(other, [["USD", "2026-02-03", 1.6]]);
  await person.owner.db.update(user).set({ baseCurrency: "AUD" }).where(eq(user.id, person.userId));
  const made = await person.add({ currency: "USD", stageId: person.stage.won });
  expect(made).toMatchObject({ wonRate: null });
});

test("a deal knows since when it is in its stage, also after a move is undone", async () => {
  const { api, stage, add, read } = await withStages();
  const { id, createdAt, stageSince } = await add();
  expect(stageSince).toBe(createdAt);
  const moved = await api.deal.move({ id, stageId: stage.won });
  expect(moved.stageSince).toBe(moved.updatedAt);
  const again = await api.deal.move({ id, stageId: stage.won, afterId: null });
  expect((await read(id)).stageSince).toBe(moved.stageSince);
  await api.change.undo({ operation: again.operation });
  await api.change.undo({ operation: moved.operation });
  expect(await read(id)).toMatchObject({ stageSince: createdAt, closedDate: null });
});

test("deals of a deleted stage are closed again where their new stage is of another kind", async () => {
  const person = await withStages();
  const { api, owner, stage, today, add, read } = person;
  await keepRates(person, [["USD", "2020-01-01", 1.5]]);
  const { id } = await add({ stageId: stage.later, currency: "USD" });
  const kept = await add({ stageId: stage.lost, closedDate: "2026-02-03", lostReason: "x" });
  const { operation } = await api.stage.delete({ id: stage.later, moveDealsTo: stage.won });
  expect(await read(id)).toMatchObject({ stageId: stage.won, closedDate: today, wonRate: 1.5 });
  await api.change.undo({ operation });
  expect(await read(id)).toMatchObject({ stageId: stage.later, closedDate: null, wonRate: null });
  const { id: gone } = await api.stage.create({ name: "Gone", kind: "lost" });
  await api.stage.delete({ id: stage.lost, moveDealsTo: gone });
  const lost = { stageId: gone, closedDate: "2026-02-03", lostReason: "x", wonRate: null };
  expect(await read(kept.id)).toMatchObject(lost);
  await api.stage.delete({ id: gone, moveDealsTo: stage.won });
  expect(await read(kept.id)).toMatchObject({ closedDate: today, lostReason: null, wonRate: 1 });
  const [types] = await owner.db
    .select({ of: sql<string>`typeof(closed_date) || typeof(stage_since) || typeof(stage_id)` })
    .from(deals)
    .where(eq(deals.id, kept.id));
  expect(types?.of).toBe("integerintegerinteger");
});

const places = ["open", "later", "won", "alsoWon", "lost", "alsoLost"] as const;
const closing = fc.record({
  currency: fc.constantFrom("AUD", "USD", "JPY"),
  day: fc.constantFrom("2026-02-03", "2019-12-31"),
  reason: fc.constantFrom("Price", undefined),
});

test("deals that move to a stage together are closed like single ones, whether selected or from a deleted stage", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.constantFrom(...places), { minLength: 2, maxLength: 2 }),
      fc.array(closing, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      fc.constantFrom("selected", "stage"),
      async ([from = "open", to = "won"], wanted, hasBase, how) => {
        const person = await withStages();
        const { api, userId, add, read } = person;
        await keepRates(person, [
          ["USD", "2020-01-01", 1.5],
          ["USD", person.today, 1.6],
        ]);
        if (!hasBase) {
          await person.owner.db.update(user).set({ baseCurrency: null }).where(eq(user.id, userId));
        }
        const alsoWon = (await api.stage.create({ name: "Also won", kind: "won" })).id;
        const alsoLost = (await api.stage.create({ name: "Also lost", kind: "lost" })).id;
        const stage = { ...person.stage, alsoWon, alsoLost };
        const isLost = from === "lost" || from === "alsoLost";
        const isOpen = from === "open" || from === "later";
        const make = async () => {
          const made = [];
          for (const { currency, day, reason } of wanted) {
            const shown = isOpen
              ? {}
              : { closedDate: day, lostReason: isLost ? reason : undefined };
            made.push((await add({ currency, stageId: stage[from], ...shown })).id);
          }
          return made;
        };
        const alone = await make();
        for (const id of alone) await api.deal.move({ id, stageId: stage[to] });
        const together = await make();
        if (how === "stage") await api.stage.delete({ id: stage[from], moveDealsTo: stage[to] });
        else {
          const deed = { does: "stage" as const, stageId: stage[to] };
          await api.deal.bulk({
            selection: { ids: together },
            deed,
            operation: crypto.randomUUID(),
          });
        }
        const closings = (ids: number[]) =>
          Promise.all(
            ids.map(async (id) => {
              const { stageId, closedDate, lostReason, wonRate, wonBase } = await read(id);
              return { stageId, closedDate, lostReason, wonRate, wonBase };
            }),
          );
        expect(await closings(together)).toEqual(await closings(alone));
      },
    ),
    { numRuns: 25 },
  );
});
