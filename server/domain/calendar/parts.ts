/** What a calendar feed can have; each can be switched off. */
export const feedParts = ["tasks", "activities", "closes", "birthdays"] as const;
export type FeedPart = (typeof feedParts)[number];

export const feedPartLabels: Record<FeedPart, string> = {
  tasks: "Tasks with a due date",
  activities: "Planned activities",
  closes: "Expected close dates of open deals",
  birthdays: "Birthdays of contacts",
};

/** The path of a feed, of which whoever knows it can read the calendar. */
export function feedPath(secret: string): string {
  return `/calendar/${secret}.ics`;
}
