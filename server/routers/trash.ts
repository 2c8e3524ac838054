import { listTrashInput } from "#domain/contact-input.ts";
import { listTrashedContacts, listTrashedDeals } from "../services/trash.ts";
import { protectedProcedure, router } from "../trpc.ts";

export const trashRouter = router({
  list: protectedProcedure
    .input(listTrashInput)
    .query(({ ctx, input }) => listTrashedContacts(ctx.owner, input)),
  deals: protectedProcedure
    .input(listTrashInput)
    .query(({ ctx, input }) => listTrashedDeals(ctx.owner, input)),
});
