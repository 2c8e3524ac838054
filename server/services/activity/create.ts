import type { SQL } from "drizzle-orm";
import { clearedBy } from "#domain/activity/activity.ts";
import type { NewActivity } from "#domain/activity/input.ts";
import { activitySearchText } from "#domain/activity/search-text.ts";
import { peopleAfter } from "#domain/people.ts";
import { entityTables, otherContacts } from "../../db/entities.ts";
import { type OperationRequest, perform, type Step, write } from "../../db/log.ts";
import type { Owner } from "../../db/owner.ts";
import { logNewest, newestId } from "../../db/record.ts";
import { contactActivities } from "../../db/schema.ts";
import { guardPeople, linkPeople } from "../people.ts";
import {
  type ActivityAnswer,
  activityAnswered,
  emptyRefusal,
  readActivityAnswer,
} from "./activity.ts";
import { guardParties } from "./party.ts";

/**
 * All columns except those that the database fills: otherwise one that no field declares could be
 * forgotten.
 */
type WrittenColumn = Exclude<
  keyof typeof contactActivities.$inferInsert,
  "id" | "version" | "deletedAt"
>;

/** The row of a new activity. */
export function activityRow(
  owner: Owner,
  { contactId, ...activity }: Omit<NewActivity, "contactIds">,
  now: number,
) {
  return {
    type: activity.type,
    subject: activity.subject ?? null,
    description: activity.description ?? null,
    timestamp: activity.timestamp ?? now,
    durationMinutes: activity.durationMinutes ?? null,
    outcome: activity.outcome ?? null,
    contactId: contactId ?? null,
    dealId: activity.dealId ?? null,
    companyId: activity.companyId ?? null,
    searchText: activitySearchText(activity),
    userId: owner.userId,
    createdAt: now,
    updatedAt: now,
    ...clearedBy(activity.type),
  } satisfies Record<WrittenColumn, unknown>;
}

/**
 * Adds an activity, by default now; one in the future is planned. Refuses NOT_FOUND, at its field,
 * for a record that it is with, and BAD_REQUEST at the description for an email or note without text.
 */
export async function createActivity(
  owner: Owner,
  activity: NewActivity,
  request: Partial<OperationRequest> = {},
): Promise<ActivityAnswer> {
  const { steps } = newActivityOf(owner, activity);
  const done = await perform(owner, { kind: "activity.create", ...request }, steps, (number) =>
    readActivityAnswer(owner, number),
  );
  return activityAnswered(done);
}

/** The steps that add an activity. Refuses BAD_REQUEST for one without text. */
export function newActivityOf(owner: Owner, activity: NewActivity) {
  const { contactId, contactIds } = peopleAfter({ contactId: null, contactIds: [] }, activity);
  const row = activityRow(owner, { ...activity, contactId }, Date.now());
  const empty = emptyRefusal(row);
  if (empty) throw empty;
  return {
    steps: (number: SQL): Step[] => [
      ...guardParties(owner, row),
      ...guardPeople(owner, { contactId: null, contactIds }),
      write(owner.db.insert(contactActivities).values(row)),
      ...linkPeople(owner, otherContacts.activity, newestId(entityTables.activity), contactIds),
      logNewest(owner, number, entityTables.activity),
    ],
  };
}
