import {
  type Quote,
  quotesOf,
  type RateColumn,
  rateHeaderMessage,
  readRateColumns,
} from "#domain/money/rate-file.ts";
import { type CsvLayout, firstRecords, newlineOf, readRecords } from "../../files/csv-records.ts";
import { refused, textOfFile } from "../../files/file-text.ts";

export interface RatesFile {
  quotes: Quote[];
  /** Rows that can't be read, numbered as in a spreadsheet. */
  broken: { row: number; reason: string }[];
  /** The names of columns that have values but aren't imported. */
  ignoredColumns: string[];
}

const delimiters = [",", ";", "\t", "|"];
const mostLinesAbove = 20;
const longestBeginning = 200_000;

interface Header {
  layout: CsvLayout;
  names: string[];
  columns: RateColumn[];
  row: number;
  end: number;
}

/**
 * The numbers in a CSV file of rates. Refuses BAD_REQUEST, at the field "file", for a file that is
 * empty or of another kind, has no header that we know, or has nothing under it.
 */
export function readRatesFile(bytes: Uint8Array): RatesFile {
  const text = textOfFile(bytes);
  const header = findHeader(text);
  if (!header) throw refused(rateHeaderMessage);
  const { layout, columns, names, row, end } = header;
  const records = readRecords(text, layout, {
    start: end,
    firstRow: row + 1,
    width: columns.length,
  });
  if (records.length === 0) throw refused("This file has no rates below its header row.");
  return {
    quotes: records.flatMap((record) =>
      record.reason ? [] : quotesOf(columns, record.row, record.cells),
    ),
    broken: records.flatMap(({ row: at, reason }) => (reason ? [{ row: at, reason }] : [])),
    ignoredColumns: names.flatMap((name, index) => {
      const known = columns[index] !== null || name.trim() === "";
      return known || !records.some(({ cells }) => cells[index]?.trim()) ? [] : [name.trim()];
    }),
  };
}

/** The header, read with the delimiter that finds the most known columns. */
function findHeader(text: string): Header | null {
  const newline = newlineOf(text);
  const known = ({ columns }: Header) => columns.filter((column) => column !== null).length;
  const headers = delimiters
    .map((delimiter) => headerUnder(text.slice(0, longestBeginning), { delimiter, newline }))
    .filter((header) => header !== null)
    .toSorted((one, other) => known(other) - known(one));
  return headers[0] ?? null;
}

function headerUnder(beginning: string, layout: CsvLayout): Header | null {
  const { rows } = firstRecords(beginning, layout, mostLinesAbove);
  for (const [index, names] of rows.entries()) {
    const columns = readRateColumns(names);
    if (!columns) continue;
    const { end } = firstRecords(beginning, layout, index + 1);
    return { layout, names, columns, row: index + 1, end };
  }
  return null;
}
