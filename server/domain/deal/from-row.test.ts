import { expect, test } from "vitest";
import { readDealColumns } from "./file-columns.ts";
import type { NamedStage } from "./file-stage.ts";
import { readDealRecord } from "./from-row.ts";

const stages = (["open", "won", "lost"] as const).map(
  (kind, at): NamedStage => ({ id: at + 1, name: kind, kind, pipelineId: 1, pipeline: "Sales" }),
);

function read(header: string, line: string) {
  const columns = readDealColumns(header.split("|"));
  const { deal, ...rest } = readDealRecord(
    { row: 2, cells: line.split("|") },
    {
      columns,
      ...{ order: null, locale: "en", currency: "EUR", today: "2026-11-30" },
      timeZone: "UTC",
      stages: { all: stages, answers: {} },
    },
  );
  return { ...deal, remarks: "remarks" in rest ? rest.remarks : [] };
}

test("an amount beside words that name no currency is kept with them", () => {
  const header = "Title|Value|Currency";
  expect(read(header, "One|1000|US Dollar")).toMatchObject({
    value: null,
    description: "Value: 1000\nCurrency: US Dollar",
    remarks: ["value"],
  });
  expect(read(header, "One|1000|usd")).toMatchObject({ value: 1000, currency: "USD" });
  expect(read(header, "One|1000|-")).toMatchObject({ value: 1000, currency: "EUR" });
  expect(read(header, "One||US Dollar")).toMatchObject({ description: "Currency: US Dollar" });
});

test("a deal was closed on its expected date only if that isn't after today", () => {
  const header = "Title|Status|Expected close date|Won time";
  const closed = (line: string) => read(header, line);
  expect(closed("One|won|2026-05-04|")).toMatchObject({ closedDate: "2026-05-04", remarks: [] });
  expect(closed("One|won|2027-05-04|")).toMatchObject({ closedDate: null, remarks: ["closing"] });
  expect(closed("One|lost||")).toMatchObject({ closedDate: null, remarks: ["closing"] });
  expect(closed("One|won|2027-05-04|2026-11-01")).toMatchObject({ closedDate: "2026-11-01" });
});

test("a second date that says otherwise is kept", () => {
  const header = "Title|Status|Won time|Closed on|Lost time";
  expect(read(header, "One|won|2026-11-01|2026-11-02|2026-11-01")).toMatchObject({
    closedDate: "2026-11-01",
    description: "Closed on: 2026-11-02",
  });
});
