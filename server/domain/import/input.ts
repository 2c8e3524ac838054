import * as z from "zod";
import { type ColumnTarget, columnTargets } from "../contact/column-targets.ts";
import type { FileRecord } from "../contact/file-row.ts";
import { knownWays } from "../contact/known-way.ts";
import { currency } from "../deal/input.ts";
import { cursor, id, operationKey } from "../inputs.ts";
import { type FileContents, mostColumns, rowOutcomeLetters } from "./draft.ts";

const part = z.number().int().min(0).max(1_000);
const known = z.enum(knownWays, "Select add, skip, fill or overwrite.");

/** A file with more names than these isn't asked about. */
const mostStages = 100;
const tooManyStages = `Answer for at most ${mostStages} stages.`;

/** The end of an overlong name is ignored. */
const fileName = z.string("A file name must be text.").transform((name) => name.slice(0, 200));

/*
 * Only our own pages call these procedures: what they have read in a file is taken as it is.
 */

/** What was read in a file, before its rows are sent. */
export const startImportInput = z.object({
  operation: operationKey,
  fileName,
  contents: z.custom<FileContents>(),
  known,
  rowCount: z.number().int().min(1).max(1_000_000),
  parts: part.min(1),
});
export type StartImport = z.output<typeof startImportInput>;

export const addRowsInput = z.object({
  id,
  part,
  rows: z.custom<FileRecord[]>(),
});
export type AddRows = z.output<typeof addRowsInput>;

export const addPieceInput = z.object({
  id,
  piece: part,
  base64: z.custom<string>(),
});
export type AddPiece = z.output<typeof addPieceInput>;

export const oneImportInput = z.object({ id });

export const chooseInput = z.object({
  id,
  /** Where each column goes, in the file's order; further ones keep what is suggested. */
  targets: z
    .array(z.enum(columnTargets as [ColumnTarget, ...ColumnTarget[]], "Select what it is."))
    .max(mostColumns),
  order: z.enum(["dayFirst", "monthFirst"], "Select day first or month first.").nullable(),
  known,
  /** What the values of deals mean; missing stays as it was. */
  deals: z
    .object({
      currency: currency.optional(),
      /** The ids of stages by folded names; 0 for the first stage. */
      stages: z
        .record(z.string().max(500), z.number().int().min(0))
        .refine((stages) => Object.keys(stages).length <= mostStages, tooManyStages),
    })
    .optional(),
});
export type Choose = z.output<typeof chooseInput>;

export const importReportInput = z.object({
  id,
  /** Only the rows with this outcome. */
  outcome: z.enum(rowOutcomeLetters, "Select an outcome.").optional(),
  cursor: cursor.nullish(),
  limit: z.number().int().min(1).max(100).optional(),
});
export type ImportReportQuery = z.output<typeof importReportInput>;

export const importSlicesInput = z.object({ id, part });
export type ImportSlicesQuery = z.output<typeof importSlicesInput>;
