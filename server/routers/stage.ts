import {
  createStageInput,
  deleteStageInput,
  listStagesInput,
  reorderStagesInput,
  updateStageInput,
} from "#domain/pipeline/input.ts";
import { createStage, deleteStage, reorderStages, updateStage } from "../services/stage.ts";
import { listStages } from "../services/stage-list.ts";
import { protectedProcedure, router } from "../trpc.ts";

export const stageRouter = router({
  list: protectedProcedure
    .input(listStagesInput)
    .query(({ ctx, input }) => listStages(ctx.owner, input?.all ? "all" : input?.pipelineId)),
  create: protectedProcedure
    .input(createStageInput)
    .mutation(({ ctx, input: { operation, ...stage } }) =>
      createStage(ctx.owner, stage, operation),
    ),
  update: protectedProcedure
    .input(updateStageInput)
    .mutation(({ ctx, input }) => updateStage(ctx.owner, input)),
  reorder: protectedProcedure
    .input(reorderStagesInput)
    .mutation(({ ctx, input }) => reorderStages(ctx.owner, input)),
  delete: protectedProcedure
    .input(deleteStageInput)
    .mutation(({ ctx, input }) => deleteStage(ctx.owner, input)),
});
