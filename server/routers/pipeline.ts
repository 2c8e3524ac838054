import {
  createPipelineInput,
  deletePipelineInput,
  reorderPipelinesInput,
  updatePipelineInput,
} from "#domain/pipeline/input.ts";
import {
  createPipeline,
  deletePipeline,
  listPipelines,
  reorderPipelines,
  updatePipeline,
} from "../services/pipeline.ts";
import { protectedProcedure, router } from "../trpc.ts";

export const pipelineRouter = router({
  list: protectedProcedure.query(({ ctx }) => listPipelines(ctx.owner)),
  create: protectedProcedure
    .input(createPipelineInput)
    .mutation(({ ctx, input: { operation, ...pipeline } }) =>
      createPipeline(ctx.owner, pipeline, operation),
    ),
  update: protectedProcedure
    .input(updatePipelineInput)
    .mutation(({ ctx, input }) => updatePipeline(ctx.owner, input)),
  reorder: protectedProcedure
    .input(reorderPipelinesInput)
    .mutation(({ ctx, input }) => reorderPipelines(ctx.owner, input)),
  delete: protectedProcedure
    .input(deletePipelineInput)
    .mutation(({ ctx, input }) => deletePipeline(ctx.owner, input)),
});
