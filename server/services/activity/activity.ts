import { eq, type SQL, sql } from "drizzle-orm";
import { type ActivityParty, type ActivityType, emptyFault } from "#domain/activity/activity.ts";
import { activityFieldNames } from "#domain/activity/fields.ts";
import type { Called } from "#domain/contact/contact.ts";
import { pick } from "#domain/pick.ts";
import { missing, Refusal } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { changes, companies, contactActivities, contacts, deals } from "../../db/schema.ts";

/** What an activity is: its fields as they are stored. */
export interface ActivityValues extends Record<ActivityParty, number | null> {
  type: ActivityType;
  subject: string | null;
  /** Markdown. */
  description: string | null;
  /** When it happened, or is planned for, in unix milliseconds. */
  timestamp: number;
  durationMinutes: number | null;
  outcome: string | null;
}

/** An activity as callers see it. */
export interface Activity extends ActivityValues {
  id: number;
  createdAt: number;
  updatedAt: number;
  version: number;
}

export type ActivityAnswer = Activity & { operation: string };

/** A record that an activity is with; `deleted` if it is in Trash. */
interface Party {
  id: number;
  deleted: boolean;
}

/** The records that an activity is with, by their present names. */
export interface ActivityParties {
  contact: (Party & Called) | null;
  deal: (Party & { title: string }) | null;
  company: (Party & { name: string }) | null;
}

/** An activity with the records that it is with. */
export interface NamedActivity extends Activity, ActivityParties {}

export const activityColumns = {
  id: contactActivities.id,
  ...pick(contactActivities, activityFieldNames),
  createdAt: contactActivities.createdAt,
  updatedAt: contactActivities.updatedAt,
  version: contactActivities.version,
};

/** The names of the records that an activity is with, as JSON: read with its row. */
export const partiesAsJson = sql<string>`json_object(
  'contact', (select json_object('id', it.id, 'firstName', it.first_name, 'lastName', it.last_name,
      'email', it.email, 'phone', it.phone, 'company', it.company, 'deleted', it.deleted_at is not null)
    from ${contacts} as it where it.id = ${contactActivities.contactId}),
  'deal', (select json_object('id', it.id, 'title', it.title, 'deleted', it.deleted_at is not null)
    from ${deals} as it where it.id = ${contactActivities.dealId}),
  'company', (select json_object('id', it.id, 'name', it.name, 'deleted', false)
    from ${companies} as it where it.id = ${contactActivities.companyId}))`;

export const namedColumns = { ...activityColumns, parties: partiesAsJson.as("parties") };

/** The refusal for an email or a note without text. */
export function emptyRefusal(activity: Parameters<typeof emptyFault>[0]): Refusal | undefined {
  const fault = emptyFault(activity);
  return fault === undefined ? undefined : new Refusal("BAD_REQUEST", fault, "description");
}

/** The records that an activity is with, from `partiesAsJson`. */
export function partiesOf(json: string): ActivityParties {
  const { contact, deal, company } = JSON.parse(json) as ActivityParties;
  const party = <It extends Party>(it: It | null) => it && { ...it, deleted: Boolean(it.deleted) };
  return { contact: party(contact), deal: party(deal), company: party(company) };
}

type NamedRow = Activity & { parties: string };

/** An activity with its parties, from a row of `namedColumns`. */
export function namedActivityOf({ parties, ...activity }: NamedRow): NamedActivity {
  return { ...activity, ...partiesOf(parties) };
}

/** One activity. Refuses NOT_FOUND. */
export async function findActivity(owner: Owner, id: number): Promise<NamedActivity> {
  const [[row]] = await batch(owner.db, [
    owner.db
      .select(namedColumns)
      .from(contactActivities)
      .where(live(owner, contactActivities, eq(contactActivities.id, id))),
  ]);
  if (!row) throw missing("activity");
  return namedActivityOf(row);
}

/** The latest activity that an operation wrote, with what it wrote. */
export function readActivityAnswer(owner: Owner, operation: SQL) {
  return owner.db
    .select({ ...activityColumns, after: changes.after })
    .from(changes)
    .innerJoin(contactActivities, eq(contactActivities.id, changes.entityId))
    .where(
      owned(
        owner,
        changes,
        eq(changes.entity, "activity"),
        sql`${changes.operationId} = ${operation}`,
      ),
    )
    .orderBy(sql`${changes.entityId} desc`)
    .limit(1);
}

/** The activity as the operation left it, even if the same operation is answered again later. */
export function activityAnswered({
  operation,
  answer,
}: {
  operation: string;
  answer: (Activity & { after: string | null })[];
}): ActivityAnswer {
  const [row] = answer;
  // Nothing is known about an activity that has been deleted permanently since.
  if (!row?.after) throw missing("activity");
  const { after, ...now } = row;
  const written = Object.entries(JSON.parse(after)).filter(([name]) => name in now);
  return { ...now, ...Object.fromEntries(written), operation };
}
