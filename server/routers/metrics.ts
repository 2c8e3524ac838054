import { latestChangesInput } from "#domain/operation/change-input.ts";
import { reportInput } from "#domain/report/input.ts";
import { readDashboard, readSummary } from "../services/metrics.ts";
import { readReport } from "../services/report/report.ts";
import { protectedProcedure, router } from "../trpc.ts";

export const metricsRouter = router({
  summary: protectedProcedure.query(({ ctx }) => readSummary(ctx.owner)),
  dashboard: protectedProcedure
    .input(latestChangesInput)
    .query(({ ctx, input }) => readDashboard(ctx.owner, input)),
  report: protectedProcedure
    .input(reportInput)
    .query(({ ctx, input }) => readReport(ctx.owner, ctx.timeZone, input)),
});
