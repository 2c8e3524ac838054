import { oneFileInput } from "#domain/file/input.ts";
import { activityUploadInput, uploadInput } from "#domain/file/upload-input.ts";
import { createActivityWithFiles } from "../services/activity/create-with-files.ts";
import { checkVerified } from "../services/email/verified.ts";
import { addFiles } from "../services/file/add.ts";
import { openFile } from "../services/file/open.ts";
import { protectedProcedure, router, verifiedProcedure } from "../trpc.ts";

/** The contents of files, for the routes that receive and send them: streams, which tRPC doesn't serve. */
export const contentRouter = router({
  add: verifiedProcedure
    .input(uploadInput)
    .mutation(({ ctx, input }) => addFiles(ctx.owner, ctx.deployment.files, input)),
  /** An activity without files is for everybody. */
  addActivity: protectedProcedure.input(activityUploadInput).mutation(({ ctx, input }) => {
    const check = () => checkVerified(ctx.owner, ctx.deployment, ctx.session?.user);
    const files = checkedBy(check, input.files);
    return createActivityWithFiles(ctx.owner, ctx.deployment.files, { ...input, files });
  }),
  open: protectedProcedure
    .input(oneFileInput)
    .query(({ ctx, input }) => openFile(ctx.owner, ctx.deployment.files, input.id)),
});

/** The same files, of which the first is read only once a check has passed. */
async function* checkedBy<File>(check: () => Promise<unknown>, files: AsyncIterable<File>) {
  for await (const file of files) {
    await check();
    yield file;
  }
}
