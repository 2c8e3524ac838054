import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { dayIn, startOfDay } from "#domain/day.ts";
import { firstLostReasons } from "#domain/deal/lost-reason.ts";
import { firstDayOf, lastDayOf, monthAfter, monthOf } from "#domain/report/period.ts";
import { newTally, withTally } from "../db/meter.ts";
import type { Report } from "../services/report/report.ts";
import { newPerson, type Person } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";
import { mutate, randomMutation } from "../testing/random-mutations.ts";
import { dumpWithoutLog, wrongFigures } from "../testing/workspace.ts";

const zone = "Australia/Sydney";
const year = { from: "2026-01-01", to: "2026-12-31" };

async function withStages() {
  const person = await newPerson();
  const stages = await person.api.stage.list();
  const [first, second, third] = stages.filter(({ kind }) => kind === "open");
  const won = stages.find(({ kind }) => kind === "won");
  const lost = stages.find(({ kind }) => kind === "lost");
  if (!first || !second || !third || !won || !lost) throw new Error("Stages are missing");
  return { ...person, first, second, third, won, lost };
}

test("a report has the won and lost deals of each month, why they were lost and where they dropped out", async () => {
  const { api, first, second, won, lost } = await withStages();
  const deals: number[] = [];
  for (const value of [100, 200, 300, null]) {
    deals.push((await api.deal.create({ title: "Deal", value, stageId: first.id })).id);
  }
  const [one = 0, two = 0, three = 0, four = 0] = deals;
  const close = (id: number, stageId: number, closedDate: string, lostReason?: string) =>
    api.deal.move({ id, stageId, closedDate, lostReason });
  await close(one, won.id, "2026-03-31");
  await api.deal.move({ id: two, stageId: second.id });
  await close(two, lost.id, "2026-04-01", "Price");
  await close(three, lost.id, "2026-04-30", "The weather");
  await close(four, won.id, "2025-12-31");
  const report = await api.metrics.report(year);
  expect(report.period).toEqual(year);
  expect(report.previous).toEqual({ from: "2025-01-01", to: "2025-12-31" });
  const months = report.months.filter(({ won, lost }) => won.deals + lost.deals > 0);
  expect(months).toMatchObject([
    { month: "2026-03", won: { deals: 1, totals: [{ currency: "AUD", total: 100 }] } },
    { month: "2026-04", won: { deals: 0 }, lost: { deals: 2, averages: [{ total: 250 }] } },
  ]);
  expect(report.won).toMatchObject({ deals: 1, days: 0 });
  expect(report.before.won).toMatchObject({ deals: 1, totals: [{ total: 0 }] });
  expect(report.reasons.filter(({ deals }) => deals > 0)).toEqual([
    { reason: "Price", deals: 1, before: 0 },
    { reason: null, deals: 1, before: 0 },
  ]);
  const steps = report.funnel.map(({ stage, reached, lost: out }) => [stage.id, reached, out]);
  expect(steps.slice(0, 2)).toEqual([
    [first.id, 3, 1],
    [second.id, 2, 1],
  ]);
  await expectLinked(api, report);
});

test("a won deal that is marked as lost was still closed from the same stage, and one that reopens from none", async () => {
  const { api, first, won, lost } = await withStages();
  const { id } = await api.deal.create({ title: "Deal", value: 1, stageId: first.id });
  await api.deal.update({ id, deal: { stageId: won.id, closedDate: "2026-05-05" } });
  await api.deal.update({ id, deal: { stageId: lost.id } });
  const closedFrom = { closedFromStageId: first.id };
  expect((await api.deal.list(closedFrom)).total).toBe(1);
  await api.deal.bulk({
    selection: { ids: [id] },
    deed: { does: "stage", stageId: first.id },
    operation: crypto.randomUUID(),
  });
  expect((await api.deal.list(closedFrom)).total).toBe(0);
  await api.deal.bulk({
    selection: { ids: [id] },
    deed: { does: "stage", stageId: lost.id },
    operation: crypto.randomUUID(),
  });
  expect((await api.deal.list(closedFrom)).total).toBe(1);
});

test("an average leaves out the deals that have no value", async () => {
  const { api, userId, won } = await withStages();
  const ids: number[] = [];
  for (const value of [100, 300, null]) {
    const deal = { title: "Deal", value, stageId: won.id, closedDate: "2026-03-31" };
    ids.push((await api.deal.create(deal)).id);
  }
  const averages = async () => (await api.metrics.report(year)).won.averages;
  expect(await averages()).toEqual([{ currency: "AUD", total: 200 }]);
  const [, second = 0, third = 0] = ids;
  await api.deal.update({ id: third, deal: { value: 500 } });
  expect(await averages()).toEqual([{ currency: "AUD", total: 300 }]);
  const { operation } = await api.deal.update({ id: second, deal: { value: null } });
  expect(await averages()).toEqual([{ currency: "AUD", total: 300 }]);
  await api.change.undo({ operation });
  await api.deal.delete({ id: third });
  expect(await averages()).toEqual([{ currency: "AUD", total: 200 }]);
  expect(await wrongFigures(userId)).toEqual([]);
});

test("companies and tags are ranked by the value of the deals that were won from them", async () => {
  const { api, userId, first, won } = await withStages();
  const tag = await api.tag.create({ name: "Partner", color: "#336699" });
  const other = await api.tag.create({ name: "Retail", color: "#336699" });
  const acme = await api.contact.create({ firstName: "Ann", company: "Acme", tagIds: [tag.id] });
  const beta = await api.contact.create({ firstName: "Bob", company: "Beta" });
  const win = (contactId: number, value: number | null, closedDate: string, currency = "AUD") =>
    api.deal.create({
      ...{ title: "Deal", contactId, value, currency, closedDate, stageId: won.id },
    });
  await win(acme.id, 100, "2026-03-31");
  const big = await win(beta.id, 250, "2026-01-01");
  await win(beta.id, null, "2026-06-30");
  await win(beta.id, 999, "2025-12-31");
  await win(acme.id, 5000, "2026-02-01", "USD");
  const read = async (period: { from: string; to: string }) => {
    const { companies, tags } = (await api.metrics.report(period)).ranking;
    const shown = ({ name, deals, total }: (typeof tags)[number]) => [name, deals, total.total];
    return [companies.map(shown), tags.map(shown)];
  };
  const firstQuarter = { from: "2026-01-01", to: "2026-03-31" };
  const both = [
    ["Beta", 1, 250],
    ["Acme", 1, 100],
  ];
  expect(await read(firstQuarter)).toEqual([both, [["Partner", 1, 100]]]);
  expect(await read({ from: "2026-03-01", to: "2026-03-31" })).toEqual([
    [["Acme", 1, 100]],
    [["Partner", 1, 100]],
  ]);
  expect(await read(year)).toEqual([
    [
      ["Beta", 2, 250],
      ["Acme", 1, 100],
    ],
    [["Partner", 1, 100]],
  ]);
  await expectLinked(api, await api.metrics.report(firstQuarter));
  const { ranking } = await api.metrics.report(year);
  expect(ranking).toMatchObject({ currency: "AUD", otherCurrencies: ["USD"] });
  // Nothing was won in euros.
  await api.settings.update({ settings: { baseCurrency: "EUR" } });
  expect((await api.metrics.report(year)).ranking).toEqual(ranking);
  await api.settings.update({ settings: { baseCurrency: null } });
  // A tag counts for what was won before it was added.
  const { operation } = await api.contact.addTag({ contactId: beta.id, tagId: other.id });
  expect((await read(firstQuarter))[1]).toEqual([
    ["Retail", 1, 250],
    ["Partner", 1, 100],
  ]);
  await api.change.undo({ operation });
  expect((await read(firstQuarter))[1]).toEqual([["Partner", 1, 100]]);
  await api.tag.delete({ id: tag.id });
  expect((await read(firstQuarter))[1]).toEqual([]);
  await api.contact.update({ id: beta.id, contact: { company: "Acme" } });
  expect((await read(firstQuarter))[0]).toEqual([["Acme", 2, 350]]);
  await api.deal.move({ id: big.id, stageId: first.id });
  expect((await read(firstQuarter))[0]).toEqual([["Acme", 1, 100]]);
  await api.stage.update({ id: won.id, stage: { kind: "lost" } });
  expect((await read(firstQuarter))[0]).toEqual([]);
  expect(await wrongFigures(userId)).toEqual([]);
});

test("a report has the average time that closed deals had been in each stage, also in one they came back to", async () => {
  const { api, userId, first, second, third, won } = await withStages();
  const { id } = await api.deal.create({ title: "Deal", value: 1, stageId: first.id });
  const direct = await api.deal.create({ title: "Direct", value: 1, stageId: won.id });
  for (const { id: stageId } of [second, first, second, won]) await api.deal.move({ id, stageId });
  await api.deal.update({ id, deal: { closedDate: "2026-05-05" } });
  await api.deal.update({ id: direct.id, deal: { closedDate: "2026-05-06" } });
  const { operation } = await api.deal.delete({ id });
  expect((await api.metrics.report(year)).stays.every(({ deals }) => deals === 0)).toBe(true);
  // As if each of its five stages had been entered a day after the one before.
  const day = 86_400_000;
  await env.DB.prepare(
    "update deal_stage_changes set moved_at = ?2 + ?3 * (select count(*) from deal_stage_changes as earlier where earlier.deal_id = ?1 and earlier.operation_id < deal_stage_changes.operation_id) where deal_id = ?1",
  )
    .bind(id, Date.UTC(2026, 4, 1), day)
    .run();
  await api.change.undo({ operation });
  const report = await api.metrics.report(year);
  const shown = report.stays.map(({ stage, deals, days }) => [stage.id, deals, days]);
  expect(shown.slice(0, 3)).toEqual([
    [first.id, 1, 2],
    [second.id, 1, 2],
    [third.id, 0, null],
  ]);
  await expectLinked(api, report);
  expect(await wrongFigures(userId)).toEqual([]);
  const { operation: reopening } = await api.deal.move({ id, stageId: third.id });
  expect((await api.metrics.report(year)).stays.every(({ deals }) => deals === 0)).toBe(true);
  await api.change.undo({ operation: reopening });
  expect((await api.metrics.report(year)).stays).toEqual(report.stays);
  expect(await wrongFigures(userId)).toEqual([]);
});

test("new contacts are counted by the sources of the settings, and again when those change", async () => {
  const { api, userId } = await withStages();
  const today = dayIn(zone, Date.now());
  const now = { from: today, to: today };
  const read = async () => {
    const report = await api.metrics.report(now);
    expect(await wrongFigures(userId)).toEqual([]);
    const counted = report.sources.filter(({ contacts }) => contacts > 0);
    return Object.fromEntries(counted.map(({ source, contacts }) => [source, contacts]));
  };
  const sources = ["Referral", "Referral", "Event", "O\"Hara's fair", null, "referral"];
  const rows = sources.map((source, index) => ({ firstName: `Person ${index}`, source }));
  await api.contact.import({ rows, operation: crypto.randomUUID() });
  expect(await read()).toEqual({ Referral: 3, Event: 1, null: 2 });
  const { id } = await api.contact.create({ firstName: "Ann", source: "Event" });
  expect(await read()).toEqual({ Referral: 3, Event: 2, null: 2 });
  const { operation } = await api.contact.update({ id, contact: { source: "REFERRAL" } });
  expect(await read()).toEqual({ Referral: 4, Event: 1, null: 2 });
  await api.change.undo({ operation });
  await api.contact.delete({ id });
  expect(await read()).toEqual({ Referral: 3, Event: 1, null: 2 });
  await api.settings.update({ settings: { sources: "Event\nO\"Hara's fair" } });
  expect(await read()).toEqual({ Event: 1, "O\"Hara's fair": 1, null: 4 });
  await expectLinked(api, await api.metrics.report(now));
});

test("the forecast has open deals by expected close, weighted by their stage, and the goal", async () => {
  const { api, first, userId } = await withStages();
  const month = monthOf(dayIn(zone, Date.now()));
  const later = firstDayOf(month);
  await api.deal.create({
    title: "Soon",
    value: 1000,
    expectedCloseDate: later,
    stageId: first.id,
  });
  await api.deal.create({ title: "Late", value: 50, expectedCloseDate: "2020-02-29" });
  await api.deal.create({ title: "Some day", value: 70 });
  const { operation } = await api.settings.update({
    settings: { monthlyGoal: 5000, goalCurrency: "AUD" },
  });
  const report = await api.metrics.report(year);
  const weighted = (1000 * first.probability) / 100;
  expect(report.forecast.slice(0, 2)).toMatchObject([
    { month: null, count: 1, totals: [{ total: 50 }] },
    { month, count: 1, totals: [{ total: 1000 }], weighted: [{ total: weighted }] },
  ]);
  expect(report.forecast).toHaveLength(13);
  expect(report.open.count).toBe(3);
  expect(report.goal).toEqual({ currency: "AUD", total: 5000 });
  await api.change.undo({ operation });
  expect((await api.metrics.report(year)).goal).toBeNull();
  expect(await wrongFigures(userId)).toEqual([]);
});

test("contacts and activities are counted by weeks of the person's zone, whenever they are added or changed", async () => {
  const { api, userId } = await withStages();
  const { id: contactId } = await api.contact.create({ firstName: "Ann" });
  const at = (day: string, hours: number) => startOfDay(zone, day) + hours * 3_600_000;
  const add = (type: "call" | "note", timestamp: number) =>
    api.activity.create({ type, description: "Hello", contactId, timestamp });
  // A Monday in Sydney, when it is still Sunday in Greenwich.
  const call = await add("call", at("2026-03-02", 0));
  await add("note", at("2026-03-02", 0) - 1);
  const march = { from: "2026-03-05", to: "2026-03-05" };
  const read = async () => (await api.metrics.report(march)).weeks.map(activityCounts);
  expect((await api.metrics.report(march)).period).toEqual({
    from: "2026-03-01",
    to: "2026-03-31",
  });
  const first = [
    ["2026-03-01", "2026-03-01", 0, 1],
    ["2026-03-02", "2026-03-08", 1, 0],
  ];
  expect((await read()).slice(0, 2)).toEqual(first);
  // March is stored now.
  await add("call", at("2026-03-02", 1));
  await api.activity.update({ id: call.id, activity: { timestamp: at("2026-03-08", 23) } });
  expect((await read())[1]).toEqual(["2026-03-02", "2026-03-08", 2, 0]);
  const { operation } = await api.activity.delete({ id: call.id });
  expect((await read())[1]).toEqual(["2026-03-02", "2026-03-08", 1, 0]);
  await api.change.undo({ operation });
  expect((await read())[1]).toEqual(["2026-03-02", "2026-03-08", 2, 0]);
  await api.settings.update({ settings: { timeZone: "America/New_York" } });
  expect(await wrongFigures(userId)).toEqual([]);
});

function activityCounts({ from, to, activities }: Report["weeks"][number]) {
  return [from, to, activities.call, activities.note];
}

test("a workspace that changes its zone is counted in the new one", async () => {
  const person = await newPerson();
  const { api, context, userId } = person;
  const { id: contactId } = await api.contact.create({ firstName: "Ann" });
  const timestamp = startOfDay(zone, "2026-03-02");
  await api.activity.create({ type: "call", contactId, timestamp });
  const march = { from: "2026-03-01", to: "2026-03-31" };
  const weeks = (await api.metrics.report(march)).weeks.map(activityCounts);
  expect(weeks[1]).toEqual(["2026-03-02", "2026-03-08", 1, 0]);
  if (context.session) context.session.user.timeZone = "America/New_York";
  const moved = (await api.metrics.report(march)).weeks.map(activityCounts);
  expect(moved[0]).toEqual(["2026-03-01", "2026-03-01", 1, 0]);
  expect(await wrongFigures(userId)).toEqual([]);
});

test("a period that ends before it starts, is longer than 60 months or of the wrong century is refused", async () => {
  const { api } = await newPerson();
  for (const period of [
    { from: "2026-02-01", to: "2026-01-31" },
    { from: "2020-01-01", to: "2025-01-01" },
    { from: "2026-02-30", to: "2026-03-01" },
    { from: "9999-12-01", to: "9999-12-31" },
    { from: "1899-12-01", to: "1900-01-01" },
  ]) {
    expect(await refusalOf(api.metrics.report(period))).toMatchObject({ code: "BAD_REQUEST" });
  }
});

/** The moment after a period. */
function endOf({ to }: { to: string }): number {
  return startOfDay(zone, to) + 24 * 3_600_000;
}

/** Compares every figure of a report with the list that its link leads to. */
async function expectLinked(api: Person["api"], report: Report): Promise<void> {
  const closed = { closedFrom: report.period.from, closedTo: report.period.to };
  for (const { month, won, lost } of report.months) {
    const during = { closedFrom: firstDayOf(month), closedTo: lastDayOf(month) };
    const wonList = await api.deal.list({ kind: "won", ...during });
    expect([wonList.total, wonList.totals]).toEqual([won.deals, won.totals]);
    const lostList = await api.deal.list({ kind: "lost", ...during });
    expect([lostList.total, lostList.totals]).toEqual([lost.deals, lost.totals]);
  }
  const notLostReasons = report.reasons.flatMap(({ reason }) => reason ?? []);
  for (const { reason, deals } of report.reasons) {
    const why =
      reason === null ? { notLostReasons } : { kind: "lost" as const, lostReason: reason };
    expect((await api.deal.list({ ...closed, ...why })).total, String(reason)).toBe(deals);
  }
  for (const { stage, reached, lost } of report.funnel) {
    const list = await api.deal.list({ ...closed, reachedStageId: stage.id });
    expect(list.total, `reached ${stage.name}`).toBe(reached);
    const from = { kind: "lost" as const, closedFromStageId: stage.id };
    expect((await api.deal.list({ ...closed, ...from })).total).toBe(lost);
  }
  for (const { stage, count, totals } of report.stages) {
    const list = await api.deal.list({ stageId: stage.id });
    expect([list.total, list.totals]).toEqual([count, totals]);
  }
  for (const { month, count, totals } of report.forecast) {
    const before = { closesTo: lastDayOf(monthAfter(monthOf(dayIn(zone, Date.now())), -1)) };
    const closes =
      month === null ? before : { closesFrom: firstDayOf(month), closesTo: lastDayOf(month) };
    const list = await api.deal.list({ kind: "open", ...closes });
    expect([list.total, list.totals]).toEqual([count, totals]);
  }
  for (const { stage, deals } of report.stays) {
    const list = await api.deal.list({ ...closed, leftStageId: stage.id });
    expect(list.total, `left ${stage.name}`).toBe(deals);
  }
  const { start, end } = { start: startOfDay(zone, report.period.from), end: endOf(report.period) };
  const notSources = report.sources.flatMap(({ source }) => source ?? []);
  for (const { source, contacts } of report.sources) {
    const from = source === null ? { notSources } : { source };
    const list = await api.contact.list({ addedFrom: start, addedBefore: end, ...from });
    expect(list.total, String(source)).toBe(contacts);
  }
  const { span, currency, companies, tags } = report.ranking;
  const ranked = [
    ...companies.map((each) => ({ ...each, filter: { companyId: each.id } })),
    ...tags.map((each) => ({ ...each, filter: { tagIds: [each.id] } })),
  ];
  for (const { name, deals, total, filter } of ranked) {
    const won = { kind: "won" as const, currency, closedFrom: span.from, closedTo: span.to };
    const list = await api.deal.list({ ...won, ...filter });
    expect([list.total, list.totals], name).toEqual([deals, [total]]);
  }
  for (const { from, to, contacts, activities } of report.weeks) {
    const start = startOfDay(zone, from);
    const end = startOfDay(zone, to) + 24 * 3_600_000;
    const list = await api.contact.list({ addedFrom: start, addedBefore: end });
    expect(list.total).toBe(contacts);
    for (const type of ["call", "meeting"] as const) {
      const span = { type, from: start, before: end, counted: true };
      expect((await api.activity.list(span)).total).toBe(activities[type]);
    }
  }
}

test("every figure equals its list and a recount, after any operations, undos, merges and purges", async () => {
  const reading = { path: "report", numbers: [] };
  const step = fc.oneof(
    { weight: 5, arbitrary: randomMutation },
    { weight: 2, arbitrary: fc.constant(reading) },
  );
  // The quarter of the activities that random mutations add, and the present one.
  const today = dayIn(zone, Date.now());
  const present = { from: today, to: today };
  const periods = [{ from: "1970-01-01", to: "1970-01-31" }, present];
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
      const person = await newPerson();
      const done: string[] = [];
      for (const path of ["contact.create", "deal.create", "activity.create", "deal.create"]) {
        await mutate(person, { path, numbers: [1, 0, 2, 0, 1, 3, 0, 1] });
      }
      for (const each of steps) {
        if (each.path === "report") {
          for (const period of periods) await person.api.metrics.report(period);
        } else {
          const operation = await mutate(person, each);
          if (operation) done.push(operation);
        }
      }
      for (const operation of done.slice(-2)) {
        await refusalOf(person.api.change.undo({ operation }));
      }
      expect(await wrongFigures(person.userId)).toEqual([]);
      for (const period of periods) {
        await expectLinked(person.api, await person.api.metrics.report(period));
      }
      expect(await wrongFigures(person.userId)).toEqual([]);
    }),
    { numRuns: 12 },
  );
});

test("undoing what closed a deal restores all figures", async () => {
  const { api, userId, first, won } = await withStages();
  const { id } = await api.deal.create({ title: "Deal", value: 10, stageId: first.id });
  const before = await dumpWithoutLog(userId);
  const { operation } = await api.deal.move({ id, stageId: won.id, closedDate: "2026-02-01" });
  await api.change.undo({ operation });
  expect(await dumpWithoutLog(userId)).toEqual(before);
});

async function costOf(work: () => Promise<unknown>) {
  const tally = newTally();
  await withTally(tally, work);
  return tally;
}

test("a report of 24 months costs 2 round trips and 100 rows, whatever the workspace's size", async () => {
  const { api, userId, first, won, lost } = await withStages();
  for (const size of [10, 1_000]) {
    const rows = Array.from({ length: size }, (_, index) => ({
      firstName: `Person ${index}`,
      company: `Company ${index % 60}`,
      tags: [`Tag ${index % 40}`],
    }));
    await api.contact.import({ rows, operation: crypto.randomUUID() });
    const series = `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${size})`;
    await env.DB.batch([
      env.DB.prepare(
        `insert into deals (title, value, value_minor, currency, stage_id, position, closed_date, closed_from_stage_id,
            lost_reason, user_id, created_at, updated_at, search_text, contact_id)
          ${series} select 'Deal', 1, 100 + i % 7, iif(i % 9, 'AUD', 'USD'), iif(i % 2, ${won.id}, ${lost.id}), 'a' || i,
            (20000 + i % 720) * 86400000, ${first.id}, iif(i % 2, null, ${reasonOf("i % 5")}), ?1, 1700000000000, 1, '',
            (select min(id) + i % ${size} from contacts where user_id = ?1) from n`,
      ).bind(userId),
      env.DB.prepare(
        `insert into contact_activities (contact_id, type, timestamp, user_id, created_at, updated_at)
          ${series} select (select min(id) from contacts where user_id = ?1), 'call', 1730000000000 + i * 30000000, ?1, 1, 1 from n`,
      ).bind(userId),
    ]);
    const period = { from: "2025-01-01", to: "2026-12-31" };
    await api.metrics.report(period);
    const cost = await costOf(() => api.metrics.report(period));
    expect(cost.queries).toBe(2);
    expect(cost.read).toBeLessThanOrEqual(100);
    expect(cost.written).toBe(0);
    expect(await wrongFigures(userId)).toEqual([]);
    // Up to four new contacts and activities aren't stored yet.
    for (const firstName of ["Ann", "Bob", "Cyd", "Dee"]) {
      const { id: contactId } = await api.contact.create({ firstName, source: "Event" });
      await api.activity.create({ type: "call", subject: "Hello", contactId });
    }
    const later = await costOf(() => api.metrics.report(period));
    expect(later.read).toBeLessThanOrEqual(100);
    expect(later.written).toBe(0);
  }
});

function reasonOf(index: string): string {
  return `case ${index} ${firstLostReasons.map((reason, at) => `when ${at} then '${reason}'`).join(" ")} end`;
}

test("a new contact and a new activity write no row for reports, and a few of them are counted as they are read", async () => {
  const { api, userId } = await withStages();
  const today = dayIn(zone, Date.now());
  const now = { from: today, to: today };
  const add = (firstName: string) => costOf(() => api.contact.create({ firstName }));
  const created = await add("First");
  await api.metrics.report(now);
  const again = await add("Second");
  expect(again.written).toBe(created.written);
  for (let number = 0; number < 12; number += 1) {
    await add(`Person ${number}`);
    const report = await api.metrics.report(now);
    expect(report.contacts.now).toBe(number + 3);
  }
  expect(await wrongFigures(userId)).toEqual([]);
});
