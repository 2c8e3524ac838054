import type { NamedActivity } from "#server/services/activity/activity.ts";
import type { TimelineChange } from "#server/services/timeline/changes.ts";
import type { TimelineTask } from "#server/services/timeline/tasks.ts";
import type { TimelinePage } from "#server/services/timeline/timeline.ts";

/** An activity with its text as HTML. */
export interface ShownActivity extends NamedActivity {
  html: string | null;
}

export type ShownEntry =
  | TimelineChange
  | { as: "activity"; at: number; activity: ShownActivity }
  | TimelineTask;

/** A page of a timeline as pages show it. */
export interface ShownTimeline extends Omit<TimelinePage, "items" | "planned"> {
  items: ShownEntry[];
  planned: ShownActivity[];
}
