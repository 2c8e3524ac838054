import { expect, test } from "vitest";
import { daysAfter } from "#domain/day.ts";
import { batch } from "../db/client.ts";
import { newTally, withTally } from "../db/meter.ts";
import { newPerson } from "../testing/people.ts";
import { selectBaseRates } from "./rate.ts";

async function cost<T>(work: () => Promise<T>) {
  const tally = newTally();
  const answer = await withTally(tally, work);
  return { tally, answer };
}

test("the rates of a workspace cost 5 rows for each currency, whatever deals and rates there are, and 2 without a base", async () => {
  const { api, owner } = await newPerson();
  const rates = () => cost(() => batch(owner.db, [selectBaseRates(owner)]));
  const [stage] = await api.stage.list();
  for (const days of [1, 2_000]) {
    const rows = ["USD", "EUR", "GBP", "JPY"].flatMap((currency) =>
      Array.from({ length: days }, (_, index) => ({
        currency,
        day: daysAfter("2019-01-01", index),
        rate: 1.5,
      })),
    );
    await api.rate.import({ base: "AUD", rows, operation: crypto.randomUUID() });
    for (let deal = 0; deal < 20; deal += 1) {
      for (const currency of ["AUD", "EUR", "USD"]) {
        await api.deal.create({ title: currency, value: 10, currency, stageId: stage?.id });
      }
    }
    await api.settings.update({ settings: { baseCurrency: "AUD" } });
    const shown = await rates();
    expect(shown.answer[0]).toHaveLength(2);
    expect(shown.tally.queries).toBe(1);
    expect(shown.tally.read).toBeLessThanOrEqual(3 * 5);
    expect((await cost(() => api.metrics.summary())).tally.queries).toBe(1);
    await api.settings.update({ settings: { baseCurrency: null } });
    expect((await rates()).tally.read).toBeLessThanOrEqual(2);
  }
});

test("a rate set, changed or deleted is one round trip and at most 8 rows written", async () => {
  const { api } = await newPerson();
  await api.settings.update({ settings: { baseCurrency: "AUD" } });
  const rate = { base: "AUD", currency: "USD", day: "2026-11-03", rate: 1.5 };
  const made = await cost(() => api.rate.set(rate));
  const again = await cost(() => api.rate.set({ ...rate, rate: 1.6 }));
  const { id } = again.answer;
  const edited = await cost(() => api.rate.update({ id, rate: { day: "2026-11-02" } }));
  const deleted = await cost(() => api.rate.delete({ id }));
  for (const { tally } of [made, again, edited, deleted]) {
    expect(tally.queries).toBe(1);
    expect(tally.written).toBeLessThanOrEqual(8);
    expect(tally.read).toBeLessThanOrEqual(40);
  }
});
