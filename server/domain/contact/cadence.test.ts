import { expect, test } from "vitest";
import { cadenceLabel, readCadence } from "./cadence.ts";

test.each([
  ["30", "30"],
  [" 30 days ", "30"],
  ["every 2 weeks", "14"],
  ["Every month", "30"],
  ["1 year", "365"],
  ["3650", "3650"],
])("the cadence %s is %s days", (typed, days) => {
  expect(readCadence(typed)).toBe(days);
});

test.each(["", "0", "-3", "3651", "11 years", "often", "every", "30 30"])(
  "%j isn't a cadence",
  (typed) => {
    expect(readCadence(typed)).toBeNull();
  },
);

test("a cadence is said in days", () => {
  expect([cadenceLabel("1"), cadenceLabel(30)]).toEqual(["Every day", "Every 30 days"]);
});
