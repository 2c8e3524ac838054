import { isGroupCard, rowOfCard } from "#domain/contact/card.ts";
import type { FileRecord } from "#domain/contact/file-row.ts";
import { vendorOf } from "#domain/contact/vendor.ts";
import { type FileContents, mostColumns } from "#domain/import/draft.ts";
import { type ImportNoun, importNouns } from "#domain/import/noun.ts";
import { type NounColumns, nounColumns } from "#domain/import/noun-columns.ts";
import type { Charset } from "./charset.ts";
import { describeColumns } from "./column-samples.ts";
import { decodeFile, hasWorkbook, isZip, refused } from "./file-text.ts";
import { notFoundMessages, peopleCardsMessage } from "./no-people.ts";
import { isOwnJson, tableInJson } from "./own-json.ts";
import {
  headerOfSheet,
  headerOfText,
  type Table,
  tableInRows,
  tableOfSheet,
  tableUnderHeader,
  tableWithoutHeader,
} from "./people-table.ts";
import { cardsIn, isVCard } from "./vcard-lines.ts";
import { sheetsOf } from "./workbook.ts";
import { readZip } from "./zip-files.ts";

/** What a file holds, and its rows that aren't blank. */
export interface ReadFile {
  contents: FileContents;
  records: FileRecord[];
}

const groupMessage = "This card is a group of other cards.";

const tooWideMessage = `This file has more than ${mostColumns.toLocaleString("en")} columns. Delete those that you don't need.`;

/** How a file is read. */
export interface FileReading {
  /** The encoding of a text, if it isn't to be guessed. */
  charset?: Charset | undefined;
  /** What a table holds, unless its header shows that; people by default. */
  noun?: ImportNoun | undefined;
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
    read: (file, mostUnpacked) => readUnzipped(file, reading, mostUnpacked),
  });
}

async function readUnzipped(bytes: Uint8Array, reading: FileReading, mostUnpacked?: number) {
  return hasWorkbook(bytes) ? readWorkbook(bytes, reading, mostUnpacked) : readText(bytes, reading);
}

async function readWorkbook(
  bytes: Uint8Array,
  { noun: asked }: FileReading,
  mostUnpacked?: number,
): Promise<ReadFile> {
  const sheets = (await sheetsOf(bytes, mostUnpacked)).filter(({ rows }) => rows.length > 0);
  const found = nounOf(asked, (columns) =>
    sheets.flatMap(({ rows }) => {
      const header = headerOfSheet(rows, columns);
      return header ? [header] : [];
    }),
  );
  const tables = sheets.flatMap(({ name, rows }) => {
    const table = tableOfSheet(rows, nounColumns[found]);
    return table ? [{ name, ...table }] : [];
  });
  const [best] = tables.toSorted((one, other) => other.score - one.score);
  if (!best) throw refused(notFoundMessages[found]);
  const otherTables = sheets.flatMap(({ name }) => (name === best.name ? [] : [`sheet “${name}”`]));
  return readTable(best, found, { encoding: null, otherTables });
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
export function readText(bytes: Uint8Array, { charset, noun: asked }: FileReading = {}): ReadFile {
  const decoded = decodeFile(bytes, "a CSV, Excel or vCard file", charset);
  const { text } = decoded;
  const encoding = { name: decoded.encoding, isGuess: decoded.isGuess };
  if (isVCard(text)) {
    if (asked && asked !== "contact") throw refused(peopleCardsMessage);
    return readCards(text, encoding);
  }
  const rest = { encoding, otherTables: [] };
  if (isOwnJson(text)) {
    const rows = tableInJson(text);
    const noun = nounOf(asked, () => [rows.header]);
    return readTable(tableInRows(rows, nounColumns[noun]), noun, rest);
  }
  const noun = nounOf(asked, (columns) => {
    const header = headerOfText(text, columns);
    return header ? [header.cells] : [];
  });
  const columns = nounColumns[noun];
  const table =
    tableUnderHeader(text, columns) ?? (columns.readsValues ? tableWithoutHeader(text) : null);
  if (!table) throw refused(notFoundMessages[noun]);
  return readTable(table, noun, rest);
}

function readTable(
  table: Table,
  noun: ImportNoun,
  rest: Pick<FileContents, "encoding" | "otherTables">,
): ReadFile {
  if (table.columns.length > mostColumns) throw refused(tooWideMessage);
  const found = nounColumns[noun].aim(table.columns);
  if (!found) throw refused(notFoundMessages[noun]);
  const columns = describeColumns({ ...table, columns: found }, { ofDeals: noun === "deal" });
  const vendor = vendorOf(columns.map(({ suggested }) => suggested.name));
  return {
    contents: { noun, kind: "rows", vendor, columns, notedOnCards: [], ...rest },
    records: table.records,
  };
}

/** The cards of an address book, each a row with columns of its own. */
function readCards(text: string, encoding: FileContents["encoding"]): ReadFile {
  const cards = cardsIn(text);
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
