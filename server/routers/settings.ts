import { updateSettingsInput } from "#domain/account/settings-input.ts";
import { readSettings, updateSettings } from "../services/settings.ts";
import { protectedProcedure, renewingSession, router } from "../trpc.ts";

export const settingsRouter = router({
  get: protectedProcedure.query(({ ctx }) => readSettings(ctx.owner)),
  update: protectedProcedure
    .use(renewingSession)
    .input(updateSettingsInput)
    .mutation(({ ctx, input }) => updateSettings(ctx.owner, input)),
});
