import { listFilesInput, oneFileInput, renameFileInput } from "#domain/file/input.ts";
import { findFile, listFiles } from "../services/file/file.ts";
import { deleteFile, renameFile, restoreFile } from "../services/file/update.ts";
import { readUsage } from "../services/file/usage.ts";
import { protectedProcedure, router } from "../trpc.ts";

/** Files are added by POST /files, and downloaded from /files/<id>. */
export const fileRouter = router({
  list: protectedProcedure
    .input(listFilesInput)
    .query(({ ctx, input }) => listFiles(ctx.owner, input)),
  byId: protectedProcedure
    .input(oneFileInput)
    .query(({ ctx, input }) => findFile(ctx.owner, input.id)),
  usage: protectedProcedure.query(({ ctx }) => readUsage(ctx.owner, ctx.deployment.files)),
  rename: protectedProcedure
    .input(renameFileInput)
    .mutation(({ ctx, input }) => renameFile(ctx.owner, input)),
  delete: protectedProcedure
    .input(oneFileInput)
    .mutation(({ ctx, input }) => deleteFile(ctx.owner, input.id, input.operation)),
  restore: protectedProcedure
    .input(oneFileInput)
    .mutation(({ ctx, input }) => restoreFile(ctx.owner, input.id, input.operation)),
});
