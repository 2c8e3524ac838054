/** The filters of a contact's timeline. */
export const timelineKinds = ["all", "edits", "deals"] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export const timelineKindLabels: Record<TimelineKind, string> = {
  all: "All",
  edits: "Changes",
  deals: "Deals",
};

/** The filters of a deal's timeline: the deal itself, or its contacts. */
export const dealTimelineKinds = ["all", "deal", "people"] as const;
export type DealTimelineKind = (typeof dealTimelineKinds)[number];

export const dealTimelineKindLabels: Record<DealTimelineKind, string> = {
  all: "All",
  deal: "This deal",
  people: "Contacts",
};
