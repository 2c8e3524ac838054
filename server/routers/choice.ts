import { findChoicesInput, offerChoicesInput } from "#domain/choice-input.ts";
import { findChoices, offerChoices } from "../services/choice.ts";
import { protectedProcedure, router } from "../trpc.ts";

export const choiceRouter = router({
  find: protectedProcedure
    .input(findChoicesInput)
    .query(({ ctx, input }) => findChoices(ctx.owner, input)),
  offer: protectedProcedure
    .input(offerChoicesInput)
    .query(({ ctx, input }) => offerChoices(ctx.owner, input)),
});
