import { oneFileInput } from "#domain/file/input.ts";
import { activityUploadInput, uploadInput } from "#domain/file/upload-input.ts";
import { createActivityWithFiles } from "../services/activity/create-with-files.ts";
import { addFiles } from "../services/file/add.ts";
import { openFile } from "../services/file/open.ts";
import { protectedProcedure, router } from "../trpc.ts";

/** The contents of files, for the routes that receive and send them: streams, which tRPC doesn't serve. */
export const contentRouter = router({
  add: protectedProcedure
    .input(uploadInput)
    .mutation(({ ctx, input }) => addFiles(ctx.owner, ctx.deployment.files, input)),
  addActivity: protectedProcedure
    .input(activityUploadInput)
    .mutation(({ ctx, input }) => createActivityWithFiles(ctx.owner, ctx.deployment.files, input)),
  open: protectedProcedure
    .input(oneFileInput)
    .query(({ ctx, input }) => openFile(ctx.owner, ctx.deployment.files, input.id)),
});
