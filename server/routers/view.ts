import {
  createViewInput,
  defaultViewInput,
  listViewsInput,
  oneViewInput,
  updateViewInput,
} from "#domain/view-input.ts";
import {
  createView,
  deleteView,
  findView,
  listViews,
  setDefaultView,
  updateView,
} from "../services/view.ts";
import { protectedProcedure, router } from "../trpc.ts";

export const viewRouter = router({
  list: protectedProcedure
    .input(listViewsInput)
    .query(({ ctx, input }) => listViews(ctx.owner, input)),
  byId: protectedProcedure
    .input(oneViewInput)
    .query(({ ctx, input }) => findView(ctx.owner, input.id)),
  create: protectedProcedure
    .input(createViewInput)
    .mutation(({ ctx, input: { operation, ...view } }) => createView(ctx.owner, view, operation)),
  update: protectedProcedure
    .input(updateViewInput)
    .mutation(({ ctx, input }) => updateView(ctx.owner, input)),
  setDefault: protectedProcedure
    .input(defaultViewInput)
    .mutation(({ ctx, input }) => setDefaultView(ctx.owner, input)),
  delete: protectedProcedure
    .input(oneViewInput)
    .mutation(({ ctx, input }) => deleteView(ctx.owner, input.id, input.operation)),
});
