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
  ["李 明", "明", "李"],
  ["山田\u3000太郎", "太郎", "山田"],
  ["김 민수", "민수", "김"],
  ["山田太郎", "山田太郎", null],
  ["マイケル ジャクソン", "マイケル", "ジャクソン"],
  ["", null, null],
])("%s is first name %s and last name %s", (fullName, firstName, lastName) => {
  expect(splitFullName(fullName)).toEqual({ firstName, lastName });
});
