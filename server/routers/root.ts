import { router } from "../trpc.ts";
import { changeRouter } from "./change.ts";
import { contactRouter } from "./contact.ts";
import { tagRouter } from "./tag.ts";
import { trashRouter } from "./trash.ts";

/** Everything that can be asked of Kith, by noun. */
export const appRouter = router({
  contact: contactRouter,
  tag: tagRouter,
  change: changeRouter,
  trash: trashRouter,
});

export type AppRouter = typeof appRouter;
