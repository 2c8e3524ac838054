import fc from "fast-check";
import { expect, test } from "vitest";
import { dayIn, daysAfter, isDay } from "#domain/day.ts";
import { clockIn, momentAt } from "#domain/moment.ts";
import { readWhen } from "./when.ts";

const timeZone = "Australia/Sydney";

/** A Monday afternoon in Sydney. */
const now = momentAt(timeZone, "2026-11-30", "14:20");

async function read(
  line: string,
  typist: { locale?: string; now?: number; timeZone?: string } = {},
) {
  const found = await readWhen(line, { timeZone, locale: "en-AU", now, ...typist });
  const { dueDate, dueTime, durationMinutes } = found;
  return [dueDate, dueTime, ...(durationMinutes === null ? [] : [durationMinutes])];
}

test.each([
  ["call Sarah", null, null],
  ["call Sarah today", "2026-11-30", null],
  ["call Sarah tomorrow 3pm", "2026-12-01", "15:00"],
  ["tomorrow call Sarah at 3pm", "2026-12-01", "15:00"],
  ["3pm call Sarah tomorrow", "2026-12-01", "15:00"],
  ["call Sarah by friday 17:00", "2026-12-04", "17:00"],
  ["call Sarah on Fri", "2026-12-04", null],
  ["next friday", "2026-12-11", null],
  ["monday", "2026-12-07", null],
  ["next monday 9am", "2026-12-07", "09:00"],
  ["in 3 days", "2026-12-03", null],
  ["in 2 weeks", "2026-12-14", null],
  ["next week", "2026-12-07", null],
  ["in a month", "2026-12-30", null],
  ["end of month", "2026-11-30", null],
  ["15 March", "2027-03-15", null],
  ["March 15th at noon", "2027-03-15", "12:00"],
  ["2026-12-05 14:00", "2026-12-05", "14:00"],
  ["5/6/2027", "2027-06-05", null],
  ["12.12.2026", "2026-12-12", null],
  ["29 Feb 2028", "2028-02-29", null],
  ["29 Feb", "2028-02-29", null],
  ["pay on the 31st", "2026-12-31", null],
  ["on the 30th at 5pm", "2026-11-30", "17:00"],
  ["on the 3rd", "2026-12-03", null],
  ["on the 3rd of March", "2027-03-03", null],
  ["yesterday", "2026-11-29", null],
])("%j is due on %s at %s", async (line, day, time) => {
  expect(await read(line)).toEqual([day, time]);
});

test.each([
  ["at 3pm", "2026-11-30", "15:00"],
  ["at 3", "2026-11-30", "15:00"],
  ["at 9", "2026-12-01", "09:00"],
  ["at 03:30", "2026-12-01", "03:30"],
  ["14:20", "2026-11-30", "14:20"],
  ["14:19", "2026-12-01", "14:19"],
  ["tonight", "2026-11-30", "20:00"],
  ["this evening", "2026-11-30", "18:00"],
  ["tomorrow morning", "2026-12-01", "09:00"],
  ["friday afternoon", "2026-12-04", "15:00"],
  ["midnight", "2026-12-01", "00:00"],
  ["in 2 hours", "2026-11-30", "16:20"],
  ["in half an hour", "2026-11-30", "14:50"],
])("a time of day, %j, is its next one: %s %s", async (line, day, time) => {
  expect(await read(line)).toEqual([day, time]);
});

test.each([
  ["tomorrow 2pm to 4pm", "2026-12-01", "14:00", 120],
  ["from 10 to 11:30am on friday", "2026-12-04", "10:00", 90],
])("%j lasts from one time to the other", async (line, day, time, minutes) => {
  expect(await read(line)).toEqual([day, time, minutes]);
});

test.each([
  ["pay on 31 Feb"],
  ["pay on 30 February"],
  ["29 Feb 2027"],
  ["31/02/2027"],
  ["2027-02-31"],
  ["31 April"],
  ["5 Dec 1850"],
  ["0026-12-05"],
  ["on the 32nd"],
])("a day that doesn't exist is not another one: %j", async (line) => {
  expect(await read(line)).toEqual([null, null]);
});

test.each([
  ["may call back"],
  ["the report of May"],
  ["send quote 2.10"],
  ["order 10 chairs"],
  ["book 1 hour"],
  ["practise for 2 days"],
  ["what we said last Monday"],
  ["the second quote"],
  ["ask about 100 %"],
])("what isn't a date is left alone: %j", async (line) => {
  expect(await read(line)).toEqual([null, null]);
});

test.each([
  ["en-US", "5/6/2027", "2027-05-06", null],
  ["en-GB", "5/6/2027", "2027-06-05", null],
  ["de-DE", "Anna morgen um 15 Uhr anrufen", "2026-12-01", "15:00"],
  ["de-AT", "5.6.2027", "2027-06-05", null],
  ["de-DE", "am 31. Februar", null, null],
  ["de-DE", "Steuer bis 31.12. abgeben", "2026-12-31", null],
  ["de-DE", "Feier 29.2.", "2028-02-29", null],
  ["de-DE", "am 3. anrufen", "2026-12-03", null],
  ["de-DE", "am 3. März", "2027-03-03", null],
  ["de-DE", "31.13. oder 32.1.", null, null],
  ["fr-FR", "appeler demain à 15h", "2026-12-01", "15:00"],
  ["es-MX", "llamar mañana a las 15:00", "2026-12-01", "15:00"],
  ["nl-NL", "bel morgen om 15:00", "2026-12-01", "15:00"],
  ["it-IT", "chiama domani alle 15", "2026-12-01", "15:00"],
  ["de-DE", "call Sarah tomorrow 3pm", "2026-12-01", "15:00"],
  ["ja-JP", "tomorrow 3pm", "2026-12-01", "15:00"],
])("in %s, %j is %s %s", async (locale, line, day, time) => {
  expect(await read(line, { locale })).toEqual([day, time]);
});

test("the same day of the next month is the last one of a shorter month", async () => {
  const lastOfJanuary = momentAt(timeZone, "2027-01-31", "10:00");
  expect(await read("next month", { now: lastOfJanuary })).toEqual(["2027-02-28", null]);
  expect(await read("in a month", { now: lastOfJanuary })).toEqual(["2027-02-28", null]);
  expect(await read("in 2 months", { now: lastOfJanuary })).toEqual(["2027-03-31", null]);
  const leapDay = momentAt(timeZone, "2028-02-29", "10:00");
  expect(await read("in a year", { now: leapDay })).toEqual(["2029-02-28", null]);
});

test("hours from now are hours, also where clocks are changed in between", async () => {
  const zone = { timeZone: "Europe/Berlin" };
  const spring = momentAt(zone.timeZone, "2027-03-28", "01:30");
  expect(await read("in 2 hours", { ...zone, now: spring })).toEqual(["2027-03-28", "04:30"]);
  const autumn = momentAt(zone.timeZone, "2027-10-31", "01:30");
  expect(await read("in 2 hours", { ...zone, now: autumn })).toEqual(["2027-10-31", "02:30"]);
  expect(await read("in 3 hours", { ...zone, now: autumn })).toEqual(["2027-10-31", "03:30"]);
  expect(await read("tomorrow 2:30am", { ...zone, now: spring - 86_400_000 })).toEqual([
    "2027-03-28",
    "02:30",
  ]);
});

test("a weekday is the next one, at any hour of the same weekday", async () => {
  for (const clock of ["00:00", "09:00", "23:59"]) {
    const monday = momentAt(timeZone, "2026-11-30", clock);
    expect(await read("monday", { now: monday })).toEqual(["2026-12-07", null]);
    expect(await read("tuesday", { now: monday })).toEqual(["2026-12-01", null]);
    expect(await read("sunday", { now: monday })).toEqual(["2026-12-06", null]);
  }
});

test("a time in another zone is the time that it is here", async () => {
  expect(await read("call at 3pm UTC", { timeZone: "Europe/Berlin" })).toEqual([
    "2026-11-30",
    "16:00",
  ]);
});

/** From the latest clocks to the earliest, with those that are changed in spring and autumn. */
const zones = [
  "Pacific/Pago_Pago",
  "America/St_Johns",
  "America/New_York",
  "UTC",
  "Europe/Berlin",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Auckland",
  "Pacific/Kiritimati",
];

test("today and tomorrow are those of the person, at any moment and in any zone", async () => {
  const moments = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 11, 31) });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...zones), moments, async (zone, moment) => {
      const typist = { timeZone: zone, now: moment };
      const today = dayIn(zone, moment);
      expect(await read("call today", typist)).toEqual([today, null]);
      expect(await read("call tomorrow at 15:00", typist)).toEqual([daysAfter(today, 1), "15:00"]);
      expect(await read("in 5 days", typist)).toEqual([daysAfter(today, 5), null]);
      const [day, time] = await read("in 3 hours", typist);
      const later = moment + 3 * 3_600_000;
      expect([day, time]).toEqual([dayIn(zone, later), clockIn(zone, later)]);
    }),
    { numRuns: 300 },
  );
});

test("whatever is typed, what is found is a day that exists", async () => {
  const words = fc.constantFrom("31", "30", "29", "feb", "april", "next", "month", "at", "3", "pm");
  const lines = fc.array(words, { maxLength: 6 }).map((each) => each.join(" "));
  await fc.assert(
    fc.asyncProperty(fc.oneof(lines, fc.string({ unit: "grapheme" })), async (line) => {
      const [day, time] = await read(line);
      if (day !== null) expect(isDay(String(day))).toBe(true);
      if (time !== null) expect(time).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
    }),
  );
});
