import { expect, test } from "vitest";
import { splitFullName } from "./full-name.ts";

test.each([
  ["Ada Lovelace", "Ada", "Lovelace"],
  ["  Ada  King   Lovelace ", "Ada  King", "Lovelace"],
  ["Lovelace, Ada", "Ada", "Lovelace"],
  ["van Beethoven, Ludwig", "Ludwig", "van Beethoven"],
  ["Ada Lovelace, Ph.D.", "Ada", "Lovelace, Ph.D."],
  ["Martin King, Jr", "Martin", "King, Jr"],
  ["Plato", "Plato", null],
  ["Plato,", "Plato,", null],
  ["李 明", "李", "明"],
  ["", null, null],
])("%s is first name %s and last name %s", (fullName, firstName, lastName) => {
  expect(splitFullName(fullName)).toEqual({ firstName, lastName });
});
