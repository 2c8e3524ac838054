import * as z from "zod";
import { cursor, id } from "./inputs.ts";
import { dealTimelineKinds, timelineKinds } from "./timeline.ts";

export const timelineInput = z.object({
  /** The contact's id. */
  id,
  kind: z.enum(timelineKinds, "Select all, edits or deals.").optional(),
  cursor: cursor.nullish(),
  limit: z.number().int().min(1).max(100).optional(),
});
export type TimelineQuery = z.output<typeof timelineInput>;

export const dealTimelineInput = timelineInput.extend({
  /** The deal's id. */
  id,
  kind: z.enum(dealTimelineKinds, "Select all, deal or people.").optional(),
});
export type DealTimelineQuery = z.output<typeof dealTimelineInput>;
