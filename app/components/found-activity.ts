import { formatDate, type Reading } from "#app/format.ts";
import { activityTypeLabels } from "#domain/activity/activity.ts";
import { displayName } from "#domain/contact/contact.ts";
import type { FoundActivity } from "#server/services/search/activities.ts";

/** What is shown of an activity beside its name: its type, its day, and with whom it was. */
export function activityTexts(activity: FoundActivity, reading: Reading): string[] {
  const { type, subject, timestamp, contact, deal, company } = activity;
  return [
    subject === null ? null : activityTypeLabels[type],
    formatDate(timestamp, reading),
    contact && displayName(contact),
    deal?.title,
    company?.name,
  ].flatMap((text) => text || []);
}
