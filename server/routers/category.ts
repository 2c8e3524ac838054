import {
  createCategoryInput,
  oneCategoryInput,
  updateCategoryInput,
} from "#domain/category/input.ts";
import {
  createCategory,
  deleteCategory,
  listCategories,
  updateCategory,
} from "../services/category/category.ts";
import { protectedProcedure, router } from "../trpc.ts";

export const categoryRouter = router({
  list: protectedProcedure.query(({ ctx }) => listCategories(ctx.owner)),
  create: protectedProcedure
    .input(createCategoryInput)
    .mutation(({ ctx, input: { operation, ...category } }) =>
      createCategory(ctx.owner, category, { key: operation }),
    ),
  update: protectedProcedure
    .input(updateCategoryInput)
    .mutation(({ ctx, input }) => updateCategory(ctx.owner, input)),
  delete: protectedProcedure
    .input(oneCategoryInput)
    .mutation(({ ctx, input }) => deleteCategory(ctx.owner, input.id, input.operation)),
});
