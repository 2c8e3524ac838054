import Papa from "papaparse";
import { isWide } from "#domain/contact/file-row.ts";
import type { Refusal } from "#domain/refusal.ts";
import { refused } from "./file-text.ts";

/** One row of a file. */
export interface CsvRecord {
  /** Its number in a spreadsheet, from 1. */
  row: number;
  cells: string[];
  /** Why it can't be read, for people. */
  reason?: string;
}

export interface CsvLayout {
  delimiter: string;
  newline: "\n" | "\r";
}

/** Where the rows under a header begin, and how many cells they have. */
export interface CsvBody {
  start: number;
  firstRow: number;
  width: number;
  /** The most rows that are taken; by default those of a file that is uploaded. */
  most?: number | undefined;
}

/**
 * The most rows of a file that is uploaded: an import writes 1,000 of them in some 16 statements, and D1 takes
 * 1,000 statements a request.
 */
export const mostRows = 50_000;

/** The refusal of a file with more rows. */
export function tooManyRows(most: number): Refusal {
  const count = most.toLocaleString("en");
  return refused(
    `This file has more than ${count} rows. Split it into smaller files, each with the header row.`,
  );
}

/** After this many broken quotes, the rest of the file is skipped. */
const mostRepairs = 20;

/** How many characters are parsed at once; a longer row has a quote that never closes. */
const windowLength = 200_000;

/** The most characters without a line end that are kept while a text arrives. */
const longestLine = 20_000_000;
const tooLongLine = "This file has a line of more than 20 million characters.";

/** The line end of a text; quoted cells may contain others. */
export function newlineOf(text: string): "\n" | "\r" {
  const outsideQuotes = text.slice(0, 200_000).replace(/"[^"]*"/g, "");
  const hasLineFeeds = outsideQuotes.includes("\n") || !outsideQuotes.includes("\r");
  return hasLineFeeds ? "\n" : "\r";
}

/** The first rows of a text, and where the next one begins. */
export function firstRecords(text: string, layout: CsvLayout, count: number) {
  const { data, meta } = Papa.parse<string[]>(text, {
    ...layout,
    preview: count,
    fastMode: false,
  });
  return { rows: data.map((cells) => withoutReturn(cells, layout)), end: meta.cursor };
}

/** `readCsv` for a text that is there as a whole. */
export function readRecords(text: string, layout: CsvLayout, body: CsvBody): CsvRecord[] {
  const reader = readCsv(layout, body);
  return [...reader.push(text), ...reader.end()];
}

/** Reads what arrives piece by piece; each piece is answered with what it has completed. */
export interface PieceReader<Read> {
  push: (piece: string) => Read[];
  end: () => Read[];
}

/**
 * Reads the rows under a header, without blank ones. Refuses BAD_REQUEST, at the field "file", if there are too
 * many. A row with an unclosed quotation mark can't be separated from the rows that it swallows: it gets a reason,
 * and reading continues at the next line that is a whole row by itself.
 */
export function readCsv(layout: CsvLayout, body: CsvBody): PieceReader<CsvRecord> {
  const { most = mostRows } = body;
  let { start, firstRow } = body;
  let text = "";
  let found = 0;
  let repairs = 0;
  /** The row from which on nothing is read, and how many filled lines follow it. */
  let skipped: { row: number; others: number } | null = null;

  const read = (isEnd: boolean): CsvRecord[] => {
    const records: CsvRecord[] = [];
    while (start < text.length) {
      const end = windowEnd(text, start, layout);
      if (!isEnd && (text.length <= start + windowLength || end === 0 || end === text.length))
        break;
      const window = { text: text.slice(start, end), isLast: isEnd && end === text.length };
      if (skipped) {
        skipped.others += linesOf(window.text, layout).filter(isFilled).length;
        start = end;
        continue;
      }
      const stop = readWindow(window, layout, { ...body, firstRow }, records);
      if (found + records.length > most) throw tooManyRows(most);
      start += stop.from;
      firstRow = stop.row;
      if (!stop.isBroken) continue;
      repairs += 1;
      const lines = linesOf(window.text.slice(stop.from, stop.to), layout);
      if (repairs > mostRepairs) {
        skipped = { row: firstRow, others: isFilled(lines[0] ?? "") ? -1 : 0 };
        continue;
      }
      const lost = lines.slice(0, nextWholeRow(lines, layout, body.width) ?? lines.length);
      records.push(unreadRecord(firstRow, lost.slice(1).filter(isFilled).length));
      start += lost.join(layout.newline).length + 1;
      firstRow += lost.length;
    }
    if (isEnd && skipped) records.push(unreadRecord(skipped.row, skipped.others));
    const { length } = text;
    text = text.slice(start);
    start = Math.max(0, start - length);
    found += records.length;
    return records;
  };

  return {
    push(piece) {
      text += piece;
      const records = read(false);
      if (text.length > longestLine) throw refused(tooLongLine);
      return records;
    },
    end() {
      if (!text.endsWith(layout.newline)) text += layout.newline;
      return read(true);
    },
  };
}

/** The end of the line up to which a window from `start` is parsed; 0 if it has none yet. */
function windowEnd(text: string, start: number, { newline }: CsvLayout): number {
  const last = text.lastIndexOf(newline, start + windowLength);
  return (last < start ? text.indexOf(newline, start + windowLength) : last) + 1;
}

interface Window {
  text: string;
  isLast: boolean;
}

/** Reads a window's rows, up to its end or to the first row that is broken or cut off. */
function readWindow(window: Window, layout: CsvLayout, body: CsvBody, records: CsvRecord[]) {
  const stop = { row: body.firstRow, from: 0, to: 0, isBroken: false };
  Papa.parse<string[]>(window.text, {
    ...layout,
    fastMode: false,
    step({ data, errors, meta }, parser) {
      stop.to = meta.cursor;
      const cells = withoutReturn(data, layout);
      const raw = window.text.slice(stop.from, stop.to);
      const repaired =
        errors.length > 0 || isWide(cells, body.width) ? repair(raw, layout, body.width) : null;
      if (repaired) {
        records.push({ row: stop.row, cells: repaired });
        stop.row += 1;
        stop.from = stop.to;
        return;
      }
      const isOpen = errors.some(({ code }) => code === "MissingQuotes");
      const isCutOff = isOpen && !window.isLast && stop.from > 0;
      stop.isBroken = !isCutOff && (isOpen || areJoined(raw, cells, errors, layout, body.width));
      if (isCutOff || stop.isBroken) {
        parser.abort();
        return;
      }
      if (cells.some(isFilled)) records.push({ row: stop.row, cells });
      stop.row += 1;
      stop.from = stop.to;
    },
  });
  return stop;
}

/** Whether a stray quote has joined several rows: lines that together don't make one row. */
function areJoined(
  raw: string,
  cells: string[],
  errors: Papa.ParseError[],
  layout: CsvLayout,
  width: number,
): boolean {
  if (errors.length === 0 && !isWide(cells, width)) return false;
  const lines = linesOf(raw, layout);
  return lines.length > 1 && (errors.length > 0 || nextWholeRow(lines, layout, width) !== null);
}

function linesOf(rows: string, { newline }: CsvLayout): string[] {
  return rows.slice(0, -1).split(newline);
}

/** The first line after a broken one that is a row by itself, if it is close. */
function nextWholeRow(lines: string[], layout: CsvLayout, width: number): number | null {
  const near = lines.slice(0, 1_000);
  const next = near.findIndex((line, index) => index > 0 && isWholeRow(line, layout, width));
  return next === -1 ? null : next;
}

/** A line with a single quotation mark is the end of a cell that began on an earlier line. */
function isWholeRow(line: string, layout: CsvLayout, width: number): boolean {
  if (line.split('"').length % 2 === 0) return false;
  const { data, errors } = Papa.parse<string[]>(line.replace(/\r$/, ""), {
    ...layout,
    fastMode: false,
  });
  return errors.length === 0 && data.length === 1 && data[0]?.length === width;
}

/** A record of a row that can't be read, and of the filled lines that it swallows. */
function unreadRecord(row: number, others: number): CsvRecord {
  return { row, cells: [], reason: unclosedQuoteMessage(others) };
}

function unclosedQuoteMessage(others: number): string {
  if (others === 0) return "This row has a misplaced quotation mark.";
  const swallowed = others === 1 ? "the line" : `the ${others.toLocaleString("en")} lines`;
  return `This row has an unclosed quotation mark, so it and ${swallowed} after it couldn't be read.`;
}

/**
 * The cells of a row as a program meant that puts a space before a quotation mark, or a backslash before
 * one in a cell; null if that doesn't make a row of the header's width.
 */
function repair(raw: string, layout: CsvLayout, width: number): string[] | null {
  const line = raw.replace(/[\r\n]+$/, "");
  if (line.includes(layout.newline)) return null;
  const spaced = line.replaceAll(new RegExp(`(^|\\${layout.delimiter}) +"`, "g"), '$1"');
  const candidates = [
    ...(spaced === line ? [] : [{ text: spaced }]),
    ...(line.includes('\\"') ? [{ text: line, escapeChar: "\\" }] : []),
  ];
  for (const { text, ...options } of candidates) {
    const { data, errors } = Papa.parse<string[]>(text, { ...layout, ...options, fastMode: false });
    const cells = data[0] ?? [];
    if (errors.length === 0 && data.length === 1 && !isWide(cells, width)) return cells;
  }
  return null;
}

function isFilled(text: string): boolean {
  return text.trim() !== "";
}

/** Rows that end in \r\n leave the \r in their last cell. */
function withoutReturn(cells: string[], { newline }: CsvLayout): string[] {
  const last = cells.at(-1);
  return newline === "\n" && last?.endsWith("\r") ? cells.with(-1, last.slice(0, -1)) : cells;
}
