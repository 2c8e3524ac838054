import {
  createActivityInput,
  exportActivitiesInput,
  listActivitiesInput,
  oneActivityInput,
  updateActivityInput,
} from "#domain/activity/input.ts";
import { findActivity } from "../services/activity/activity.ts";
import { createActivity } from "../services/activity/create.ts";
import { deleteActivity, restoreActivity } from "../services/activity/delete.ts";
import { exportActivities, listActivities } from "../services/activity/list.ts";
import { updateActivity } from "../services/activity/update.ts";
import { protectedProcedure, router, verifiedProcedure } from "../trpc.ts";

export const activityRouter = router({
  list: protectedProcedure
    .input(listActivitiesInput)
    .query(({ ctx, input }) => listActivities(ctx.owner, input)),
  export: verifiedProcedure
    .input(exportActivitiesInput)
    .query(({ ctx, input }) => exportActivities(ctx.confirmedOwner, input)),
  byId: protectedProcedure
    .input(oneActivityInput)
    .query(({ ctx, input }) => findActivity(ctx.owner, input.id)),
  create: protectedProcedure
    .input(createActivityInput)
    .mutation(({ ctx, input: { operation, ...activity } }) =>
      createActivity(ctx.owner, activity, { key: operation }),
    ),
  update: protectedProcedure
    .input(updateActivityInput)
    .mutation(({ ctx, input }) => updateActivity(ctx.owner, input)),
  delete: protectedProcedure
    .input(oneActivityInput)
    .mutation(({ ctx, input }) => deleteActivity(ctx.owner, input.id, input.operation)),
  restore: protectedProcedure
    .input(oneActivityInput)
    .mutation(({ ctx, input }) => restoreActivity(ctx.owner, input.id, input.operation)),
});
