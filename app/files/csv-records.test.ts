import { expect, test } from "vitest";
import { readContactsFile } from "./testing.ts";

function read(text: string) {
  return readContactsFile(new TextEncoder().encode(text));
}

const ada = { firstName: "Ada", lastName: "Lovelace" };

test("missing cells are empty, and too many go to the notes and are reported", () => {
  const { rows, wideRows } = read("Name,Email,Notes\nAda Lovelace\nA,b@c.de,n,more\nGrace,,,,\n");
  expect(wideRows).toEqual([3]);
  expect(rows).toEqual([
    { row: 2, contact: ada },
    { row: 3, contact: { firstName: "A", email: "b@c.de", notes: "n\nColumn D: more" } },
    { row: 4, contact: { firstName: "Grace" } },
  ]);
});

test("a space before a quote, and a backslash in a quoted cell, are read as they are meant", () => {
  const { rows } = read('Name,Company,Notes\nA, "Acme, Inc.",x\nB,,"say \\"hi\\" to all"\n');
  expect(rows).toEqual([
    { row: 2, contact: { firstName: "A", company: "Acme, Inc.", notes: "x" } },
    { row: 3, contact: { firstName: "B", notes: 'say "hi" to all' } },
  ]);
});

test("a quote that never closes costs its own row", () => {
  const { rows } = read('Name,Email,Notes\nA,,"open\nB,,\nC,,"closed"\nD,,\n');
  expect(rows).toEqual([
    { row: 2, reason: "This row has a misplaced quotation mark." },
    { row: 3, contact: { firstName: "B" } },
    { row: 4, contact: { firstName: "C", notes: "closed" } },
    { row: 5, contact: { firstName: "D" } },
  ]);
});

test("lost lines are counted, and don't become contacts", () => {
  const { rows } = read('Name,Email,Notes\nA,,"said "hi" twice\nand left\n\nfor good"\nB,,\n');
  expect(rows).toEqual([
    {
      row: 2,
      reason:
        "This row has an unclosed quotation mark, so it and the 2 lines after it couldn't be read.",
    },
    { row: 6, contact: { firstName: "B" } },
  ]);
});

test("a quote that closes in a later row's quote costs no other row", () => {
  const { rows } = read('Name,Notes,Company\nA,"x,y\nB,z,"Engine, Inc"\nC,,\n');
  expect(rows[0]).toHaveProperty("reason");
  expect(rows.at(-1)).toEqual({ row: 4, contact: { firstName: "C" } });
});

test("a quote that is open at the end is reported at its row", () => {
  expect(read('Name,Notes\nA,\nB,"open').rows).toEqual([
    { row: 2, contact: { firstName: "A" } },
    { row: 3, reason: "This row has a misplaced quotation mark." },
  ]);
});

test("quotes inside a cell are text", () => {
  const { rows } = read('Name,Notes\nA,5" pipe\nB,"say ""hi"""\nC,"a "b" c"\n');
  const notes = rows.map((row) => "contact" in row && row.contact.notes);
  expect(notes).toEqual(['5" pipe', 'say "hi"', 'a "b" c']);
});

test("a long file is read whole, and one open quote in it costs one row", () => {
  const lines = Array.from({ length: 10_000 }, (_, index) => `P${index},"one\n\ntwo, ${index}",`);
  lines.splice(7_000, 2, 'P7000,"open,', "P7001,,");
  const { rows } = read(`Name,Notes,Company\n${lines.join("\n")}`);
  expect(rows.map(({ row }) => row)).toEqual(lines.map((_, index) => index + 2));
  expect(rows.flatMap((row) => ("reason" in row ? row.row : []))).toEqual([7_002]);
  expect(rows.at(-1)).toEqual({
    row: 10_001,
    contact: { firstName: "P9999", notes: "one\n\ntwo, 9999" },
  });
});

test("the end of a cell that spans lines isn't a row", () => {
  const { rows } = read('Name,Notes,Company\nA,"open,\nB,"one\ntwo, three",\nC,,\n');
  expect(rows).toEqual([
    {
      row: 2,
      reason:
        "This row has an unclosed quotation mark, so it and the 2 lines after it couldn't be read.",
    },
    { row: 5, contact: { firstName: "C" } },
  ]);
});

test("a file of nothing but open quotes is read in one go", () => {
  const { rows } = read(`Name,Notes\n${'"a"b,\n'.repeat(20_000)}`);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every((row) => "reason" in row)).toBe(true);
});

test("a file of more rows than an import can write is refused as a whole", () => {
  const rows = (count: number) => `Name\n${"Ann\n".repeat(count)}`;
  expect(read(rows(50_000)).rows).toHaveLength(50_000);
  expect(() => read(rows(50_001))).toThrow("more than 50,000 rows");
  expect(() => read(`First Name,Notes\nA,"${"x\n".repeat(2_000_000)}`)).toThrow(
    "more than 50,000 rows",
  );
});
