/** What a contact's timeline is narrowed to. */
export const timelineKinds = ["all", "edits", "deals"] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export const timelineKindLabels: Record<TimelineKind, string> = {
  all: "All",
  edits: "Changes",
  deals: "Deals",
};
