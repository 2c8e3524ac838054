import { csvLines, csvMark } from "#app/files/csv-lines.ts";
import { harmlessCell } from "#domain/cell-text.ts";
import { type FileColumns, type FileFormat, textWriter } from "./file-format.ts";

/**
 * A table as a CSV file. Texts like formulas are made harmless, as an import reads them back; `raw`
 * writes them as typed, for programs that don't know how.
 */
export function csvFormat<Row>(
  columns: FileColumns<Row>,
  { raw = false }: { raw?: boolean } = {},
): FileFormat<Row> {
  const written = raw ? (text: string) => text : harmlessCell;
  const cellsOf = (row: Row) =>
    Object.values(columns).map((value) => {
      const cell = value(row) ?? null;
      return typeof cell === "string" ? written(cell) : (cell?.toString() ?? null);
    });
  return {
    ending: "csv",
    type: "text/csv; charset=utf-8",
    writer: () =>
      textWriter({
        begin: csvMark + csvLines([Object.keys(columns)]),
        rows: (rows) => csvLines(rows.map(cellsOf)),
      }),
  };
}
