import { formatDate, type Reading } from "#app/format.ts";
import { displayName } from "#domain/contact/contact.ts";
import type { FoundActivity } from "#server/services/search/activities.ts";

/** What is shown of an activity beside its name and type: its day, and with whom it was. */
export function activityTexts(activity: FoundActivity, reading: Reading): string[] {
  const { timestamp, contact, deal, company } = activity;
  const names = [contact && displayName(contact), deal?.title, company?.name];
  return [formatDate(timestamp, reading), ...names].flatMap((text) => text || []);
}
