import { feedPartsInput } from "#domain/calendar/input.ts";
import { readLink, removeLink, renewLink, setParts } from "../services/calendar/link.ts";
import { protectedProcedure, router } from "../trpc.ts";

/**
 * What pages call about somebody's account: it isn't served to other programs, and isn't part of
 * the log, as passwords aren't.
 */
export const accountRouter = router({
  calendar: {
    read: protectedProcedure.query(({ ctx }) => readLink(ctx.owner)),
    renew: protectedProcedure.mutation(({ ctx }) => renewLink(ctx.owner)),
    setParts: protectedProcedure
      .input(feedPartsInput)
      .mutation(({ ctx, input }) => setParts(ctx.owner, input.parts)),
    remove: protectedProcedure.mutation(({ ctx }) => removeLink(ctx.owner)),
  },
});
