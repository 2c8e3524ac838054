import { emptyTrashInput, listTrashInput, someTrashInput } from "#domain/trash-input.ts";
import { countTrash, listTrash, restoreTrashed } from "../services/trash.ts";
import { emptyTrash, purgeTrashed } from "../services/trash-purge.ts";
import { protectedProcedure, router } from "../trpc.ts";

export const trashRouter = router({
  list: protectedProcedure
    .input(listTrashInput)
    .query(({ ctx, input }) => listTrash(ctx.owner, input)),
  count: protectedProcedure.query(({ ctx }) => countTrash(ctx.owner)),
  restore: protectedProcedure
    .input(someTrashInput)
    .mutation(({ ctx, input }) => restoreTrashed(ctx.owner, input)),
  purge: protectedProcedure
    .input(someTrashInput)
    .mutation(({ ctx, input }) => purgeTrashed(ctx.owner, ctx.deployment.files, input)),
  empty: protectedProcedure
    .input(emptyTrashInput)
    .mutation(({ ctx, input }) => emptyTrash(ctx.confirmedOwner, ctx.deployment.files, input)),
});
