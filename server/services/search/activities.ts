import { desc, eq, type SQL, sql } from "drizzle-orm";
import { type ActivityType, activityName } from "#domain/activity/activity.ts";
import { excerptOf } from "#domain/search/excerpt.ts";
import type { SearchTerms } from "#domain/search/terms.ts";
import { live, type Owner } from "../../db/owner.ts";
import { contactActivities } from "../../db/schema.ts";
import { type ActivityParties, partiesAsJson, partiesOf } from "../activity/activity.ts";
import { hitId, hits, matched } from "./hits.ts";

export interface FoundActivity extends ActivityParties {
  id: number;
  type: ActivityType;
  /** Its subject, or else its type. */
  name: string;
  /** When it happened, or is planned for, in unix milliseconds. */
  timestamp: number;
  /** What its description says around the match, as it was typed; empty if it has none. */
  excerpt: string;
}

/** The matching activities, latest first; one index covers the search. */
export function selectActivities(owner: Owner, match: SQL, limit: number) {
  const by = [desc(contactActivities.timestamp), desc(contactActivities.id)];
  const condition = live(owner, contactActivities, match);
  return owner.db
    .select({
      id: contactActivities.id,
      type: contactActivities.type,
      subject: contactActivities.subject,
      description: contactActivities.description,
      timestamp: contactActivities.timestamp,
      parties: partiesAsJson.as("parties"),
      matched,
    })
    .from(hits({ id: contactActivities.id, from: sql`${contactActivities}`, condition, by }, limit))
    .crossJoin(contactActivities)
    .where(eq(contactActivities.id, hitId))
    .orderBy(...by);
}

type FoundRow = Awaited<ReturnType<typeof selectActivities>>[number];

/** An activity as a search shows it. */
export function foundActivityOf(
  { parties, subject, description, ...row }: FoundRow,
  terms: SearchTerms,
) {
  const name = activityName({ type: row.type, subject });
  return { ...row, name, ...partiesOf(parties), excerpt: excerptOf(description ?? "", terms) };
}
