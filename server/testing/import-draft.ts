import type { FileRecord } from "#domain/contact/file-row.ts";
import type { KnownWay } from "#domain/contact/known-way.ts";
import type { Person } from "./people.ts";
import type { dumpWithoutLog } from "./workspace.ts";

type Start = Parameters<Person["account"]["import"]["start"]>[0];
type Contents = Start["contents"];

interface DraftFile {
  noun: Contents["noun"];
  columns: readonly Contents["columns"][number]["suggested"][];
  /** The cells of its rows, from row 2 on. */
  rows: readonly string[][];
  known?: KnownWay;
  /** How many rows a slice has; 2 unless given. */
  each?: number;
}

/** Begins the import of a file, in slices. */
export async function beginImport({ account }: Person, file: DraftFile) {
  const { noun, columns, rows, known = "fill", each = 2 } = file;
  const records = rows.map((cells, at): FileRecord => ({ row: at + 2, cells }));
  const parts = Math.ceil(records.length / each);
  const operation = crypto.randomUUID();
  const { id } = await account.import.start({
    operation,
    fileName: "export.csv",
    contents: {
      noun,
      kind: "rows",
      vendor: null,
      encoding: null,
      columns: columns.map((suggested) => ({
        suggested,
        ground: "header",
        samples: ["a"],
        dates: null,
      })),
      notedOnCards: [],
      otherTables: [],
    },
    known,
    rowCount: records.length,
    parts,
  });
  for (let part = 0; part < parts; part += 1) {
    await account.import.addRows({
      id,
      part,
      rows: records.slice(part * each, part * each + each),
    });
  }
  return { id, operation };
}

type Dump = Awaited<ReturnType<typeof dumpWithoutLog>>;

/** A workspace without the files that are being imported. */
export function withoutDrafts(dump: Dump) {
  const { import_drafts: _, import_slices: __, import_files: ___, ...rest } = dump;
  return rest;
}
