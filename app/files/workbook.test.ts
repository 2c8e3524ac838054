import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { Refusal } from "#domain/refusal.ts";
import { readContactsUpload } from "./testing.ts";
import { sheetsOf } from "./workbook.ts";

type Cell = string | number | { day: number };

/** A workbook with a sheet for each list of rows; a day is a number of days since 1900. */
function workbook(...sheets: Cell[][][]): Uint8Array {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const packages = "http://schemas.openxmlformats.org/package/2006";
  const numbers = sheets.map((_, index) => index + 1);
  const cellXml = (cell: Cell) => {
    if (typeof cell === "string") return `<c t="inlineStr"><is><t>${cell}</t></is></c>`;
    if (typeof cell === "number") return `<c><v>${cell}</v></c>`;
    return `<c s="1"><v>${cell.day}</v></c>`;
  };
  const sheetXml = (rows: Cell[][]) =>
    `<worksheet xmlns="${main}"><sheetData>${rows
      .map(
        (row, index) =>
          `<row r="${index + 1}">${row.map((cell, at) => cellXml(cell).replace("<c", `<c r="${String.fromCharCode(65 + at)}${index + 1}"`)).join("")}</row>`,
      )
      .join("")}</sheetData></worksheet>`;
  const files: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${numbers.map((number) => `<sheet name="Sheet${number}" sheetId="${number}" r:id="rId${number}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packages}/relationships">${numbers.map((number) => `<Relationship Id="rId${number}" Type="${office}/worksheet" Target="worksheets/sheet${number}.xml"/>`).join("")}<Relationship Id="rId99" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  };
  for (const [index, rows] of sheets.entries()) {
    files[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(rows);
  }
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
  );
}

test("a workbook is read from the sheet with people, with its days and numbers", async () => {
  const { rows, notedColumns, ignoredColumns } = await readContactsUpload(
    workbook(
      [["Totals"], [3]],
      [
        ["Our customers"],
        [],
        ["Name", "Email", "Phone", "Birthday", "Shoe size"],
        ["Ada Lovelace", "ada@example.com", 33611111111, { day: 29_580 }, 38.5],
        ["", "", "", "", ""],
        ["Grace Hopper"],
      ],
    ),
  );
  expect(rows).toEqual([
    {
      row: 4,
      contact: {
        firstName: "Ada",
        lastName: "Lovelace",
        email: "ada@example.com",
        phone: "33611111111",
        birthday: "1980-12-25",
        notes: "Shoe size: 38.5",
      },
    },
    { row: 6, contact: { firstName: "Grace", lastName: "Hopper" } },
  ]);
  expect(notedColumns).toEqual(["Shoe size"]);
  expect(ignoredColumns).toEqual(["sheet “Sheet1”"]);
});

test("a time beside a day is to the minute, and names no time zone", async () => {
  const days = [46_508, 46_508.604_166_66, 46_508.999_999_99];
  const [sheet] = await sheetsOf(workbook([days.map((day) => ({ day }))]));
  expect(sheet?.rows).toEqual([["2027-05-01", "2027-05-01 14:30", "2027-05-02"]]);
});

test("a time or a duration without a day is hours and minutes", async () => {
  const [sheet] = await sheetsOf(workbook([[0.031_25, 0.604_166_66, 1.5].map((day) => ({ day }))]));
  expect(sheet?.rows).toEqual([["00:45", "14:30", "36:00"]]);
});

test("a workbook without people, a damaged one and one that unpacks to too much are refused", async () => {
  const bomb = zipSync({
    "xl/workbook.xml": strToU8("<workbook/>"),
    "xl/worksheets/sheet1.xml": new Uint8Array(64 * 1024 * 1024),
  });
  const damaged = zipSync({ "xl/workbook.xml": strToU8("<workbook") });
  for (const [file, message] of [
    [workbook([["Totals"], [3]]), /couldn't find people/],
    [damaged, /damaged/],
    [workbook([["Name"], ["Ann"]]).slice(0, -200), /damaged/],
    [bomb, /too large/],
  ] as const) {
    const refusal = await readContactsUpload(file).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect((refusal as Refusal).message).toMatch(message);
  }
});
