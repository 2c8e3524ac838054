import { listChangesInput, undoInput } from "#domain/change-input.ts";
import { listChanges } from "../services/change.ts";
import { undoOperation } from "../services/undo.ts";
import { protectedProcedure, renewingSession, router } from "../trpc.ts";

export const changeRouter = router({
  list: protectedProcedure
    .input(listChangesInput)
    .query(({ ctx, input }) => listChanges(ctx.owner, input)),
  undo: protectedProcedure
    .use(renewingSession)
    .input(undoInput)
    .mutation(({ ctx, input }) => undoOperation(ctx.owner, input)),
});
