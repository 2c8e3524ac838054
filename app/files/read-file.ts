import { isGroupCard, rowOfCard } from "#domain/contact/card.ts";
import type { FileRecord } from "#domain/contact/file-row.ts";
import { vendorOf } from "#domain/contact/vendor.ts";
import { type FileContents, mostColumns } from "#domain/import/draft.ts";
import type { Charset } from "./charset.ts";
import { describeColumns } from "./column-samples.ts";
import { decodeFile, hasWorkbook, refused } from "./file-text.ts";
import { type Table, tableOfSheet, tableUnderHeader, tableWithoutHeader } from "./people-table.ts";
import { cardsIn, isVCard } from "./vcard-lines.ts";
import { sheetsOf } from "./workbook.ts";

/** What a file holds, and its rows that aren't blank. */
export interface ReadFile {
  contents: FileContents;
  records: FileRecord[];
}

const groupMessage = "This card is a group of other cards.";

const nobodyMessage =
  "We couldn't find people in this file. It needs a column of names, emails, phones or companies.";

const tooWideMessage = `This file has more than ${mostColumns.toLocaleString("en")} columns. Delete those that you don't need.`;

/**
 * Reads a file of people: a workbook, a text with rows, or vCards; `charset` is the encoding of a text, if
 * it isn't to be guessed. Refuses BAD_REQUEST, at the field "file", for a file that is empty, binary or of another
 * kind, has no column of names, emails, phones or companies, or has nothing under its header.
 */
export async function readFile(bytes: Uint8Array, charset?: Charset): Promise<ReadFile> {
  return hasWorkbook(bytes) ? readWorkbook(bytes) : readText(bytes, charset);
}

async function readWorkbook(bytes: Uint8Array): Promise<ReadFile> {
  const sheets = (await sheetsOf(bytes)).filter(({ rows }) => rows.length > 0);
  const tables = sheets.flatMap(({ name, rows }) => {
    const table = tableOfSheet(rows);
    return table ? [{ name, ...table }] : [];
  });
  const [best] = tables.toSorted((one, other) => other.score - one.score);
  if (!best) throw refused(nobodyMessage);
  const otherSheets = sheets.flatMap(({ name }) => (name === best.name ? [] : [name]));
  return readTable(best, { encoding: null, otherSheets });
}

/** `readFile` for a text with rows or vCards. */
export function readText(bytes: Uint8Array, charset?: Charset): ReadFile {
  const { text, ...rest } = decodeFile(bytes, "a CSV, Excel or vCard file", charset);
  const encoding = { name: rest.encoding, isGuess: rest.isGuess };
  if (isVCard(text)) return readCards(text, encoding);
  const table = tableUnderHeader(text) ?? tableWithoutHeader(text);
  if (!table) throw refused(nobodyMessage);
  return readTable(table, { encoding, otherSheets: [] });
}

function readTable(table: Table, rest: Pick<FileContents, "encoding" | "otherSheets">): ReadFile {
  if (table.columns.length > mostColumns) throw refused(tooWideMessage);
  const columns = describeColumns(table);
  const vendor = vendorOf(columns.map(({ suggested }) => suggested.name));
  return {
    contents: { kind: "rows", vendor, columns, notedOnCards: [], ...rest },
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
    contents: { kind: "cards", vendor: null, encoding, columns: [], notedOnCards, otherSheets: [] },
    records,
  };
}
