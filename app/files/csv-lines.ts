import Papa from "papaparse";

/** The byte order mark, by which spreadsheets recognise UTF-8. */
export const csvMark = "\uFEFF";

/** Lines of a CSV file, each with its line end. */
export function csvLines(rows: (string | null)[][]): string {
  return rows.length === 0 ? "" : `${Papa.unparse(rows, { newline: "\r\n" })}\r\n`;
}
