import { expect, test } from "vitest";
import { settleAmounts } from "./typed-amounts.ts";

function settled(query: string, locale: string) {
  try {
    return settleAmounts(new URL(`https://kith.test/deals/all?${query}`), locale);
  } catch (answer) {
    if (answer instanceof Response) return answer.headers.get("Location");
    throw answer;
  }
}

test("an amount typed into a filter becomes its number in the URL", () => {
  expect(settled("value-from-typed=12.500&kind=open", "de-DE")).toBe(
    "/deals/all?kind=open&value-from=12500",
  );
  expect(settled("value-from-typed=€1,250.50&value-to-typed=2 000", "en-AU")).toBe(
    "/deals/all?value-from=1250.5&value-to=2000",
  );
  expect(settled("value-from-typed=1.250&currency=KWD", "en-AU")).toBe(
    "/deals/all?currency=KWD&value-from=1.25",
  );
});

test("an amount that can't be read stays as typed, with the reason, beside one that can", () => {
  const typed = "value-from-typed=1.250";
  const reason = "Enter the amount like 1,250.00 or 1250.";
  expect(settled(typed, "en-AU")).toEqual({ "value-from": { typed: "1.250", reason } });
  expect(settled(`${typed}&value-to-typed=3000`, "en-AU")).toBe(
    "/deals/all?value-from-typed=1.250&value-to=3000",
  );
});

test("a URL without typed amounts is left unchanged", () => {
  expect(settled("value-from=1.5&overdue=1&value-to-typed=", "en-AU")).toEqual({});
});
