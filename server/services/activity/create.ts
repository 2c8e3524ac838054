import { clearedBy } from "#domain/activity/activity.ts";
import type { NewActivity } from "#domain/activity/input.ts";
import { activitySearchText } from "#domain/activity/search-text.ts";
import { entityTables } from "../../db/entities.ts";
import { type OperationRequest, perform, write } from "../../db/log.ts";
import type { Owner } from "../../db/owner.ts";
import { logNewest } from "../../db/record.ts";
import { contactActivities } from "../../db/schema.ts";
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
export function activityRow(owner: Owner, activity: NewActivity, now: number) {
  return {
    type: activity.type,
    subject: activity.subject ?? null,
    description: activity.description ?? null,
    timestamp: activity.timestamp ?? now,
    durationMinutes: activity.durationMinutes ?? null,
    outcome: activity.outcome ?? null,
    contactId: activity.contactId ?? null,
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
  const row = activityRow(owner, activity, Date.now());
  const empty = emptyRefusal(row);
  if (empty) throw empty;
  const done = await perform(
    owner,
    { kind: "activity.create", ...request },
    (number) => [
      ...guardParties(owner, row),
      write(owner.db.insert(contactActivities).values(row)),
      logNewest(owner, number, entityTables.activity),
    ],
    (number) => readActivityAnswer(owner, number),
  );
  return activityAnswered(done);
}
