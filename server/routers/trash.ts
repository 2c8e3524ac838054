import { listTrashInput } from "#domain/contact-input.ts";
import { listTrash } from "../services/contact-list.ts";
import { protectedProcedure, router } from "../trpc.ts";

export const trashRouter = router({
  list: protectedProcedure
    .input(listTrashInput)
    .query(({ ctx, input }) => listTrash(ctx.owner, input)),
});
