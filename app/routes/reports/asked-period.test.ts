import { expect, test } from "vitest";
import { askedPeriod } from "./asked-period.ts";

function asked(query: string) {
  return askedPeriod(new URLSearchParams(query), "2026-11-30");
}

test("a period is a preset, two months, or the last 12 months", () => {
  expect(asked("period=year")).toMatchObject({ from: "2026-01-01", to: "2026-12-31" });
  expect(asked("from=2025-03&to=2025-04")).toMatchObject({ from: "2025-03-01", error: null });
  expect(asked("")).toMatchObject({ preset: "last-12", from: "2025-12-01", to: "2026-11-30" });
});

test.each([
  ["from=2026-13&to=2026-01", "Enter two months, e.g. 2026-01 and 2026-11."],
  ["from=9999-12&to=9999-12", "Enter two months, e.g. 2026-01 and 2026-11."],
  ["from=2026-01&to=9999-12", "Enter two months, e.g. 2026-01 and 2026-11."],
  ["from=0026-01&to=2026-01", "Enter two months, e.g. 2026-01 and 2026-11."],
  ["from=2026-02&to=2026-01", "Enter an end that is not before the start."],
  ["from=1900-01&to=2199-12", "Enter a period of up to 60 months."],
])("the period %s isn't shown: %s", (query, error) => {
  expect(asked(query)).toMatchObject({ preset: "last-12", error });
});
