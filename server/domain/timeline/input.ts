import * as z from "zod";
import { cursor, id } from "../inputs.ts";
import { companyTimelineKinds, dealTimelineKinds, timelineKinds } from "./timeline.ts";

const activities = "all, call, email, meeting, note, tasks, files";

export const timelineInput = z.object({
  /** The contact's id. */
  id,
  kind: z.enum(timelineKinds, `Select ${activities}, edits or deals.`).optional(),
  cursor: cursor.nullish(),
  limit: z.number().int().min(1).max(100).optional(),
});
export type TimelineQuery = z.output<typeof timelineInput>;

export const dealTimelineInput = timelineInput.extend({
  /** The deal's id. */
  id,
  kind: z.enum(dealTimelineKinds, `Select ${activities}, deal or people.`).optional(),
});
export type DealTimelineQuery = z.output<typeof dealTimelineInput>;

export const companyTimelineInput = timelineInput.extend({
  /** The company's id. */
  id,
  kind: z.enum(companyTimelineKinds, `Select ${activities} or edits.`).optional(),
});
export type CompanyTimelineQuery = z.output<typeof companyTimelineInput>;
