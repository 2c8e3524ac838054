import fc from "fast-check";
import { expect, test } from "vitest";
import { fromMinor } from "#domain/money/money.ts";
import { newPerson, type Person } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";
import { dumpWithoutLog, wrongFigures } from "../testing/workspace.ts";

/** A move of a card: numbers select among existing records. */
interface Move {
  deal: number;
  stage: number;
  after: number | null | undefined;
}

const pick = fc.nat({ max: 7 });
const move: fc.Arbitrary<Move> = fc.record({
  deal: pick,
  stage: fc.nat({ max: 2 }),
  after: fc.oneof(pick, fc.constant(null), fc.constant(undefined)),
});

const currencies = ["AUD", "JPY", "KWD"];

/** A workspace of eight deals in the stages of two pipelines, in three currencies. */
async function withDeals() {
  const person = await newPerson();
  const { api } = person;
  const { id: pipelineId } = await api.pipeline.create({ name: "Second" });
  const [first, second] = await api.stage.list();
  const [elsewhere] = await api.stage.list({ pipelineId });
  const stages = [first, second, elsewhere].map((stage) => stage?.id ?? 0);
  const ids: number[] = [];
  for (let n = 0; n < 8; n += 1) {
    const currency = currencies[n % 3] ?? "AUD";
    const value = n === 4 ? null : fromMinor(1_001 + n, currency);
    ids.push((await api.deal.create({ title: `${n}`, value, currency })).id);
  }
  const act = ({ deal, stage, after }: Move) =>
    api.deal.move({
      id: ids[deal] ?? 0,
      stageId: stages[stage] ?? 0,
      afterId: typeof after === "number" ? ids[after] : after,
    });
  return { ...person, stages, ids, act, pipelineId };
}

/**
 * Moves that two people send at the same time may be refused only if the card has gone elsewhere.
 */
async function refusedOf(work: Promise<unknown>): Promise<string | undefined> {
  const refusal = await refusalOf(work);
  const after = refusal?.message.includes("come after itself");
  return refusal && !after && refusal.code !== "NOT_FOUND" ? refusal.code : undefined;
}

/** The cards of each stage as the board shows them. */
async function boardOf({ api }: Pick<Person, "api">, pipelineId: number) {
  const boards = [await api.deal.board(), await api.deal.board({ pipelineId })];
  return boards.flatMap(({ columns }) =>
    columns.map(({ stage, deals }) => ({ stageId: stage.id, ids: deals.map(({ id }) => id) })),
  );
}

test("any moves of two people at once leave each stage in one order without ties, the same on both screens", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(move, move), { minLength: 1, maxLength: 8 }),
      async (rounds) => {
        const { api, userId, owner, stages, ids, act, pipelineId } = await withDeals();
        for (const [one, other] of rounds) {
          const refused = await Promise.all([refusedOf(act(one)), refusedOf(act(other))]);
          expect(refused).toEqual([undefined, undefined]);
        }
        const shown = await boardOf({ api }, pipelineId);
        expect(shown.flatMap((column) => column.ids).toSorted((a, b) => a - b)).toEqual(ids);
        for (const stageId of stages) {
          const listed = (await api.deal.list({ stageId })).items.map(({ id }) => id);
          expect(shown.find((column) => column.stageId === stageId)?.ids).toEqual(listed);
        }
        const { results } = await owner.db.$client
          .prepare("select stage_id, position, count(*) from deals where user_id = ? group by 1, 2")
          .bind(userId)
          .all();
        // Two keys made at once for one position are jittered apart; if they were equal, the id
        // would decide.
        expect(results.length).toBe(ids.length);
        expect(await wrongFigures(userId)).toEqual([]);
      },
    ),
    { numRuns: 20 },
  );
});

test("totals equal a recount in every currency, whatever is moved", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 6 }), async (moves) => {
      const { api, act } = await withDeals();
      for (const wanted of moves) await refusedOf(act(wanted));
      const { columns, open } = await api.deal.board();
      const recount = (probabilityOf: (column: (typeof columns)[number]) => number) => {
        const sums: Record<string, number> = {};
        for (const column of columns) {
          for (const { value, currency } of column.deals) {
            const factor = currency === "JPY" ? 1 : currency === "KWD" ? 1_000 : 100;
            const minor = Math.round((value ?? 0) * factor);
            sums[currency] = (sums[currency] ?? 0) + minor * probabilityOf(column);
          }
        }
        return Object.fromEntries(
          Object.entries(sums).map(([currency, sum]) => [
            currency,
            fromMinor(Math.round(sum / 100), currency),
          ]),
        );
      };
      const byCurrency = (totals: { currency: string; total: number }[]) =>
        Object.fromEntries(totals.map(({ currency, total }) => [currency, total]));
      expect(byCurrency(open.totals)).toEqual(recount(() => 100));
      expect(byCurrency(open.weighted)).toEqual(recount(({ stage }) => stage.probability));
    }),
    { numRuns: 15 },
  );
});

test("undoing any number of the last moves restores the board", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(move, { minLength: 1, maxLength: 6 }),
      fc.nat({ max: 6 }),
      async (moves, kept) => {
        const { api, userId, act } = await withDeals();
        const done: { operation: string; before: Awaited<ReturnType<typeof dumpWithoutLog>> }[] =
          [];
        for (const wanted of moves) {
          const before = await dumpWithoutLog(userId);
          await refusedOf(
            act(wanted).then(({ operation }) => {
              done.push({ operation, before });
            }),
          );
        }
        for (const { operation, before } of done.slice(kept).toReversed()) {
          await api.change.undo({ operation });
          expect(await dumpWithoutLog(userId)).toEqual(before);
        }
      },
    ),
    { numRuns: 15 },
  );
});
