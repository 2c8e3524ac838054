import { expect, test } from "vitest";
import { newTally, withTally } from "../../db/meter.ts";
import { newPerson, type Person } from "../../testing/people.ts";

async function cost(work: () => Promise<unknown>) {
  const tally = newTally();
  await withTally(tally, work);
  return tally;
}

/** Adds deals, spread over the stages; each has three tasks, of which one is done. */
async function addDeals(
  { owner, userId }: Person,
  deals: { from: number; to: number; contactId: number; stages: number[] },
): Promise<void> {
  const { from, to, contactId, stages } = deals;
  const rows = Array.from({ length: to - from }, (_, index) => {
    const at = from + index;
    return [stages[at % stages.length], `a${String(at).padStart(5, "0")}`];
  });
  const db = owner.db.$client;
  await db
    .prepare(
      `insert into deals (title, contact_id, value, value_minor, currency, stage_id, position, user_id,
        created_at, updated_at, search_text)
      select 'Deal', ?1, 10, 1000, 'AUD', value ->> 0, value ->> 1, ?2, 1, 1, 'deal' from json_each(?3)`,
    )
    .bind(contactId, userId, JSON.stringify(rows))
    .run();
  await db
    .prepare(
      `insert into todos (title, due_date, completed, deal_id, user_id, created_at, updated_at)
      select task.value ->> 0, task.value ->> 1, task.value ->> 2, deals.id, deals.user_id, 1, 1
      from deals, json_each('[["Done", 1, 1], ["First", 2, 0], ["Second", 3, 0]]') as task
      where user_id = ?1 and not exists (select 1 from todos where deal_id = deals.id)`,
    )
    .bind(userId)
    .run();
}

async function withContact() {
  const person = await newPerson();
  const { api } = person;
  const stages = await api.stage.list();
  const open = stages.filter(({ kind }) => kind === "open");
  const tagIds = [];
  for (const name of ["Lead", "VIP"]) {
    tagIds.push((await api.tag.create({ name, color: "#3B82F6" })).id);
  }
  const { id: contactId } = await api.contact.create({ firstName: "Sarah", tagIds });
  return { ...person, contactId, stages: open.map(({ id }) => id) };
}

test("the board, a move and a contact page keep their budgets, with 20 deals, 1,000 and 5,000", async () => {
  const person = await withContact();
  const { api, contactId, stages } = person;
  let made = 0;
  for (const deals of [20, 1_000, 5_000]) {
    await addDeals(person, { from: made, to: deals, contactId, stages });
    made = deals;
    const { columns: board } = await api.deal.board();
    const shown = board.flatMap((column) => column.deals);
    const cards = shown.length;
    expect(cards).toBe(Math.min(deals, 100));
    expect(shown.filter(({ nextStep }) => nextStep?.title === "First")).toHaveLength(cards);
    const tags = shown.reduce((sum, { tagIds }) => sum + tagIds.length, 0);
    expect(tags).toBe(2 * cards);
    const boardCost = await cost(() => api.deal.board());
    expect(boardCost.queries).toBe(1);
    expect(boardCost.read).toBeLessThanOrEqual(40 + 3 * cards + tags);
    const more = stages.map((stageId) => ({ stageId, cards: 100 }));
    const longer = await api.deal.board({ more });
    const all = longer.columns.reduce((sum, column) => sum + column.deals.length, 0);
    expect(all).toBe(Math.min(deals, 400));

    const id = board[0]?.deals[0]?.id ?? 0;
    for (const stageId of [stages[1] ?? 0, stages[0] ?? 0]) {
      const moveCost = await cost(() => api.deal.move({ id, stageId, afterId: null }));
      expect(moveCost.queries).toBeLessThanOrEqual(2);
      expect(moveCost.written).toBeLessThanOrEqual(10);
    }
    const pageCost = await cost(() => api.contact.byId({ id: contactId }));
    expect(pageCost.queries).toBe(1);
    expect(pageCost.read).toBeLessThanOrEqual(40 + 3 * 25);
  }
});

test("the board keeps its budget if most cards have no next step, or one without a date", async () => {
  const person = await withContact();
  const { api, contactId, stages, owner, userId } = person;
  await addDeals(person, { from: 0, to: 1_000, contactId, stages });
  const change = (statement: string) => owner.db.$client.prepare(statement).bind(userId).run();
  const tooMany = async () => {
    const cards = (await api.deal.board()).columns.flatMap(({ deals }) => deals);
    const steps = cards.filter(({ nextStep }) => nextStep).length;
    const tags = cards.reduce((sum, { tagIds }) => sum + tagIds.length, 0);
    const { read } = await cost(() => api.deal.board());
    return { steps, rows: Math.max(0, read - (40 + 3 * cards.length + tags)) };
  };
  await change(
    "delete from todos where user_id = ?1 and completed = 0 and (deal_id - (select min(id) from deals where user_id = ?1)) % 3 <> 0",
  );
  expect(await tooMany()).toEqual({ steps: 34, rows: 0 });
  await change("update todos set due_date = null where user_id = ?1");
  expect(await tooMany()).toEqual({ steps: 34, rows: 0 });
});

test("the dashboard keeps its budget, with 20 deals and with 1,000", async () => {
  const person = await withContact();
  const { api, contactId, stages } = person;
  let made = 0;
  for (const deals of [20, 1_000]) {
    await addDeals(person, { from: made, to: deals, contactId, stages });
    made = deals;
    const dashboardCost = await cost(() => api.metrics.dashboard());
    expect(dashboardCost.queries).toBe(1);
    expect(dashboardCost.read).toBeLessThanOrEqual(60);
    const [deal] = (await api.deal.list()).items;
    await api.deal.move({ id: deal?.id ?? 0, stageId: stages[1] ?? 0, afterId: null });
    await api.deal.move({ id: deal?.id ?? 0, stageId: stages[0] ?? 0, afterId: null });
  }
});

test("the dashboard keeps its budget, with three currencies in every open stage and rates for them", async () => {
  const { api, contactId, stages } = await withContact();
  await api.settings.update({ settings: { baseCurrency: "AUD" } });
  for (const currency of ["USD", "JPY"]) {
    for (const day of ["2026-01-02", "2026-01-05"])
      await api.rate.set({ currency, day, rate: 1.5 });
  }
  for (const currency of ["AUD", "USD", "JPY"]) {
    for (const stageId of stages) {
      await api.deal.create({ title: currency, value: 10, currency, contactId, stageId });
    }
  }
  const [deal] = (await api.deal.list()).items;
  for (const move of [1, 2, 3, 0, 1]) {
    const dashboardCost = await cost(() => api.metrics.dashboard());
    expect(dashboardCost.queries).toBe(1);
    // One more row is for the session check.
    expect(dashboardCost.read - 1).toBeLessThanOrEqual(60);
    await api.deal.move({ id: deal?.id ?? 0, stageId: stages[move] ?? 0, afterId: null });
  }
  const { pipelineValue, rates } = await api.metrics.summary();
  expect(pipelineValue.map(({ currency }) => currency).sort()).toEqual(["AUD", "JPY", "USD"]);
  expect(rates?.latest.map(({ day }) => day)).toEqual(["2026-01-05", "2026-01-05"]);
});

test("deals that move to a stage together cost the same each, with 20 deals and with 1,000", async () => {
  for (const deals of [20, 1_000]) {
    const person = await withContact();
    const { api, contactId } = person;
    await api.settings.update({ settings: { baseCurrency: "EUR" } });
    await api.rate.set({ currency: "AUD", day: "2026-01-02", rate: 0.6 });
    const [first = 0, second = 0] = person.stages;
    const won = (await api.stage.list()).find(({ kind }) => kind === "won")?.id;
    await addDeals(person, { from: 0, to: deals, contactId, stages: [first] });
    const ids = (await api.deal.export({})).items.map(({ id }) => id);
    const deed = { does: "stage" as const, stageId: second };
    const operation = crypto.randomUUID();
    const bulkCost = await cost(() => api.deal.bulk({ selection: { ids }, deed, operation }));
    expect(bulkCost.queries).toBe(3);
    // Each round trip also reads the session's row, each deal its stage, where it may become stale, and each
    // move its deal, which may be closed.
    expect(bulkCost.read).toBeLessThanOrEqual(63 + 22 * deals);
    expect(bulkCost.written).toBeLessThanOrEqual(7 + 8 * deals);
    // Four of the rows read for each deal are the rate of the day, for the log and for the deal.
    const deletionCost = await cost(() => api.stage.delete({ id: second, moveDealsTo: won }));
    expect(deletionCost.queries).toBe(3);
    expect(deletionCost.read).toBeLessThanOrEqual(84 + 67 * deals);
    // A deal that closes is one more row in the index of closed deals, and two in the times of its stages. One that
    // is won is six for each tag of its contact: a month, a quarter and a year, each also in its index.
    expect(deletionCost.written).toBeLessThanOrEqual(7 + 23 * deals);
    expect((await api.deal.list({ kind: "won" })).total).toBe(deals);
  }
});
