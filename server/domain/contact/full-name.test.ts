import { expect, test } from "vitest";
import { isCompanyName, isTitle, splitFullName } from "./full-name.ts";

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
  ["Ludwig Mies van der Rohe", "Ludwig Mies", "van der Rohe"],
  ["Maria de la Cruz", "Maria", "de la Cruz"],
  ["Van Morrison", "Van", "Morrison"],
  ["John Smith III", "John", "Smith III"],
  ["", null, null],
])("%s is first name %s and last name %s", (fullName, firstName, lastName) => {
  expect(splitFullName(fullName)).toEqual({ title: null, firstName, lastName });
});

test.each([
  ["Dr. Jane Smith", "Dr.", "Jane", "Smith"],
  ["Mr. Patel", "Mr.", null, "Patel"],
  ["Prof. Dr. Karl von der Heide", "Prof. Dr.", "Karl", "von der Heide"],
  ["Dr Schultheiss", "Dr", null, "Schultheiss"],
  ["Herr Jürgen Müller", "Herr", "Jürgen", "Müller"],
  ["Don Draper", null, "Don", "Draper"],
])("%s has the title %s", (fullName, title, firstName, lastName) => {
  expect(splitFullName(fullName)).toEqual({ title, firstName, lastName });
});

test("a company is known by its form, and a title by itself", () => {
  expect(["Acme, Inc.", "Beispiel GmbH", "Ann Lee", "Inca"].map(isCompanyName)).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(["Mrs.", "Prof. Dr.", "Engineer", "Dr. Who"].map(isTitle)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
