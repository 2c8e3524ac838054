import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/sqlite-core";
import type { Position } from "../../db/cursor.ts";
import { orderBy, rangesAfter, readingOrder, reversed } from "../../db/keyset.ts";
import type { Owner } from "../../db/owner.ts";
import { activitiesToContacts, contactActivities } from "../../db/schema.ts";
import { namedColumns } from "./activity.ts";

/*
 * An activity with several contacts is in the timelines and lists of each. Those with a contact among
 * others are read by their links, which have the activity's time, and merged with those that the
 * contact is the primary one of.
 */

/** Latest first. */
const order = reversed(orderBy(activitiesToContacts, "at", "activityId"));

interface SharedPage {
  /** The contact; undefined for nothing. */
  contactId: number | undefined;
  /** What the activities have to be like. */
  condition: SQL | undefined;
  /** The times that are wanted, as a condition on the links' `at`. */
  times?: SQL | undefined;
  position?: Position | undefined;
  /** The earliest first, for what is planned. */
  isRising?: boolean;
  limit: number;
}

/** The time of a link, for conditions. */
export const sharedAt = activitiesToContacts.at;

/** The statement that reads activities with a contact among others. */
export function selectShared(owner: Owner, page: SharedPage) {
  const { contactId, condition, times, position, isRising = false, limit } = page;
  const { at, activityId } = activitiesToContacts;
  const rising = [asc(at), asc(activityId)];
  const ofContact = eq(activitiesToContacts.contactId, contactId ?? 0);
  const range = (part: SQL | undefined) =>
    owner.db
      .select(namedColumns)
      .from(activitiesToContacts)
      .innerJoin(contactActivities, eq(contactActivities.id, activityId))
      // Of two bounds of the order's column SQLite seeks the first: that must be the position.
      .where(and(ofContact, part, times ?? sql`${at} is not null`, condition))
      .orderBy(...(isRising ? rising : readingOrder(order, position)))
      .limit(limit);
  const [first, second] = rangesAfter(order, position);
  if (!second) return range(first);
  const rows = (part: SQL | undefined, alias: string) =>
    owner.db.select().from(range(part).as(alias));
  return unionAll(rows(first, "shared_ties"), rows(second, "shared_others")).limit(limit);
}

/** How many activities with a contact among others there are, as rows of a query. */
export function sharedRows(contactId: number, condition: SQL | undefined): SQL {
  const { activityId, at } = activitiesToContacts;
  const ofContact = eq(activitiesToContacts.contactId, contactId);
  return sql`select 1 from ${activitiesToContacts} cross join ${contactActivities}
    on ${contactActivities.id} = ${activityId} where ${and(ofContact, sql`${at} is not null`, condition)}`;
}

interface Timed {
  timestamp: number;
  id: number;
}

/** Rows of both kinds in one order, as many as are wanted: by time, rising or falling. */
export function inOneOrder<Row extends Timed>(
  own: readonly Row[],
  shared: readonly Row[],
  { isRising, limit }: { isRising: boolean; limit: number },
): Row[] {
  if (shared.length === 0) return [...own];
  const sign = isRising ? 1 : -1;
  return [...own, ...shared]
    .toSorted((one, two) => sign * (one.timestamp - two.timestamp || one.id - two.id))
    .slice(0, limit);
}
