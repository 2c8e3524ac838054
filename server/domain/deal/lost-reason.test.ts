import { expect, test } from "vitest";
import { linesOf } from "../choice-lines.ts";
import {
  firstLostReasons,
  lostReasonsFault,
  lostReasonsOf,
  selectedReason,
} from "./lost-reason.ts";

test("reasons are one per line, without repeats or empty lines", () => {
  expect(linesOf(" Price \n\nToo late\nprice\n")).toEqual(["Price", "Too late"]);
});

test("a workspace offers its own reasons, or the default ones", () => {
  expect(lostReasonsOf("Weather")).toEqual(["Weather"]);
  expect(lostReasonsOf(null)).toEqual(firstLostReasons);
});

test("too many reasons and one that is too long are refused with a message", () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, n) => `Reason ${n}`).join("\n");
  expect(lostReasonsFault(lines(50))).toBeUndefined();
  expect(lostReasonsFault(lines(51))).toBe("Enter up to 50 reasons.");
  expect(lostReasonsFault("x".repeat(201))).toBe("Each reason can be up to 200 characters.");
});

test("a typed reason takes precedence over the one selected in the list", () => {
  const selected = { lostReason: "Price" };
  expect(selectedReason({ ...selected, otherReason: " Too dear " })).toBe("Too dear");
  expect(selectedReason({ ...selected, otherReason: " " })).toBe("Price");
  expect(selectedReason({ lostReason: null, otherReason: undefined })).toBe("");
});
