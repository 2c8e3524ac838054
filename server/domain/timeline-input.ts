import * as z from "zod";
import { cursor, id } from "./inputs.ts";
import { dealTimelineKinds, timelineKinds } from "./timeline.ts";

export const timelineInput = z.object({
  /** Of the contact. */
  id,
  kind: z.enum(timelineKinds, "Select all, edits or deals.").optional(),
  cursor: cursor.nullish(),
  limit: z.number().int().min(1).max(100).optional(),
});
export type TimelineQuery = z.output<typeof timelineInput>;

export const dealTimelineInput = timelineInput.extend({
  /** Of the deal. */
  id,
  kind: z.enum(dealTimelineKinds, "Select all, deal or people.").optional(),
});
export type DealTimelineQuery = z.output<typeof dealTimelineInput>;
