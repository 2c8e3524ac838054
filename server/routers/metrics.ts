import { readSummary } from "../services/metrics.ts";
import { protectedProcedure, router } from "../trpc.ts";

export const metricsRouter = router({
  summary: protectedProcedure.query(({ ctx }) => readSummary(ctx.owner)),
});
