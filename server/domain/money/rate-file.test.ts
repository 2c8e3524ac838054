import { expect, test } from "vitest";
import { type Quote, quotesOf, ratesOf, readRateColumns } from "./rate-file.ts";

function quotes(header: string, ...lines: string[]): Quote[] {
  const columns = readRateColumns(header.split(";"));
  if (!columns) throw new Error(`No header: ${header}`);
  return lines.flatMap((line, index) => quotesOf(columns, index + 2, line.split(";")));
}

const inAud = { base: "AUD", locale: "en-AU" };

test.each([
  "Date;Currency;Rate",
  "currency code;Exchange rate;value date",
  "TIME_PERIOD;SYMBOL;OBS_VALUE",
  "Date; USD; JPY; ",
  "date;From;To;Rate",
])("%j is the header of a file of rates", (header) => {
  expect(readRateColumns(header.split(";"))).not.toBeNull();
});

test.each(["Name;Email", "Date;Amount", "USD;EUR", "Currency;Rate", "2026-11-03;USD;1.5", ""])(
  "%j isn't a header",
  (header) => {
    expect(readRateColumns(header.split(";"))).toBeNull();
  },
);

test("a row quotes the value of a currency, or how much of it the base buys", () => {
  const file = quotes("Date;Currency;Rate", "2026-11-03;usd;1.6");
  expect(ratesOf(file, { ...inAud, how: "worth" }).rates).toEqual([
    { row: 2, currency: "USD", day: "2026-11-03", rate: 1.6 },
  ]);
  expect(ratesOf(file, { ...inAud, how: "buys" }).rates).toEqual([
    { row: 2, currency: "USD", day: "2026-11-03", rate: 0.625 },
  ]);
});

const central = quotes(
  "Date; USD; JPY; AUD; CYP; ",
  "2026-11-03; 1.08; 162.5; 1.65; N/A; ",
  "2026-11-02; 1.10; N/A; N/A; ; ",
);

test("a file quoted in euros gives euro rates directly, and converts the others by the rate of the same day", () => {
  expect(ratesOf(central, { base: "EUR", how: "euro", locale: "en-AU" }).rates).toEqual([
    { row: 2, currency: "USD", day: "2026-11-03", rate: 0.925926 },
    { row: 2, currency: "JPY", day: "2026-11-03", rate: 0.00615385 },
    { row: 2, currency: "AUD", day: "2026-11-03", rate: 0.606061 },
    { row: 3, currency: "USD", day: "2026-11-02", rate: 0.909091 },
  ]);
  const { rates, refused } = ratesOf(central, { ...inAud, how: "euro" });
  expect(rates).toEqual([
    { row: 2, currency: "EUR", day: "2026-11-03", rate: 1.65 },
    { row: 2, currency: "USD", day: "2026-11-03", rate: 1.52778 },
    { row: 2, currency: "JPY", day: "2026-11-03", rate: 0.0101538 },
  ]);
  expect(refused).toEqual([
    { row: 3, reason: "There's no AUD rate on this date to convert the others with." },
  ]);
});

test("a row that names both currencies is of the one that is not the base, whichever comes first", () => {
  const file = quotes(
    "Date;From;To;Rate",
    "2026-11-03;USD;AUD;1.6",
    "2026-11-03;AUD;GBP;2",
    "2026-11-03;USD;GBP;0.8",
  );
  const { rates, refused } = ratesOf(file, { ...inAud, how: "worth" });
  expect(rates.map(({ currency }) => currency)).toEqual(["USD", "GBP"]);
  expect(refused).toEqual([{ row: 4, reason: "This rate quotes USD in GBP." }]);
});

test.each([
  [["2026-11-03", "2026/1/3", "20260103", "2026-01-03T16:00:00"], "en-AU"],
  [["3 November 2026", "03 Jan 2026", "3-Jan-2026", "January 3, 2026"], "en-AU"],
  [["3.11.2026", "03.01.2026", "03.01.2026", "3.1.2026"], "en-US"],
  [["03/11/2026", "03/01/2026", "3/1/2026", "3-1-2026"], "en-AU"],
  [["11/03/2026", "01/03/2026", "1/3/2026", "1-3-2026"], "en-US"],
])("days as in %j are read", (days, locale) => {
  const file = quotes("Date;Currency;Rate", ...days.map((day) => `${day};USD;1.5`));
  const { rates } = ratesOf(file, { base: "AUD", how: "worth", locale });
  expect(rates.map(({ day }) => day)).toEqual([
    "2026-11-03",
    "2026-01-03",
    "2026-01-03",
    "2026-01-03",
  ]);
});

test("a date that can be read in only one way decides the order for the whole file", () => {
  const days = (...each: string[]) =>
    ratesOf(quotes("Date;Currency;Rate", ...each.map((day) => `${day};USD;1.5`)), {
      ...inAud,
      how: "worth",
    }).rates.map(({ day }) => day);
  expect(days("01/02/2026", "01/13/2026")).toEqual(["2026-01-02", "2026-01-13"]);
  expect(days("01/02/2026", "13/01/2026")).toEqual(["2026-02-01", "2026-01-13"]);
});

test.each([
  [
    ["1.53", "1,234.5", "0.5"],
    [1.53, 1234.5, 0.5],
  ],
  [
    ["1,53", "1.234,5", "0,5"],
    [1.53, 1234.5, 0.5],
  ],
  [
    ["1,531", "0,653"],
    [1.531, 0.653],
  ],
  [
    ["1.531", "0.653"],
    [1.531, 0.653],
  ],
  [
    ["16,824", "1.05"],
    [16_824, 1.05],
  ],
  [
    ["16 824", "1'234.5", "6.5e-05"],
    [16_824, 1_234.5, 0.000065],
  ],
])("numbers as in %j are read", (numbers, read) => {
  const file = quotes(
    "Date;Currency;Rate",
    ...numbers.map((number, index) => `2026-11-0${index + 1};USD;${number}`),
  );
  expect(ratesOf(file, { ...inAud, how: "worth" }).rates.map(({ rate }) => rate)).toEqual(read);
});

test("where thousands and decimals look alike, only the person's own separator is read", () => {
  const read = (number: string, locale: string) => {
    const file = quotes("Date;Currency;Rate", `2026-11-03;USD;${number}`);
    const { rates, refused } = ratesOf(file, { base: "AUD", how: "worth", locale });
    return rates[0]?.rate ?? refused[0]?.reason;
  };
  expect(read("1.531", "en-AU")).toBe(1.531);
  expect(read("1,531", "de-DE")).toBe(1.531);
  expect(read("1,531", "en-AU")).toBe("USD: write “1,531” without a thousands separator.");
  expect(read("1.531", "de-DE")).toBe("USD: write “1.531” without a thousands separator.");
});

test("an invalid date or number is reported by its row", () => {
  const file = quotes(
    "Date;Currency;Rate",
    "2026-02-31;USD;1.5",
    ";USD;1.5",
    "2026-11-03;USD;",
    "2026-11-03;USD;-1.5",
    "2026-11-03;USD;0",
    "2026-11-03;USD;dear",
  );
  const { rates, refused } = ratesOf(file, { ...inAud, how: "worth" });
  expect(rates).toEqual([]);
  expect(refused.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6, 7]);
  expect(refused[0]?.reason).toBe("“2026-02-31” isn't a date (use 2026-11-23).");
  expect(refused[5]?.reason).toBe("USD: “dear” isn't a number above 0.");
});
