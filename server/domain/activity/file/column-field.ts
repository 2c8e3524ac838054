/** What a column of a file of activities can hold, beside its contacts and their company. */
export const activityColumnFields = [
  "activityType",
  "activitySubject",
  "activityText",
  "activityWhen",
  "activityTime",
  "activityEnd",
  "activityAllDay",
  "activityDuration",
  "activityOutcome",
  "activityDone",
  "activityDeal",
  "activityCompany",
  "activityAdded",
] as const;

export type ActivityColumnField = (typeof activityColumnFields)[number];

/** What each is called where people select it. */
export const activityColumnLabels: Record<ActivityColumnField, string> = {
  activityType: "Type",
  activitySubject: "Subject",
  activityText: "Notes",
  activityWhen: "When",
  activityTime: "Time",
  activityEnd: "End",
  activityAllDay: "All day",
  activityDuration: "Duration",
  activityOutcome: "Outcome",
  activityDone: "Done",
  activityDeal: "Deal",
  activityCompany: "Company of the activity",
  activityAdded: "Added on",
};

/** Those that have dates. */
export const activityDateFields: readonly string[] = [
  "activityWhen",
  "activityEnd",
  "activityAdded",
];

/** Those that say when an activity was. */
export const activityTimeFields: readonly ActivityColumnField[] = [
  "activityWhen",
  "activityTime",
  "activityEnd",
];
