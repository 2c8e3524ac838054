import { findInput } from "#domain/search/input.ts";
import { findAll } from "../services/search/find.ts";
import { protectedProcedure, router } from "../trpc.ts";

export const searchRouter = router({
  find: protectedProcedure.input(findInput).query(({ ctx, input }) => findAll(ctx.owner, input)),
});
