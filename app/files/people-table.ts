import { textOfHarmlessCell } from "#domain/cell-text.ts";
import { type Column, isOwnHeader } from "#domain/contact/columns.ts";
import {
  columnsByValues,
  columnsWithoutHeader,
  isUnknownHeader,
} from "#domain/contact/guess-columns.ts";
import type { Ground } from "#domain/import/draft.ts";
import type { NounColumns } from "#domain/import/noun-columns.ts";
import {
  type CsvBody,
  type CsvLayout,
  type CsvRecord,
  firstRecords,
  newlineOf,
  tooManyRows,
} from "./csv-records.ts";
import { refused } from "./file-text.ts";

/** Rows of a file, and what their columns hold. */
export interface Table {
  columns: Column[];
  /** How the target of each column was found. */
  grounds: Ground[];
  records: CsvRecord[];
}

const delimiters = [",", ";", "\t", "|"];

/** Some programs write lines of their own above the header; LinkedIn writes three. */
const mostLinesAbove = 20;
export const longestBeginning = 200_000;

interface Header {
  cells: string[];
  /** How well it is understood. */
  score: number;
  /** Its number, from 1. */
  row: number;
}

interface TextHeader extends Header {
  layout: CsvLayout;
  /** Where the next row begins. */
  end: number;
}

/** The row that makes most sense as a header; null if none does. */
function bestHeader(rows: string[][], { score: scoreOf }: NounColumns): Header | null {
  const scores = rows.map(scoreOf);
  const score = Math.max(0, ...scores);
  const index = scores.indexOf(score);
  const cells = rows[index];
  return score === 0 || !cells ? null : { cells, score, row: index + 1 };
}

/** The header of a sheet of a workbook, as far as one is understood. */
export function headerOfSheet(rows: string[][], noun: NounColumns): string[] | null {
  return bestHeader(rows.slice(0, mostLinesAbove), noun)?.cells ?? null;
}

/** The table in a sheet of a workbook, and how well its header is understood; null if it has none. */
export function tableOfSheet(
  rows: string[][],
  noun: NounColumns,
  most: number,
): (Table & { score: number }) | null {
  const header = bestHeader(rows.slice(0, mostLinesAbove), noun);
  const records = rows
    .map((cells, index) => ({ row: index + 1, cells }))
    .slice(header?.row ?? 0)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (records.length === 0) return null;
  if (records.length > most) throw tooManyRows(most);
  if (header) return { ...under(header.cells, records, noun), score: header.score };
  if (!noun.readsValues) return null;
  const found = withoutHeader(records, columnsWithoutHeader(records.map(({ cells }) => cells)));
  return found && { ...found, score: 0 };
}

/** The table of a header and rows that need no guessing. */
export function tableInRows(
  { header, rows }: { header: string[]; rows: string[][] },
  noun: NounColumns,
  most: number,
): Table {
  if (rows.length > most) throw tooManyRows(most);
  if (rows.length === 0) throw refused("This file has no rows.");
  return under(
    header,
    rows.map((cells, index) => ({ row: index + 1, cells })),
    noun,
  );
}

/** The header that makes most sense in a text, with any delimiter; null if there is none. */
export function headerOfText(text: string, noun: NounColumns): TextHeader | null {
  const newline = newlineOf(text);
  const beginning = text.slice(0, longestBeginning);
  const [header = null] = delimiters
    .flatMap((delimiter) => headerUnder(beginning, { delimiter, newline }, noun) ?? [])
    .toSorted((one, other) => other.score - one.score);
  return header;
}

/** How the rows of a text are read. */
export interface TextPlan {
  layout: CsvLayout;
  body: CsvBody;
  /** Its header; null if it has none that anybody knows. */
  header: string[] | null;
  /** What its columns hold, if it has no header. */
  columns: Column[] | null;
}

/** How the rows of a text are read, by its beginning; null if it has nothing that is wanted. */
export function planOf(beginning: string, noun: NounColumns): TextPlan | null {
  const header = headerOfText(beginning, noun);
  if (!header) return noun.readsValues ? planWithoutHeader(beginning) : null;
  const { layout, cells, row, end } = header;
  return {
    layout,
    body: { start: end, firstRow: row + 1, width: cells.length },
    header: cells,
    columns: null,
  };
}

/** The table of a text that is read like that, by its first records or all of them. */
export function tableIn({ header, columns }: TextPlan, records: CsvRecord[], noun: NounColumns) {
  if (header && records.length === 0) throw refused("This file has no rows below its header row.");
  return header ? under(header, records, noun) : withoutHeader(records, columns);
}

/** What makes a record of a text what was typed. */
export function typedAs({ header }: TextPlan): (record: CsvRecord) => CsvRecord {
  return header && isOwnHeader(header) ? asTyped : (record) => record;
}

/** A record of Kith's own export, without what makes its cells harmless in spreadsheets. */
function asTyped(record: CsvRecord): CsvRecord {
  return { ...record, cells: record.cells.map(textOfHarmlessCell) };
}

/** The records under a header, with what its cells and their values say of the columns. */
function under(header: string[], records: CsvRecord[], { read, readsValues }: NounColumns): Table {
  const byHeader = read(header);
  const rows = records.map(({ cells }) => cells);
  const columns = readsValues ? columnsByValues(byHeader, rows) : byHeader;
  const grounds = columns.map(({ field }, index): Ground => {
    if (field !== byHeader[index]?.field) return "values";
    return field === "note" ? "none" : "header";
  });
  return { columns, grounds, records };
}

function headerUnder(beginning: string, layout: CsvLayout, noun: NounColumns): TextHeader | null {
  const header = bestHeader(firstRecords(beginning, layout, mostLinesAbove).rows, noun);
  if (!header) return null;
  return { ...header, layout, end: firstRecords(beginning, layout, header.row).end };
}

function planWithoutHeader(beginning: string): TextPlan | null {
  const newline = newlineOf(beginning);
  const plans = delimiters.flatMap((delimiter) => {
    const layout: CsvLayout = { delimiter, newline };
    const { rows } = firstRecords(beginning.slice(0, longestBeginning), layout, mostLinesAbove);
    const columns = columnsWithoutHeader(rows);
    const body = { start: 0, firstRow: 1, width: columns?.length ?? 0 };
    return columns ? [{ layout, body, header: null, columns }] : [];
  });
  const [best = null] = plans.toSorted((one, other) => other.body.width - one.body.width);
  return best;
}

/** A table whose first row may be a header that nobody knows, and then names its columns. */
function withoutHeader(records: CsvRecord[], columns: Column[] | null): Table | null {
  const [first] = records;
  if (!columns || !first) return null;
  const grounds = columns.map(({ field }): Ground => (field === "note" ? "none" : "values"));
  if (!isUnknownHeader(columns, first.cells)) return { columns, grounds, records };
  const named = columns.map((column, index) => ({
    ...column,
    name: first.cells[index]?.trim() || column.name,
  }));
  return { columns: named, grounds, records: records.slice(1) };
}
