import type { NamedActivity } from "#server/services/activity/activity.ts";
import type { TimelineChange } from "#server/services/timeline/changes.ts";
import type { TimelineFile } from "#server/services/timeline/files.ts";
import type { TimelineTask } from "#server/services/timeline/tasks.ts";
import type { TimelinePage } from "#server/services/timeline/timeline.ts";

/** An activity with its text as HTML. */
export interface ShownActivity extends NamedActivity {
  html: string | null;
}

/** A change with its label; the labels of all operations would weigh on every page. */
export interface ShownChange extends TimelineChange {
  label: string;
}

export type ShownEntry =
  | ShownChange
  | { as: "activity"; at: number; activity: ShownActivity }
  | TimelineTask
  | TimelineFile;

/** A page of a timeline as pages show it. */
export interface ShownTimeline extends Omit<TimelinePage, "items" | "planned"> {
  items: ShownEntry[];
  planned: ShownActivity[];
}
