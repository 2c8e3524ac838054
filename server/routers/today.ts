import { hideInput, todayPageInput, todaySummaryInput } from "#domain/today/input.ts";
import { hideFromToday } from "../services/today/hide.ts";
import { readTodayPage } from "../services/today/page.ts";
import { countDue, readTodaySummary } from "../services/today/summary.ts";
import { protectedProcedure, router } from "../trpc.ts";

export const todayRouter = router({
  summary: protectedProcedure
    .input(todaySummaryInput)
    .query(({ ctx, input }) => readTodaySummary(ctx.owner, ctx.timeZone, input?.all)),
  page: protectedProcedure
    .input(todayPageInput)
    .query(({ ctx, input }) => readTodayPage(ctx.owner, ctx.timeZone, input)),
  due: protectedProcedure.query(({ ctx }) => countDue(ctx.owner, ctx.timeZone)),
  hide: protectedProcedure
    .input(hideInput)
    .mutation(({ ctx, input }) => hideFromToday(ctx.owner, input, ctx.timeZone)),
});
