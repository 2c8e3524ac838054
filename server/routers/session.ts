import { protectedProcedure, router } from "../trpc.ts";

export const sessionRouter = router({
  /** Asks for nothing but what the guard does: whether the session still stands. */
  confirm: protectedProcedure.query(() => true),
});
