import type { FileRecord } from "../contact/file-row.ts";
import { longestCell, longestPart, rowsInPart } from "./draft.ts";

const tooLongMessage = `This row has more than ${longestPart.toLocaleString("en")} characters.`;

/**
 * The rows of a file in slices that the database can hold. Cells that are longer than any field are cut,
 * and a row that is too long by itself gets that as its reason.
 */
export function sliced(records: readonly FileRecord[]): FileRecord[][] {
  const slicer = slicing();
  return [...records.flatMap(slicer.add), ...slicer.end()];
}

/** The same of rows that are added one after another; each is answered with the slice before it that is full. */
export function slicing() {
  let slice: FileRecord[] = [];
  let room = longestPart;
  return {
    add(row: FileRecord): FileRecord[][] {
      const record = fitting(row);
      const { length } = JSON.stringify(record);
      room -= length;
      if (slice.length === 0 || (room >= 0 && slice.length < rowsInPart)) {
        slice.push(record);
        return [];
      }
      const full = slice;
      slice = [record];
      room = longestPart - length;
      return [full];
    },
    end: (): FileRecord[][] => (slice.length > 0 ? [slice] : []),
  };
}

function fitting(record: FileRecord): FileRecord {
  if (JSON.stringify(record).length <= longestCell) return record;
  const cut = { ...record, cells: record.cells.map((cell) => cell.slice(0, longestCell)) };
  return JSON.stringify(cut).length > longestPart
    ? { row: record.row, cells: [], reason: tooLongMessage }
    : cut;
}
