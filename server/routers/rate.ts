import {
  importRatesInput,
  listRatesInput,
  oneRateInput,
  setRateInput,
  updateRateInput,
} from "#domain/money/rate-input.ts";
import {
  deleteRate,
  findRate,
  listRates,
  readLatestRates,
  setRate,
  updateRate,
} from "../services/rate.ts";
import { importRates } from "../services/rate-import.ts";
import { protectedProcedure, router, verifiedProcedure } from "../trpc.ts";

export const rateRouter = router({
  list: protectedProcedure
    .input(listRatesInput)
    .query(({ ctx, input }) => listRates(ctx.owner, input)),
  latest: protectedProcedure.query(({ ctx }) => readLatestRates(ctx.owner)),
  byId: protectedProcedure
    .input(oneRateInput)
    .query(({ ctx, input }) => findRate(ctx.owner, input.id)),
  set: protectedProcedure
    .input(setRateInput)
    .mutation(({ ctx, input: { operation, ...rate } }) => setRate(ctx.owner, rate, operation)),
  update: protectedProcedure
    .input(updateRateInput)
    .mutation(({ ctx, input }) => updateRate(ctx.owner, input)),
  delete: protectedProcedure
    .input(oneRateInput)
    .mutation(({ ctx, input }) => deleteRate(ctx.owner, input.id, input.operation)),
  import: verifiedProcedure
    .input(importRatesInput)
    .mutation(({ ctx, input }) => importRates(ctx.owner, input)),
});
