/** What a contact's timeline is narrowed to. */
export const timelineKinds = ["all", "edits", "deals"] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export const timelineKindLabels: Record<TimelineKind, string> = {
  all: "All",
  edits: "Changes",
  deals: "Deals",
};

/** What a deal's timeline is narrowed to: itself, or the people whom it is with. */
export const dealTimelineKinds = ["all", "deal", "people"] as const;
export type DealTimelineKind = (typeof dealTimelineKinds)[number];

export const dealTimelineKindLabels: Record<DealTimelineKind, string> = {
  all: "All",
  deal: "This deal",
  people: "Contacts",
};
