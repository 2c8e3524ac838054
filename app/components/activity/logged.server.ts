import { refusalIn } from "#app/forms/submit.ts";
import type { ActivityParty } from "#domain/activity/activity.ts";
import type { Api } from "#server/api.ts";
import { loggedIn } from "../timeline/timeline-query.ts";

/**
 * The activity that has just been logged on a record's page, which asks what is next; null if the URL
 * names none, or one that isn't with this record.
 */
export async function loggedWith(
  api: Api,
  params: URLSearchParams,
  party: ActivityParty,
  id: number,
): Promise<number | null> {
  const logged = loggedIn(params);
  if (logged === null) return null;
  try {
    const activity = await api.activity.byId({ id: logged });
    const isOther = party === "contactId" && activity.contactIds.includes(id);
    return activity[party] === id || isOther ? logged : null;
  } catch (error) {
    if (refusalIn(error)?.code === "NOT_FOUND") return null;
    throw error;
  }
}
