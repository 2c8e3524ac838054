import { expect, test } from "vitest";
import { dayIn, daysAfter } from "#domain/day.ts";
import { newTally, withTally } from "../db/meter.ts";
import { newPerson } from "../testing/people.ts";
import { procedureOf, refusalOf } from "../testing/procedures.ts";
import { dumpWithoutLog, dumpWorkspace } from "../testing/workspace.ts";
import { fieldErrorsFor } from "../trpc.ts";

const day = "2026-11-03";
const usd = { currency: "USD", day, rate: 1.53 };

async function personIn(base = "AUD") {
  const person = await newPerson();
  await person.api.settings.update({ settings: { baseCurrency: base } });
  return person;
}

async function fieldsOf(call: Promise<unknown>) {
  const refusal = await refusalOf(call);
  expect(refusal).toMatchObject({ code: "BAD_REQUEST" });
  return (refusal && fieldErrorsFor(refusal)) ?? {};
}

test("a rate of a day is saved, and setting it again replaces it", async () => {
  const { api } = await personIn();
  const made = await api.rate.set(usd);
  expect(made).toMatchObject({ ...usd, base: "AUD", version: 1 });
  const again = await api.rate.set({ ...usd, rate: 1.54 });
  expect(again).toMatchObject({ id: made.id, rate: 1.54, version: 2 });
  expect((await api.rate.list()).items).toHaveLength(1);
  await api.change.undo({ operation: again.operation });
  expect((await api.rate.list()).items).toMatchObject([usd]);
  await api.change.undo({ operation: made.operation });
  expect((await api.rate.list()).items).toEqual([]);
});

test("a rate is edited and deleted, and both are undone", async () => {
  const { api, userId } = await personIn();
  const { id } = await api.rate.set(usd);
  const before = await dumpWithoutLog(userId);
  const edited = await api.rate.update({ id, rate: { day: "2026-11-02" }, version: 1 });
  expect(edited).toMatchObject({ ...usd, day: "2026-11-02", version: 2 });
  const stale = api.rate.update({ id, rate: { day: "2026-11-04" }, version: 1 });
  expect(await refusalOf(stale)).toMatchObject({ code: "CONFLICT" });
  await api.change.undo({ operation: edited.operation });
  expect((await api.rate.byId({ id })).day).toBe(day);
  const deleted = await api.rate.delete({ id });
  expect(deleted).toMatchObject(usd);
  expect(await refusalOf(api.rate.byId({ id }))).toMatchObject({ code: "NOT_FOUND" });
  await api.change.undo({ operation: deleted.operation });
  const kept = (await dumpWithoutLog(userId)).exchange_rates?.map(
    ({ updated_at: _, ...row }) => row,
  );
  expect(kept).toEqual(before.exchange_rates?.map(({ updated_at: _, ...row }) => row));
});

test("an edit does not write over the rate of another day", async () => {
  const { api } = await personIn();
  await api.rate.set(usd);
  const { id } = await api.rate.set({ ...usd, day: "2026-11-02" });
  const refusal = await refusalOf(api.rate.update({ id, rate: { currency: "USD", day } }));
  expect(refusal).toMatchObject({ code: "CONFLICT" });
  expect(refusal && fieldErrorsFor(refusal)).toEqual({
    day: ["There's already a USD rate on this date. Edit that one."],
  });
});

test("a rate is of a day of the calendar that has come, of a currency, and a number above 0", async () => {
  const { api } = await personIn();
  const set = procedureOf(api, "rate.set");
  for (const wrong of ["2026-02-31", "03/11/2026", "", 5, null]) {
    expect(Object.keys(await fieldsOf(set({ ...usd, day: wrong })))).toEqual(["day"]);
  }
  const today = dayIn("UTC", Date.now());
  await api.rate.set({ ...usd, day: daysAfter(today, 1) });
  expect(await fieldsOf(api.rate.set({ ...usd, day: daysAfter(today, 2) }))).toEqual({
    day: ["Enter today's date or an earlier one."],
  });
  for (const rate of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e10, 1e-12, "1.5", null]) {
    expect(Object.keys(await fieldsOf(set({ ...usd, rate })))).toEqual(["rate"]);
  }
  for (const currency of ["XXX", "", 5, "AUD"]) {
    expect(Object.keys(await fieldsOf(set({ ...usd, currency })))).toEqual(["currency"]);
  }
});

test("without a base currency a rate needs one to be named", async () => {
  const { api } = await newPerson();
  expect(await fieldsOf(api.rate.set(usd))).toEqual({
    currency: ["Select a reporting currency first."],
  });
  await api.rate.set({ ...usd, base: "EUR" });
  expect(await api.rate.list()).toMatchObject({ base: null, items: [] });
  await api.settings.update({ settings: { baseCurrency: "EUR" } });
  expect(await api.rate.list()).toMatchObject({ base: "EUR", items: [usd] });
});

test("the base currency is a setting that can be undone like others", async () => {
  const { api } = await newPerson();
  const selected = await api.settings.update({ settings: { baseCurrency: "AUD" } });
  expect(selected.baseCurrency).toBe("AUD");
  await api.change.undo({ operation: selected.operation });
  expect((await api.settings.get()).baseCurrency).toBeNull();
  expect(await fieldsOf(api.settings.update({ settings: { baseCurrency: "XXX" } }))).toHaveProperty(
    "settings.baseCurrency",
  );
});

test("rates come a page at a time, by currency and the newest first, forwards and back", async () => {
  const { api } = await personIn();
  const rows = ["USD", "JPY", "EUR"].flatMap((currency) =>
    Array.from({ length: 25 }, (_, index) => ({
      currency,
      day: daysAfter("2026-01-01", index),
      rate: index + 1,
    })),
  );
  await api.rate.import({ base: "AUD", rows, operation: crypto.randomUUID() });
  const expected = rows
    .map(({ currency, day: of }) => `${currency} ${of}`)
    .sort()
    .reverse();
  const seen: string[] = [];
  const shown = (page: { items: { currency: string; day: string }[] }) =>
    page.items.map(({ currency, day: of }) => `${currency} ${of}`);
  let page = await api.rate.list({ limit: 10 });
  seen.push(...shown(page));
  while (page.nextCursor) {
    page = await api.rate.list({ limit: 10, cursor: page.nextCursor });
    seen.push(...shown(page));
  }
  expect(seen).toEqual(expected);
  const back = await api.rate.list({ limit: 10, cursor: page.prevCursor });
  expect(shown(back)).toEqual(expected.slice(60, 70));
  const yen = await api.rate.list({ currency: "JPY", limit: 20 });
  expect(shown(yen)).toEqual(expected.slice(25, 45));
  const rest = await api.rate.list({ currency: "JPY", limit: 20, cursor: yen.nextCursor });
  expect(shown(rest)).toEqual(expected.slice(45, 50));
  expect(rest.nextCursor).toBeNull();
  expect(await fieldsOf(api.rate.list({ cursor: "nonsense" }))).toHaveProperty("cursor");
});

const days = (count: number) =>
  Array.from({ length: count }, (_, index) => daysAfter("2020-01-01", index));

test("a file is one operation, the same file again changes nothing, and Undo reverts it all", async () => {
  const { api, userId } = await personIn();
  await api.rate.set({ currency: "USD", day: "2020-01-01", rate: 1 });
  await api.rate.set({ currency: "USD", day: "2020-01-02", rate: 1.5 });
  const before = await dumpWithoutLog(userId);
  const rows = days(100).map((of) => ({ currency: "USD", day: of, rate: 1.5 }));
  const send = () => api.rate.import({ base: "AUD", rows, operation: crypto.randomUUID() });
  const answer = await send();
  expect(answer).toMatchObject({ created: 98, updated: 1, unchanged: 1, refused: [] });
  const after = await dumpWorkspace(userId);
  expect(await send()).toMatchObject({ created: 0, updated: 0, unchanged: 100 });
  expect(await dumpWorkspace(userId)).toEqual(after);
  const [latest] = (await api.change.list()).items;
  expect(latest).toMatchObject({ kind: "rate.import", records: 99 });
  await api.change.undo({ operation: answer.operation });
  const rates = (rowsOf: Awaited<ReturnType<typeof dumpWorkspace>>) =>
    rowsOf.exchange_rates?.map(({ currency, day: of, rate }) => [currency, of, rate]);
  expect(rates(await dumpWithoutLog(userId))).toEqual(rates(before));
});

test("rows that are refused are reported, and of two for a day the first counts", async () => {
  const { api } = await personIn();
  const rows: unknown[] = [
    usd,
    { ...usd },
    { ...usd, rate: 9 },
    { ...usd, currency: "AUD" },
    { ...usd, currency: "DOGE" },
    { ...usd, day: "2999-01-01" },
    { ...usd, rate: -1 },
    null,
    "rate",
  ];
  const answer = await api.rate.import({ base: "AUD", rows, operation: crypto.randomUUID() });
  expect(answer).toMatchObject({ created: 1, updated: 0, unchanged: 0 });
  expect(answer.refused.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6, 7, 8]);
  expect(answer.refused[0]?.fieldErrors).toEqual({
    day: ["An earlier row has a different rate for this currency and date."],
  });
  expect((await api.rate.list()).items).toMatchObject([usd]);
});

test("the most rates of one import are written in 2 round trips, and one more is refused", async () => {
  const { api } = await personIn();
  const codes = ["USD", "EUR", "JPY", "GBP"];
  const rows = codes.flatMap((currency) =>
    days(5_000).map((of, index) => ({
      currency,
      day: daysAfter(of, -4_000),
      rate: index + 0.123456789012,
    })),
  );
  const operation = crypto.randomUUID();
  const tally = newTally();
  const answer = await withTally(tally, () => api.rate.import({ base: "AUD", rows, operation }));
  expect(answer.created).toBe(20_000);
  expect(tally.queries).toBe(2);
  expect(tally.written / 20_000).toBeLessThanOrEqual(5);
  const one = { base: "AUD", rows: [...rows, usd], operation: crypto.randomUUID() };
  expect(await fieldsOf(api.rate.import(one))).toEqual({
    rows: ["Import up to 20,000 rates at a time."],
  });
  const latest = newTally();
  const { latest: newest } = await withTally(latest, () => api.rate.latest());
  expect(newest).toHaveLength(4);
  expect(latest.queries).toBe(1);
  expect(latest.read).toBeLessThanOrEqual(40);
  const page = newTally();
  await withTally(page, () => api.rate.list({ currency: "JPY" }));
  expect(page.read).toBeLessThanOrEqual(60);
});

test("totals come with the latest rate of each currency that deals are in, and say which lack one", async () => {
  const { api } = await newPerson();
  const company = { firstName: "Sarah", company: "Acme" };
  const { id: contactId } = await api.contact.create(company);
  const [acme] = (await api.company.list()).items;
  const id = acme?.id ?? 0;
  for (const currency of ["AUD", "USD", "JPY"]) {
    await api.deal.create({ title: currency, value: 100, currency, contactId });
  }
  expect((await api.metrics.summary()).rates).toBeNull();
  expect((await api.company.page({ id })).rates).toBeNull();
  await api.settings.update({ settings: { baseCurrency: "AUD" } });
  expect((await api.metrics.summary()).rates).toEqual({ base: "AUD", latest: [] });
  await api.rate.set({ ...usd, day: "2026-11-01", rate: 9 });
  await api.rate.set(usd);
  await api.rate.set({ ...usd, currency: "GBP" });
  const shown = { base: "AUD", latest: [usd] };
  expect((await api.metrics.summary()).rates).toEqual(shown);
  expect((await api.company.page({ id })).rates).toEqual(shown);
  expect((await api.company.byId({ id })).rates).toEqual(shown);
  expect(await api.rate.latest()).toMatchObject({
    base: "AUD",
    latest: [{ currency: "GBP" }, usd],
    missing: ["JPY"],
  });
});

test("the history names a rate by its currency and day, also after it is deleted", async () => {
  const { api } = await personIn();
  const { id } = await api.rate.set(usd);
  await api.rate.update({ id, rate: { rate: 1.6 } });
  await api.rate.delete({ id });
  const { items } = await api.change.list({ entity: "rate" });
  expect(items.map(({ kind, change }) => [kind, change?.label])).toEqual([
    ["rate.delete", "USD on 2026-11-03"],
    ["rate.update", "USD on 2026-11-03"],
    ["rate.set", "USD on 2026-11-03"],
  ]);
  expect(items[1]?.change?.lines).toEqual([
    { label: "Rate", before: { as: "text", text: "1.53" }, after: { as: "text", text: "1.6" } },
  ]);
});
