import Papa from "papaparse";

/** How a file begins, by which spreadsheets know UTF-8. */
export const csvMark = "\uFEFF";

/** Lines of a CSV file, each ended. */
export function csvLines(rows: (string | null)[][]): string {
  return rows.length === 0 ? "" : `${Papa.unparse(rows, { newline: "\r\n" })}\r\n`;
}
