import { expect, test } from "vitest";
import { joinedText } from "./joined-text.ts";

test("only lines that the text doesn't have are added to it", () => {
  expect(joinedText(null, "Short", 100)).toBe("Short");
  expect(joinedText("Short", null, 100)).toBe("Short");
  expect(joinedText("Call him", "Call", 100)).toBe("Call him\nCall");
  expect(joinedText("Short\nEffort: 1", "Short\nEffort: 2", 100)).toBe(
    "Short\nEffort: 1\nEffort: 2",
  );
  expect(joinedText("One\n\nTwo", "Two\n\nOne", 100)).toBe("One\n\nTwo");
});

test("a text that would be too long stays as it is", () => {
  expect(joinedText("Short", "Long text", 14)).toBe("Short");
  expect(joinedText("Short", "Long text", 15)).toBe("Short\nLong text");
});
