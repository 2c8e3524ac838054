import { createTagInput, oneTagInput, updateTagInput } from "#domain/tag-input.ts";
import { createTag, deleteTag, listTags, updateTag } from "../services/tag.ts";
import { protectedProcedure, router } from "../trpc.ts";

export const tagRouter = router({
  list: protectedProcedure.query(({ ctx }) => listTags(ctx.owner)),
  create: protectedProcedure
    .input(createTagInput)
    .mutation(({ ctx, input: { operation, ...tag } }) =>
      createTag(ctx.owner, tag, { key: operation }),
    ),
  update: protectedProcedure
    .input(updateTagInput)
    .mutation(({ ctx, input }) => updateTag(ctx.owner, input)),
  delete: protectedProcedure
    .input(oneTagInput)
    .mutation(({ ctx, input }) => deleteTag(ctx.owner, input.id, input.operation)),
});
