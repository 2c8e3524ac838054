import { columnsOfCompanies, isCompaniesExport } from "#domain/company/from-row.ts";
import { isGroupCard, rowOfCard } from "#domain/contact/card.ts";
import type { FileRecord } from "#domain/contact/file-row.ts";
import { vendorOf } from "#domain/contact/vendor.ts";
import { type FileContents, mostColumns } from "#domain/import/draft.ts";
import type { ImportNoun } from "#domain/import/noun.ts";
import { Refusal } from "#domain/refusal.ts";
import type { Charset } from "./charset.ts";
import { describeColumns } from "./column-samples.ts";
import { decodeFile, hasWorkbook, isZip, refused } from "./file-text.ts";
import { isOwnJson, tableInJson } from "./own-json.ts";
import {
  type Table,
  tableInRows,
  tableOfSheet,
  tableUnderHeader,
  tableWithoutHeader,
} from "./people-table.ts";
import { cardsIn, isVCard } from "./vcard-lines.ts";
import { sheetsOf } from "./workbook.ts";
import { filesInZip, type ZippedFile } from "./zip-files.ts";

/** What a file holds, and its rows that aren't blank. */
export interface ReadFile {
  contents: FileContents;
  records: FileRecord[];
}

const groupMessage = "This card is a group of other cards.";

const nobodyMessage =
  "We couldn't find people in this file. It needs a column of names, emails, phones or companies.";

const noCompaniesMessage =
  "We couldn't find companies in this file. It needs a column of their names.";

const tooWideMessage = `This file has more than ${mostColumns.toLocaleString("en")} columns. Delete those that you don't need.`;

/** How a file is read. */
export interface FileReading {
  /** The encoding of a text, if it isn't to be guessed. */
  charset?: Charset | undefined;
  /** What a table holds, unless it is an export of ours; people by default. */
  noun?: ImportNoun | undefined;
}

/**
 * Reads a file of people or companies: a workbook, a text with rows, vCards, our own JSON, or a zip file of these. Refuses BAD_REQUEST, at the field "file", for a file that is empty, binary or of another
 * kind, has no column of names, emails, phones or companies, or has nothing under its header.
 */
export async function readFile(bytes: Uint8Array, reading: FileReading = {}): Promise<ReadFile> {
  if (hasWorkbook(bytes)) return readWorkbook(bytes, reading);
  return isZip(bytes) ? readZip(bytes, reading) : readText(bytes, reading);
}

/** Reads the vCards in a zip file, or else the table in it that is ours or fits best. */
async function readZip(bytes: Uint8Array, reading: FileReading): Promise<ReadFile> {
  const files = filesInZip(bytes);
  const cards = files.filter(({ name }) => /\.v(?:cf|card)$/i.test(name));
  if (cards.length === files.length) return readText(joined(cards), reading);
  const read = await Promise.all(files.map((file) => readZipped(file, reading)));
  const found = read.filter((each) => each !== null);
  const fitting = ({ file: { contents, records } }: (typeof found)[number]) => [
    contents.columns.some(({ suggested }) => suggested.field === "ownId") ? 1 : 0,
    contents.noun === (reading.noun ?? "contact") ? 1 : 0,
    records.length,
  ];
  const [best] = found.toSorted((one, other) => compareLists(fitting(other), fitting(one)));
  if (!best) throw refused(nobodyMessage);
  const others = files.flatMap(({ name }) => (name === best.name ? [] : [`file “${name}”`]));
  const { contents, records } = best.file;
  return { contents: { ...contents, otherTables: [...contents.otherTables, ...others] }, records };
}

async function readZipped({ name, bytes }: ZippedFile, reading: FileReading) {
  try {
    const file = hasWorkbook(bytes) ? await readWorkbook(bytes, reading) : readText(bytes, reading);
    return { name, file };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function compareLists(one: number[], other: number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

/** Files of lines, one after another. */
function joined(files: readonly ZippedFile[]): Uint8Array {
  const bytes = new Uint8Array(files.reduce((sum, file) => sum + file.bytes.length + 1, 0));
  let at = 0;
  for (const file of files) {
    bytes.set(file.bytes, at);
    at += file.bytes.length;
    bytes[at] = 10;
    at += 1;
  }
  return bytes;
}

async function readWorkbook(bytes: Uint8Array, { noun }: FileReading): Promise<ReadFile> {
  const sheets = (await sheetsOf(bytes)).filter(({ rows }) => rows.length > 0);
  const tables = sheets.flatMap(({ name, rows }) => {
    const table = tableOfSheet(rows);
    return table ? [{ name, ...table }] : [];
  });
  const [best] = tables.toSorted((one, other) => other.score - one.score);
  if (!best) throw refused(nobodyMessage);
  const otherTables = sheets.flatMap(({ name }) => (name === best.name ? [] : [`sheet “${name}”`]));
  return readTable(best, noun, { encoding: null, otherTables });
}

/** `readFile` for a text with rows or vCards. */
export function readText(bytes: Uint8Array, { charset, noun }: FileReading = {}): ReadFile {
  const { text, ...rest } = decodeFile(bytes, "a CSV, Excel or vCard file", charset);
  const encoding = { name: rest.encoding, isGuess: rest.isGuess };
  if (isVCard(text)) return readCards(text, encoding);
  if (isOwnJson(text))
    return readTable(tableInRows(tableInJson(text)), noun, { encoding, otherTables: [] });
  const table = tableUnderHeader(text) ?? tableWithoutHeader(text);
  if (!table) throw refused(nobodyMessage);
  return readTable(table, noun, { encoding, otherTables: [] });
}

function readTable(
  table: Table,
  asked: ImportNoun = "contact",
  rest: Pick<FileContents, "encoding" | "otherTables">,
): ReadFile {
  if (table.columns.length > mostColumns) throw refused(tooWideMessage);
  const noun = isCompaniesExport(table.columns) ? "company" : asked;
  const found = noun === "company" ? columnsOfCompanies(table.columns) : table.columns;
  if (!found) throw refused(noCompaniesMessage);
  const columns = describeColumns({ ...table, columns: found });
  const vendor = vendorOf(columns.map(({ suggested }) => suggested.name));
  return {
    contents: { noun, kind: "rows", vendor, columns, notedOnCards: [], ...rest },
    records: table.records,
  };
}

/** The cards of an address book, each a row with columns of its own. */
function readCards(text: string, encoding: FileContents["encoding"]): ReadFile {
  const cards = cardsIn(text);
  if (cards.length === 0) throw refused(nobodyMessage);
  const records = cards.map((card, index): FileRecord => {
    const record = { row: index + 1, ...rowOfCard(card) };
    return isGroupCard(card) ? { ...record, reason: groupMessage } : record;
  });
  const noted = records.flatMap(({ columns = [] }) =>
    columns.flatMap(({ name, field }) => (field === "note" ? [name] : [])),
  );
  const notedOnCards = [...new Set(noted)];
  return {
    contents: {
      noun: "contact",
      kind: "cards",
      vendor: null,
      encoding,
      columns: [],
      notedOnCards,
      otherTables: [],
    },
    records,
  };
}
