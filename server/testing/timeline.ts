import type { TimelineChange } from "../services/timeline/changes.ts";
import type { TimelineEntry } from "../services/timeline/timeline.ts";

/** The changes among the entries of a timeline. */
export function changesIn(items: readonly TimelineEntry[]): TimelineChange[] {
  return items.flatMap((item) => (item.as === "change" ? [item] : []));
}

/** What an entry is, in a word or two: "deal.move Website", "call Pricing". */
export function entryName(item: TimelineEntry): string {
  if (item.as === "activity") return `${item.activity.type} ${item.activity.subject}`;
  if (item.as === "file") return `file ${item.file.name}`;
  if (item.as === "task") return `done ${item.task.title}`;
  return `${item.kind} ${item.title ?? item.entity}`;
}
