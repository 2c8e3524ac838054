import { expect, test } from "vitest";
import { spreadsheetOf } from "./spreadsheet.server.ts";

test("amounts have a column of plain numbers for each currency, empty without one", () => {
  const money = (...totals: [string, number][]) => ({
    text: "",
    totals: totals.map(([currency, total]) => ({ currency, total })),
  });
  const rows = [
    [{ text: "Lead" }, { text: "3" }, money(["USD", 1250.5], ["EUR", 0])],
    [{ text: "Offer" }, { text: "0" }, money()],
  ];
  expect(spreadsheetOf({ head: ["Stage", "Deals", "Value"], rows })).toEqual([
    ["Stage", "Deals", "Value in EUR", "Value in USD"],
    ["Lead", "3", "0", "1250.5"],
    ["Offer", "0", "", ""],
  ]);
});

test("names that look like formulas are written so that no spreadsheet computes them", () => {
  const rows = [[{ text: '=HYPERLINK("https://example.com")' }, { text: "-3" }]];
  expect(spreadsheetOf({ head: ["Company", "Change"], rows })).toEqual([
    ["Company", "Change"],
    ['\'=HYPERLINK("https://example.com")', "-3"],
  ]);
});
