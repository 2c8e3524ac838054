import { expect, test } from "vitest";
import { dayOrderIn, readDay } from "./written-day.ts";

test.each([
  ["2026-11-23", "2026-11-23"],
  ["13/07/2023", "2023-07-13"],
  ["07/13/2023", "2023-07-13"],
  ["25.12.1980", "1980-12-25"],
  ["03.04.1980", "1980-04-03"],
  ["25 Dec 1980", "1980-12-25"],
  ["25. December 1980", "1980-12-25"],
  ["Dec 25, 1980", "1980-12-25"],
  ["05/05/1980", "1980-05-05"],
  ["03/04/1980", null],
  ["31/02/1980", null],
  ["13/13/1980", null],
  ["25/12/80", null],
  ["soon", null],
])("%s alone is %s", (text, day) => {
  expect(readDay(text, null)).toBe(day);
});

test("one day above 12 decides all dates of a column, and two that disagree decide nothing", () => {
  expect(dayOrderIn(["03/04/1980", "13/07/2023"])).toBe("dayFirst");
  expect(dayOrderIn(["03/04/1980", "07/13/2023", ""])).toBe("monthFirst");
  expect(dayOrderIn(["13/07/2023", "07/13/2023"])).toBeNull();
  expect(dayOrderIn(["03/04/1980", "1980-13-01"])).toBeNull();
  expect(readDay("03/04/1980", "dayFirst")).toBe("1980-04-03");
  expect(readDay("03/04/1980", "monthFirst")).toBe("1980-03-04");
  expect(readDay("13/07/2023", "monthFirst")).toBe("2023-07-13");
});
