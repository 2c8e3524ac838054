import { type ActivityType, activityTypes } from "../activity/activity.ts";

const activityLabels: Record<ActivityType, string> = {
  call: "Calls",
  email: "Emails",
  meeting: "Meetings",
  note: "Notes",
};

/** The filters of a contact's timeline. */
export const timelineKinds = ["all", ...activityTypes, "tasks", "files", "edits", "deals"] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export const timelineKindLabels: Record<TimelineKind, string> = {
  all: "All",
  ...activityLabels,
  tasks: "Tasks",
  files: "Files",
  edits: "Changes",
  deals: "Deals",
};

/** The filters of a deal's timeline: the deal itself, or its contacts. */
export const dealTimelineKinds = [
  "all",
  ...activityTypes,
  "tasks",
  "files",
  "deal",
  "people",
] as const;
export type DealTimelineKind = (typeof dealTimelineKinds)[number];

export const dealTimelineKindLabels: Record<DealTimelineKind, string> = {
  all: "All",
  ...activityLabels,
  tasks: "Tasks",
  files: "Files",
  deal: "This deal",
  people: "Contacts",
};

/** The filters of a company's timeline. */
export const companyTimelineKinds = ["all", ...activityTypes, "tasks", "files", "edits"] as const;
export type CompanyTimelineKind = (typeof companyTimelineKinds)[number];

export const companyTimelineKindLabels: Record<CompanyTimelineKind, string> = {
  all: "All",
  ...activityLabels,
  tasks: "Tasks",
  files: "Files",
  edits: "Changes",
};

/** Which activities a kind of timeline shows; null for none. */
export function activitiesIn(
  kind: TimelineKind | DealTimelineKind | CompanyTimelineKind,
): ActivityType | "all" | null {
  return kind === "all" ? kind : (activityTypes.find((type) => type === kind) ?? null);
}

/** Whether a kind of timeline shows tasks: those that are done, and those that are due. */
export function hasTasks(kind: TimelineKind | DealTimelineKind | CompanyTimelineKind): boolean {
  return kind === "all" || kind === "tasks";
}

/** Whether a kind of timeline shows files. */
export function hasFiles(kind: TimelineKind | DealTimelineKind | CompanyTimelineKind): boolean {
  return kind === "all" || kind === "files";
}
