import { renderMarkdown } from "#app/markdown.server.ts";
import { historyLabel } from "#domain/operation/history.ts";
import type { NamedActivity } from "#server/services/activity/activity.ts";
import type { TimelineEntry, TimelinePage } from "#server/services/timeline/timeline.ts";
import type { ShownActivity, ShownEntry, ShownTimeline } from "./shown-timeline.ts";

function rendered(activity: NamedActivity): ShownActivity {
  return { ...activity, html: renderMarkdown(activity.description) };
}

function renderedEntry(entry: TimelineEntry): ShownEntry {
  if (entry.as === "activity") return { ...entry, activity: rendered(entry.activity) };
  return entry.as === "change" ? { ...entry, label: historyLabel(entry) } : entry;
}

/** A timeline with its texts as HTML, and its changes with their labels. */
export function renderTimeline({ items, planned, ...page }: TimelinePage): ShownTimeline {
  return { ...page, items: items.map(renderedEntry), planned: planned.map(rendered) };
}
