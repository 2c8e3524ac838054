import { Zip, ZipDeflate } from "fflate";
import type { FileColumns, FileFormat, FileWriter } from "./file-format.ts";
import { xmlText } from "./xml-text.ts";

/*
 * A workbook (Office Open XML) with one sheet. Texts are written into their cells as they are: only
 * an element of its own could be a formula, so none of them is computed.
 */

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const sheetPath = "xl/worksheets/sheet1.xml";

function partsAround(sheet: string): Record<string, string> {
  return {
    "[Content_Types].xml": `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/${sheetPath}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${xmlText(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  };
}

/** Fast: a workbook is mostly the names of elements. */
const level = 1;

/** A table as an Excel workbook, whose sheet has this name. */
export function workbookFormat<Row>(columns: FileColumns<Row>, sheet: string): FileFormat<Row> {
  return {
    ending: "xlsx",
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    writer: () => workbookWriter(columns, sheet),
  };
}

function workbookWriter<Row>(columns: FileColumns<Row>, sheet: string): FileWriter<Row> {
  const encoder = new TextEncoder();
  let written: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    written.push(bytes);
  });
  const taken = () => {
    const bytes = written;
    written = [];
    return bytes;
  };
  const add = (path: string) => {
    const part = new ZipDeflate(path, { level });
    zip.add(part);
    return part;
  };
  const values = Object.values(columns);
  let table: ZipDeflate;
  let number = 1;
  return {
    begin: () => {
      for (const [path, xml] of Object.entries(partsAround(sheet))) {
        add(path).push(encoder.encode(declaration + xml), true);
      }
      table = add(sheetPath);
      const header = rowXml(Object.keys(columns), number);
      table.push(
        encoder.encode(`${declaration}<worksheet xmlns="${main}"><sheetData>${header}`),
        false,
      );
      return taken();
    },
    rows: (rows) => {
      let xml = "";
      for (const row of rows) {
        number += 1;
        xml += rowXml(
          values.map((value) => value(row)),
          number,
        );
      }
      table.push(encoder.encode(xml), false);
      return taken();
    },
    end: () => {
      table.push(encoder.encode("</sheetData></worksheet>"), true);
      zip.end();
      return taken();
    },
  };
}

type Cell = string | number | null | undefined;

function rowXml(cells: Cell[], number: number): string {
  const xml = cells.map((cell, index) => cellXml(cell, `${lettersOf(index)}${number}`)).join("");
  return `<row r="${number}">${xml}</row>`;
}

function cellXml(cell: Cell, at: string): string {
  if (cell === null || cell === undefined || cell === "") return "";
  if (typeof cell === "number") return `<c r="${at}"><v>${cell}</v></c>`;
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`;
}

/** A to Z, then AA. */
function lettersOf(index: number): string {
  const before = index < 26 ? "" : lettersOf(Math.floor(index / 26) - 1);
  return before + String.fromCharCode(65 + (index % 26));
}
