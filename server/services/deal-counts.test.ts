import { expect, test } from "vitest";
import { newTally, withTally } from "../db/meter.ts";
import { newPerson } from "../testing/people.ts";

async function cost(work: () => Promise<unknown>) {
  const tally = newTally();
  await withTally(tally, work);
  return tally;
}

test("the board, the dashboard and a move cost what they may, with 20 deals and with 1,000", async () => {
  const { api } = await newPerson();
  const stages = await api.stage.list();
  const open = stages.filter(({ kind }) => kind === "open");
  const { id: contactId } = await api.contact.create({ firstName: "Sarah" });
  let made = 0;
  for (const deals of [20, 1_000]) {
    while (made < deals) {
      const stageId = open[made % open.length]?.id;
      await api.deal.create({ title: `Deal ${made}`, value: 10, stageId, contactId });
      made += 1;
    }
    const board = await api.deal.board();
    const cards = board.reduce((sum, column) => sum + column.deals.length, 0);
    expect(cards).toBe(Math.min(deals, 100));
    const boardCost = await cost(() => api.deal.board());
    expect(boardCost.queries).toBe(1);
    expect(boardCost.read).toBeLessThanOrEqual(40 + 3 * cards);

    const summaryCost = await cost(() => api.metrics.summary());
    const recentCost = await cost(() => api.change.list({ limit: 5 }));
    expect(summaryCost.queries + recentCost.queries).toBe(2);
    expect(summaryCost.read + recentCost.read).toBeLessThanOrEqual(60);

    const id = board[0]?.deals[0]?.id ?? 0;
    for (const stageId of [open[1]?.id ?? 0, open[0]?.id ?? 0]) {
      const moveCost = await cost(() => api.deal.move({ id, stageId, afterId: null }));
      expect(moveCost.queries).toBeLessThanOrEqual(2);
      expect(moveCost.written).toBeLessThanOrEqual(10);
    }
    const pageCost = await cost(() => api.contact.byId({ id: contactId }));
    expect(pageCost.queries).toBe(1);
    expect(pageCost.read).toBeLessThanOrEqual(40 + 3 * 25);
  }
});
