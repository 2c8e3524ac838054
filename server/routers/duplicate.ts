import { compareInput } from "#domain/contact/merge-input.ts";
import {
  dismissInput,
  duplicatesOfImportInput,
  duplicatesOfInput,
  listDuplicatesInput,
  similarInput,
} from "#domain/duplicate-input.ts";
import { compareContacts } from "../services/duplicate/compare.ts";
import { dismissDuplicates } from "../services/duplicate/dismissal.ts";
import { findDuplicatesOf, findSimilar } from "../services/duplicate/duplicate.ts";
import { countDuplicatesOfImport } from "../services/duplicate/import.ts";
import { listDuplicates } from "../services/duplicate/list.ts";
import { protectedProcedure, router } from "../trpc.ts";

export const duplicateRouter = router({
  list: protectedProcedure
    .input(listDuplicatesInput)
    .query(({ ctx, input }) => listDuplicates(ctx.owner, input)),
  ofContact: protectedProcedure
    .input(duplicatesOfInput)
    .query(({ ctx, input }) => findDuplicatesOf(ctx.owner, input.id)),
  ofImport: protectedProcedure
    .input(duplicatesOfImportInput)
    .query(({ ctx, input }) => countDuplicatesOfImport(ctx.owner, input.operation)),
  similar: protectedProcedure
    .input(similarInput)
    .query(({ ctx, input }) => findSimilar(ctx.owner, input)),
  compare: protectedProcedure
    .input(compareInput)
    .query(({ ctx, input }) => compareContacts(ctx.owner, input.ids)),
  dismiss: protectedProcedure
    .input(dismissInput)
    .mutation(({ ctx, input }) => dismissDuplicates(ctx.owner, input)),
});
