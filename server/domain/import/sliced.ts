import type { FileRecord } from "../contact/file-row.ts";
import { longestCell, longestPart, rowsInPart } from "./draft.ts";

const tooLongMessage = `This row has more than ${longestPart.toLocaleString("en")} characters.`;

/**
 * The rows of a file in slices that the database can hold. Cells that are longer than any field are cut,
 * and a row that is too long by itself gets that as its reason.
 */
export function sliced(records: readonly FileRecord[]): FileRecord[][] {
  const slices: FileRecord[][] = [];
  let room = 0;
  for (const record of records.map(fitting)) {
    const { length } = JSON.stringify(record);
    room -= length;
    const isFull = (slices.at(-1)?.length ?? rowsInPart) >= rowsInPart;
    if (room < 0 || isFull) {
      slices.push([]);
      room = longestPart - length;
    }
    slices.at(-1)?.push(record);
  }
  return slices;
}

function fitting(record: FileRecord): FileRecord {
  const { row, cells } = record;
  const length = cells.reduce((sum, cell) => sum + cell.length, 0);
  if (length <= longestCell) return record;
  const cut = { ...record, cells: cells.map((cell) => cell.slice(0, longestCell)) };
  return JSON.stringify(cut).length > longestPart
    ? { row, cells: [], reason: tooLongMessage }
    : cut;
}
