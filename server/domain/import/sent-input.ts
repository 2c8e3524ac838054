import * as z from "zod";
import { columnTargets } from "../contact/column-targets.ts";
import type { ColumnField } from "../contact/columns.ts";
import type { FileRecord } from "../contact/file-row.ts";
import { knownWays } from "../contact/known-way.ts";
import { id, operationKey } from "../inputs.ts";
import {
  type FileColumn,
  type FileContents,
  longestCell,
  longestPart,
  mostColumns,
  mostParts,
  mostSentRows,
  rowsInPart,
} from "./draft.ts";
import { importNouns } from "./noun.ts";

/*
 * What a browser has read in a file. It may be anything, unlike what our own code has read here.
 */

/** Headers and samples are cut before they are sent, and sheets of a workbook have shorter names. */
const text = z.string().max(300);

const fields = columnTargets.filter((target) => target !== "out");

/** A column whose texts are as long as `words` allows. */
function columnWith(words: z.ZodString) {
  return z.object({
    name: words,
    field: z.enum(fields as [ColumnField, ...ColumnField[]]).nullable(),
    kind: words,
    shape: z.enum(["one", "joined", "json", "listed", "exact"]),
    group: words.nullable(),
  });
}

const fileColumn: z.ZodType<FileColumn> = z.object({
  suggested: columnWith(text),
  ground: z.enum(["header", "values", "none"]),
  samples: z.array(text).max(3),
  dates: z
    .object({ order: z.enum(["dayFirst", "monthFirst"]).nullable(), sample: text })
    .nullable(),
  values: z.array(text).max(100).optional(),
  bare: text.optional(),
  bareBeside: text.optional(),
}) as z.ZodType<FileColumn>;

const contents: z.ZodType<FileContents> = z.object({
  noun: z.enum(importNouns),
  kind: z.enum(["rows", "cards"]),
  vendor: text.nullable(),
  // The file isn't kept, so somebody has decided before it is sent.
  encoding: z.object({ name: text, isGuess: z.literal(false) }).nullable(),
  columns: z.array(fileColumn).max(mostColumns),
  notedOnCards: z.array(text).max(mostColumns),
  otherTables: z.array(z.string().max(1_000)).max(1_000),
});

/** What a browser has read in a file, before it sends the rows. */
export const beginSentInput = z.object({
  operation: operationKey,
  fileName: z.string().transform((name) => name.slice(0, 200)),
  contents,
  known: z.enum(knownWays),
  rowCount: z.number().int().min(1).max(mostSentRows),
  parts: z.number().int().min(1).max(mostParts),
});

/** Longer ones are cut before they are sent. */
const cell = z.string().max(longestCell);

const record: z.ZodType<FileRecord> = z.object({
  row: z.number().int().min(1).max(10_000_000),
  cells: z.array(cell).max(longestPart),
  reason: text.optional(),
  columns: z.array(columnWith(cell)).max(mostColumns).optional(),
}) as z.ZodType<FileRecord>;

const tooLong = `A slice has at most ${longestPart} characters.`;

/** Rows of such a file. */
export const sendRowsInput = z.object({
  id,
  part: z.number().int().min(0).max(mostParts),
  rows: z
    .array(record)
    .min(1)
    .max(rowsInPart)
    // Between rows there are commas.
    .refine((rows) => JSON.stringify(rows).length <= longestPart + rows.length + 1, tooLong),
});
