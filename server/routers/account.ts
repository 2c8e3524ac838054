import { feedPartsInput } from "#domain/calendar/input.ts";
import { readLink, removeLink, renewLink, setParts } from "../services/calendar/link.ts";
import { readMailStatus, sendTest } from "../services/mail/status.ts";
import { protectedProcedure, publicProcedure, router } from "../trpc.ts";

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
  mail: {
    /** Whether mails can reach anybody, and whether they are read on this machine. */
    reach: publicProcedure.query(({ ctx: { deployment } }) => ({
      sendsMail: deployment.mail !== null,
      localMailbox: deployment.mail?.name === "mailbox",
    })),
    status: protectedProcedure.query(({ ctx }) => readMailStatus(ctx.owner, ctx.deployment)),
    test: protectedProcedure.mutation(({ ctx }) => sendTest(ctx.owner, ctx.deployment)),
  },
});
