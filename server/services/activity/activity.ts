import { eq, type SQL, sql } from "drizzle-orm";
import { type ActivityParty, type ActivityType, emptyFault } from "#domain/activity/activity.ts";
import { activityColumnNames } from "#domain/activity/fields.ts";
import type { Called } from "#domain/contact/contact.ts";
import { pick } from "#domain/pick.ts";
import { missing, Refusal } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import {
  activitiesToContacts,
  changes,
  companies,
  contactActivities,
  contacts,
  deals,
} from "../../db/schema.ts";
import { type AttachedFile, attachedFiles } from "../file/attached.ts";

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
  /** The contacts that it is with besides the primary one. */
  contactIds: number[];
  createdAt: number;
  updatedAt: number;
  version: number;
}

export type ActivityAnswer = Activity & { operation: string };

/** A record that an activity is with; `deleted` if it is in Trash. */
interface Party {
  id: number;
  createdAt: number;
  deleted: boolean;
}

/** A contact that an activity is with. */
interface ContactParty extends Party, Called {}

/** The records that an activity is with, by their present names. */
export interface ActivityParties {
  contact: ContactParty | null;
  /** The other contacts. */
  others: ContactParty[];
  deal: (Party & { title: string }) | null;
  company: (Party & { name: string }) | null;
}

/** An activity with the records that it is with, and its files. */
export interface NamedActivity extends Activity, ActivityParties {
  files: AttachedFile[];
}

export const activityColumns = {
  id: contactActivities.id,
  ...pick(contactActivities, activityColumnNames),
  createdAt: contactActivities.createdAt,
  updatedAt: contactActivities.updatedAt,
  version: contactActivities.version,
};

/*
 * The table is written out where a query has other tables: Drizzle leaves it out if a statement
 * selects from one alone.
 */

/** A contact by name. */
const person = sql`json_object('id', it.id, 'createdAt', it.created_at, 'firstName', it.first_name, 'lastName', it.last_name,
  'email', it.email, 'phone', it.phone, 'company', it.company, 'deleted', it.deleted_at is not null)`;

/** The other contacts of an activity, in an expression inside a query, as a JSON list of ids. */
const contactIdsAsJson = sql<string>`(select json_group_array(contact_id) from ${activitiesToContacts}
  where activity_id = contact_activities.id)`;

/** The names of the records that an activity is with, as JSON: read with its row. */
export const partiesAsJson = sql<string>`json_object(
  'contact', (select ${person} from ${contacts} as it where it.id = ${contactActivities.contactId}),
  'others', (select json_group_array(${person}) from ${activitiesToContacts} as link
    cross join ${contacts} as it on it.id = link.contact_id where link.activity_id = contact_activities.id),
  'deal', (select json_object('id', it.id, 'createdAt', it.created_at, 'title', it.title, 'deleted', it.deleted_at is not null)
    from ${deals} as it where it.id = ${contactActivities.dealId}),
  'company', (select json_object('id', it.id, 'createdAt', it.created_at, 'name', it.name, 'deleted', false)
    from ${companies} as it where it.id = ${contactActivities.companyId}))`;

export const namedColumns = {
  ...activityColumns,
  parties: partiesAsJson.as("parties"),
  files: attachedFiles.as("files"),
};

/** The refusal for an email or a note without text. */
export function emptyRefusal(activity: Parameters<typeof emptyFault>[0]): Refusal | undefined {
  const fault = emptyFault(activity);
  return fault === undefined ? undefined : new Refusal("BAD_REQUEST", fault, "description");
}

/** The records that an activity is with, from `partiesAsJson`. */
export function partiesOf(json: string): ActivityParties {
  const { contact, others, deal, company } = JSON.parse(json) as ActivityParties;
  const flagged = <It extends Party>(it: It) => ({ ...it, deleted: Boolean(it.deleted) });
  const party = <It extends Party>(it: It | null) => it && flagged(it);
  return {
    contact: party(contact),
    others: others.map(flagged),
    deal: party(deal),
    company: party(company),
  };
}

/** A row of `activityColumns`. */
type ActivityRow = Omit<Activity, "contactIds">;

type NamedRow = ActivityRow & { parties: string; files: string };

/** An activity with its parties, from a row of `namedColumns`. */
export function namedActivityOf({ parties, files, ...activity }: NamedRow): NamedActivity {
  const named = partiesOf(parties);
  const contactIds = named.others.map(({ id }) => id);
  return { ...activity, contactIds, ...named, files: JSON.parse(files) };
}

/** The statement that reads one of the owner's activities, in Trash or not, to change it. */
export function selectCurrent(owner: Owner, id: number) {
  return owner.db
    .select({ ...activityColumns, contactIds: contactIdsAsJson.as("contact_ids") })
    .from(contactActivities)
    .where(owned(owner, contactActivities, eq(contactActivities.id, id)));
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
    .select({
      ...activityColumns,
      contactIds: contactIdsAsJson.as("contact_ids"),
      after: changes.after,
    })
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
  answer: (ActivityRow & { contactIds: string; after: string | null })[];
}): ActivityAnswer {
  const [row] = answer;
  // Nothing is known about an activity that has been deleted permanently since.
  if (!row?.after) throw missing("activity");
  const { after, ...stored } = row;
  const now: Activity = { ...stored, contactIds: JSON.parse(stored.contactIds) };
  const written = Object.entries(JSON.parse(after)).filter(([name]) => name in now);
  return { ...now, ...Object.fromEntries(written), operation };
}
