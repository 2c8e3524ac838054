import { isGroupCard, rowOfCard } from "#domain/contact/card.ts";
import type { FileRecord } from "#domain/contact/file-row.ts";
import type { FileContents } from "#domain/import/draft.ts";
import { type ImportNoun, importNouns } from "#domain/import/noun.ts";
import { type NounColumns, nounColumns } from "#domain/import/noun-columns.ts";
import type { Charset } from "./charset.ts";
import { mostRows, tooManyRows } from "./csv-records.ts";
import { decodeFile, hasWorkbook, isZip, refused } from "./file-text.ts";
import { notFoundMessages, peopleCardsMessage } from "./no-people.ts";
import { isOwnJson, tableInJson } from "./own-json.ts";
import { headerOfSheet, headerOfText, planOf, tableInRows, tableOfSheet } from "./people-table.ts";
import { contentsOf, readTable } from "./text-table.ts";
import { cardsIn, isVCard } from "./vcard-lines.ts";
import { sheetsOf } from "./workbook.ts";
import { readZip } from "./zip-files.ts";

/** What a file holds, and its rows that aren't blank. */
export interface ReadFile {
  contents: FileContents;
  records: FileRecord[];
}

const groupMessage = "This card is a group of other cards.";

/** What a refusal tells people to select. */
export const wantedFile = "a CSV, Excel or vCard file";

/** How a file is read. */
export interface FileReading {
  /** The encoding of a text, if it isn't to be guessed. */
  charset?: Charset | undefined;
  /** What a table holds, unless its header shows that; people by default. */
  noun?: ImportNoun | undefined;
  /** The most rows; by default those of a file that is uploaded. */
  most?: number | undefined;
  /** The most bytes of a file that is packed; by default what a Worker has the memory for. */
  mostUnpacked?: number | undefined;
}

/**
 * Reads a file of people or other records: a workbook, a text with rows, vCards, our own JSON, or a zip file of
 * these. Refuses BAD_REQUEST, at the field "file", for a file that is empty, binary or of another kind, has no
 * column of names, emails, phones or companies, or has nothing under its header.
 */
export async function readFile(bytes: Uint8Array, reading: FileReading = {}): Promise<ReadFile> {
  if (hasWorkbook(bytes) || !isZip(bytes)) return readUnzipped(bytes, reading);
  return readZip(bytes, {
    noun: reading.noun ?? "contact",
    most: reading.mostUnpacked,
    read: (file, mostUnpacked) => readUnzipped(file, reading, mostUnpacked),
  });
}

async function readUnzipped(bytes: Uint8Array, reading: FileReading, mostUnpacked?: number) {
  return hasWorkbook(bytes) ? readWorkbook(bytes, reading, mostUnpacked) : readText(bytes, reading);
}

async function readWorkbook(
  bytes: Uint8Array,
  { noun: asked, most = mostRows, mostUnpacked: allowed }: FileReading,
  mostUnpacked = allowed,
): Promise<ReadFile> {
  const sheets = (await sheetsOf(bytes, mostUnpacked)).filter(({ rows }) => rows.length > 0);
  const found = nounOf(asked, (columns) =>
    sheets.flatMap(({ rows }) => {
      const header = headerOfSheet(rows, columns);
      return header ? [header] : [];
    }),
  );
  const tables = sheets.flatMap(({ name, rows }) => {
    const table = tableOfSheet(rows, nounColumns[found], most);
    return table ? [{ name, ...table }] : [];
  });
  const [best] = tables.toSorted((one, other) => other.score - one.score);
  if (!best) throw refused(notFoundMessages[found]);
  const otherTables = sheets.flatMap(({ name }) => (name === best.name ? [] : [`sheet “${name}”`]));
  return {
    contents: { ...contentsOf(best, found), encoding: null, otherTables },
    records: best.records,
  };
}

/**
 * What a file holds: what was asked for, unless a header shows something else. One that only suggests something
 * decides if nothing was asked for, or if the file has no header of what was.
 */
function nounOf(
  asked: ImportNoun | undefined,
  headersFor: (columns: NounColumns) => string[][],
): ImportNoun {
  const nounsWhere = (by: "shows" | "suggests") =>
    importNouns.filter((noun) => {
      const columns = nounColumns[noun];
      return headersFor(columns).some((header) => columns[by](columns.read(header)));
    });
  const shown = nounsWhere("shows");
  if (asked && shown.includes(asked)) return asked;
  if (shown[0]) return shown[0];
  if (asked && headersFor(nounColumns[asked]).length > 0) return asked;
  return nounsWhere("suggests")[0] ?? asked ?? "contact";
}

/** `readFile` for a text with rows or vCards. */
export function readText(bytes: Uint8Array, reading: FileReading = {}): ReadFile {
  const { charset, noun: asked, most = mostRows } = reading;
  const decoded = decodeFile(bytes, wantedFile, charset);
  const { text } = decoded;
  const encoding = { name: decoded.encoding, isGuess: decoded.isGuess };
  if (isVCard(text)) {
    if (asked && asked !== "contact") throw refused(peopleCardsMessage);
    return readCards(text, encoding, reading.most);
  }
  const rest = { encoding, otherTables: [] };
  if (isOwnJson(text)) {
    const rows = tableInJson(text);
    const noun = nounOf(asked, () => [rows.header]);
    const table = tableInRows(rows, nounColumns[noun], most);
    return { contents: { ...contentsOf(table, noun), ...rest }, records: table.records };
  }
  const { plan, noun } = planOfText(text, asked);
  const reader = readTable(plan, noun, most);
  const records = [...reader.push(text), ...reader.end()];
  return { contents: { ...reader.contents(), ...rest }, records };
}

/** What the rows of a text are, and how they are read, by its beginning. */
export function planOfText(beginning: string, asked: ImportNoun | undefined) {
  const noun = nounOf(asked, (columns) => {
    const header = headerOfText(beginning, columns);
    return header ? [header.cells] : [];
  });
  const plan = planOf(beginning, nounColumns[noun]);
  if (!plan) throw refused(notFoundMessages[noun]);
  return { plan, noun };
}

/** The cards of an address book, each a row with columns of its own. */
function readCards(
  text: string,
  encoding: FileContents["encoding"],
  most = Number.POSITIVE_INFINITY,
): ReadFile {
  const cards = cardsIn(text);
  if (cards.length > most) throw tooManyRows(most);
  if (cards.length === 0) throw refused(notFoundMessages.contact);
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
