import { protectedProcedure, router } from "../trpc.ts";

export const sessionRouter = router({
  /** Does only what the guard does: it checks that the session still exists. */
  confirm: protectedProcedure.query(() => true),
});
