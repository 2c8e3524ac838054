import { renderMarkdown } from "#app/markdown.server.ts";
import type { NamedActivity } from "#server/services/activity/activity.ts";
import type { TimelineEntry, TimelinePage } from "#server/services/timeline/timeline.ts";
import type { ShownActivity, ShownEntry, ShownTimeline } from "./shown-timeline.ts";

function rendered(activity: NamedActivity): ShownActivity {
  return { ...activity, html: renderMarkdown(activity.description) };
}

function renderedEntry(entry: TimelineEntry): ShownEntry {
  return entry.as === "activity" ? { ...entry, activity: rendered(entry.activity) } : entry;
}

/** A timeline with its texts as HTML. */
export function renderTimeline({ items, planned, ...page }: TimelinePage): ShownTimeline {
  return { ...page, items: items.map(renderedEntry), planned: planned.map(rendered) };
}
