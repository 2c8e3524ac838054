import { expect, test } from "vitest";
import { sizeLabel, storedName } from "./file.ts";

test.each([
  ["Plan.pdf", "Plan.pdf"],
  [' "Plan"\r\n\0.pdf ', '"Plan".pdf'],
  ["invoice\u202egpj.exe", "invoicegpj.exe"],
  ["خطة 📎.pdf", "خطة 📎.pdf"],
  ["half \ud83d", "half \ufffd"],
  [" \n ", "Untitled"],
])("%j is stored as %j", (given, stored) => {
  expect(storedName(given)).toBe(stored);
});

test("a long name keeps its extension, and no half characters", () => {
  const name = storedName(`${"😀".repeat(200)}.pdf`);
  expect(name.length).toBeLessThanOrEqual(255);
  expect(name).toMatch(/^(?:😀)+\.pdf$/u);
});

test.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [1_023, "1023 bytes"],
  [1_024, "1 kB"],
  [1_048_300, "1 MB"],
  [1_258_291, "1.2 MB"],
  [26_214_400, "25 MB"],
  [5_242_880_000, "5,000 MB"],
])("%i bytes are %s", (bytes, label) => {
  expect(sizeLabel(bytes)).toBe(label);
});
