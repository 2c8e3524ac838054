import {
  historyInput,
  latestChangesInput,
  listChangesInput,
  oneOperationInput,
  undoInput,
} from "#domain/operation/change-input.ts";
import { readHistory } from "../services/operation/change.ts";
import { latestChanges, listChanges } from "../services/operation/change-log.ts";
import { readOperation } from "../services/operation/operation.ts";
import { undoOperation } from "../services/operation/undo.ts";
import { protectedProcedure, renewingSession, router } from "../trpc.ts";

export const changeRouter = router({
  list: protectedProcedure
    .input(listChangesInput)
    .query(({ ctx, input }) => listChanges(ctx.owner, input)),
  latest: protectedProcedure
    .input(latestChangesInput)
    .query(({ ctx, input }) => latestChanges(ctx.owner, input)),
  history: protectedProcedure
    .input(historyInput)
    .query(({ ctx, input }) => readHistory(ctx.owner, input)),
  operation: protectedProcedure
    .input(oneOperationInput)
    .query(({ ctx, input }) => readOperation(ctx.owner, input)),
  /**
   * Answers `done: false` if the operation changed so many records that one call doesn't undo them
   * all: call it again with the same `operation`, and the answer's `operation` as the `key`. `kept`
   * are records that changed between two calls, so they stay as they are.
   */
  undo: protectedProcedure
    .use(renewingSession)
    .input(undoInput)
    .mutation(({ ctx, input }) => undoOperation(ctx.owner, input)),
});
