import {
  addPieceInput,
  addRowsInput,
  chooseInput,
  importReportInput,
  importSlicesInput,
  oneImportInput,
  startImportInput,
} from "#domain/import/input.ts";
import { beginSentInput, sendRowsInput } from "#domain/import/sent-input.ts";
import { checkImport } from "../services/import/check.ts";
import { chooseColumns } from "../services/import/choose.ts";
import {
  addRows,
  listImports,
  readDraft,
  startImport,
  stopImport,
} from "../services/import/draft.ts";
import { addPiece, readPieces } from "../services/import/file.ts";
import { readQuestions } from "../services/import/questions.ts";
import { readImport, readImportSlices } from "../services/import/rows.ts";
import { runImport } from "../services/import/run.ts";
import { protectedProcedure, router, verifiedProcedure } from "../trpc.ts";

/** The import of a file in steps: its rows are kept for an hour after the last one. */
export const importRouter = router({
  list: protectedProcedure.query(({ ctx }) => listImports(ctx.owner)),
  start: verifiedProcedure
    .input(startImportInput)
    .mutation(({ ctx, input }) => startImport(ctx.owner, input)),
  addRows: protectedProcedure
    .input(addRowsInput)
    .mutation(({ ctx, input }) => addRows(ctx.owner, input)),
  /** `start` and `addRows` for what a browser has read. */
  begin: verifiedProcedure
    .input(beginSentInput)
    .mutation(({ ctx, input }) => startImport(ctx.owner, input)),
  sendRows: protectedProcedure
    .input(sendRowsInput)
    .mutation(({ ctx, input }) => addRows(ctx.owner, input)),
  addPiece: protectedProcedure
    .input(addPieceInput)
    .mutation(({ ctx, input }) => addPiece(ctx.owner, input)),
  pieces: protectedProcedure
    .input(oneImportInput)
    .query(({ ctx, input }) => readPieces(ctx.owner, input.id)),
  byId: protectedProcedure
    .input(oneImportInput)
    .query(({ ctx, input }) => readDraft(ctx.owner, input.id)),
  questions: protectedProcedure
    .input(oneImportInput)
    .query(({ ctx, input }) => readQuestions(ctx.owner, input.id)),
  choose: protectedProcedure
    .input(chooseInput)
    .mutation(({ ctx, input }) => chooseColumns(ctx.owner, input)),
  check: protectedProcedure
    .input(oneImportInput)
    .mutation(({ ctx, input }) => checkImport(ctx.owner, input.id)),
  report: protectedProcedure
    .input(importReportInput)
    .query(({ ctx, input }) => readImport(ctx.owner, input)),
  slices: protectedProcedure
    .input(importSlicesInput)
    .query(({ ctx, input }) => readImportSlices(ctx.owner, input)),
  run: protectedProcedure
    .input(oneImportInput)
    .mutation(({ ctx, input }) => runImport(ctx.owner, input.id)),
  stop: protectedProcedure
    .input(oneImportInput)
    .mutation(({ ctx, input }) => stopImport(ctx.owner, input.id)),
});
