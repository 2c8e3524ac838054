import { vendorOf } from "#domain/contact/vendor.ts";
import { type FileContents, mostColumns } from "#domain/import/draft.ts";
import type { ImportNoun } from "#domain/import/noun.ts";
import { nounColumns } from "#domain/import/noun-columns.ts";
import { columnDescription } from "./column-samples.ts";
import { type CsvRecord, type PieceReader, readCsv } from "./csv-records.ts";
import { refused } from "./file-text.ts";
import { notFoundMessages } from "./no-people.ts";
import { type Table, type TextPlan, tableIn, typedAs } from "./people-table.ts";

/** As many records show what the columns hold. */
const headSize = 200;

const tooWideMessage = `This file has more than ${mostColumns.toLocaleString("en")} columns. Delete those that you don't need.`;

/** What was read of a table beside its records. */
export type TableContents = Omit<FileContents, "encoding" | "otherTables">;

/** Reads the records of a table, and what it says of its columns. */
export interface TableReader extends PieceReader<CsvRecord> {
  /** Once all of it has been read. */
  contents: () => TableContents;
}

/** Reads the table in a text, piece by piece. Refuses what `readFile` does. */
export function readTable(plan: TextPlan, noun: ImportNoun, most?: number): TableReader {
  const reader = readCsv(plan.layout, { ...plan.body, most });
  const typed = typedAs(plan);
  let head: CsvRecord[] | null = [];
  let description: Description | null = null;

  /** The first records are kept until they have shown the columns. */
  const described = (records: CsvRecord[], isEnd = false): CsvRecord[] => {
    if (!head) {
      for (const record of records) description?.add(record);
      return records;
    }
    for (const record of records) head.push(record);
    if (head.length < headSize && !isEnd) return [];
    const table = tableIn(plan, head, nounColumns[noun]);
    if (!table) throw refused(notFoundMessages[noun]);
    head = null;
    description = describe(table, noun);
    return table.records;
  };

  return {
    push: (piece) => described(reader.push(piece).map(typed)),
    end: () => described(reader.end().map(typed), true),
    contents: () => {
      if (!description) throw refused(notFoundMessages[noun]);
      return description.contents();
    },
  };
}

type Description = ReturnType<typeof describe>;

/** Describes a table, beginning with the records that it has. */
function describe({ columns, grounds, records }: Table, noun: ImportNoun) {
  if (columns.length > mostColumns) throw refused(tooWideMessage);
  const aimed = nounColumns[noun].aim(columns);
  if (!aimed) throw refused(notFoundMessages[noun]);
  const description = columnDescription({ columns: aimed, grounds }, { ofDeals: noun === "deal" });
  for (const record of records) description.add(record);
  return {
    add: description.add,
    contents: (): TableContents => {
      const described = description.columns();
      const vendor = vendorOf(described.map(({ suggested }) => suggested.name));
      return { noun, kind: "rows", vendor, columns: described, notedOnCards: [] };
    },
  };
}

/** What a table says that is there as a whole. */
export function contentsOf(table: Table, noun: ImportNoun): TableContents {
  return describe(table, noun).contents();
}
