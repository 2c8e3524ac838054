import { expect, test } from "vitest";
import { rangeIn } from "./byte-range.ts";

test.each([
  ["bytes=0-3", { offset: 0, length: 4 }],
  ["bytes=4-", { offset: 4, length: 6 }],
  ["bytes=-3", { offset: 7, length: 3 }],
  ["bytes=-30", { offset: 0, length: 10 }],
  ["bytes=8-100", { offset: 8, length: 2 }],
  ["bytes=10-", "unsatisfiable"],
  ["bytes=-0", "unsatisfiable"],
  ["bytes=5-2", null],
  ["bytes=-", null],
  ["bytes=0-1,4-5", null],
  ["lines=1-2", null],
  ["", null],
  [null, null],
] as const)("of ten bytes, %s are these", (header, range) => {
  expect(rangeIn(header, 10)).toEqual(range);
});
