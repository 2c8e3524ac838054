import { sampleInput } from "#domain/sample-input.ts";
import { removeSample } from "../services/sample.ts";
import { loadSample } from "../services/sample-load.ts";
import { protectedProcedure, router } from "../trpc.ts";

export const sampleRouter = router({
  load: protectedProcedure
    .input(sampleInput)
    .mutation(({ ctx, input }) => loadSample(ctx.owner, input?.operation)),
  remove: protectedProcedure
    .input(sampleInput)
    .mutation(({ ctx, input }) => removeSample(ctx.owner, input?.operation)),
});
