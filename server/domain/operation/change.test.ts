import { expect, test } from "vitest";
import { keptMessage } from "./change.ts";

test("records that an undo left as they were are named, and the others counted", () => {
  expect(keptMessage({ count: 0, names: [] })).toBe("");
  expect(keptMessage({ count: 1, names: ["Ann"] })).toBe("“Ann” had changed and stays as it is.");
  expect(keptMessage({ count: 2, names: ["Ann", "Bob"] })).toBe(
    "“Ann” and “Bob” had changed and stay as they are.",
  );
  expect(keptMessage({ count: 1_234, names: ["Ann", "Bob", "Cyd"] })).toBe(
    "“Ann”, “Bob”, “Cyd” and 1,231 more had changed and stay as they are.",
  );
  expect(keptMessage({ count: 1, names: [] })).toBe("1 record had changed and stays as it is.");
  expect(keptMessage({ count: 2, names: [] })).toBe("2 records had changed and stay as they are.");
});
