import { and, asc, eq, gt, lte, type SQL, sql } from "drizzle-orm";
import { type SQLiteColumn, unionAll } from "drizzle-orm/sqlite-core";
import type { ActivityParty, ActivityType } from "#domain/activity/activity.ts";
import { orderBy, rangesAfter, readingOrder, reversed } from "../../db/keyset.ts";
import { live, type Owner } from "../../db/owner.ts";
import { contactActivities } from "../../db/schema.ts";
import { type namedActivityOf, namedColumns } from "../activity/activity.ts";
import { inOneOrder, selectShared, sharedAt } from "../activity/shared.ts";
import { positionAt, type Reach } from "./cut.ts";

/** The activities of a record in its timeline. */
export interface ActivityStream {
  /** The record that they are with. */
  party: ActivityParty;
  id: number;
  /** Of which type; null for none at all. */
  type: ActivityType | "all" | null;
  /** In milliseconds: what is later is planned. */
  now: number;
}

/** How many planned activities a timeline shows: the next ones. */
const plannedShown = 20;

const order = reversed(orderBy(contactActivities, "timestamp", "id"));

/** With a plus, so that SQLite goes by the record's index instead of the workspace's. */
function conditionOf(owner: Owner, { type }: ActivityStream): SQL {
  const ofType = type === "all" ? undefined : eq(contactActivities.type, type ?? "note");
  const isShown = type === null ? sql`false` : undefined;
  return and(sql`+${live(owner, contactActivities)}`, ofType, isShown) ?? sql`false`;
}

/** The activities that the record is the primary contact, the deal or the company of. */
function ownCondition(owner: Owner, stream: ActivityStream): SQL {
  const ofRecord = eq(contactActivities[stream.party], stream.id);
  return and(ofRecord, conditionOf(owner, stream)) ?? sql`false`;
}

/** The contact who may be among others with whom an activity is. */
function sharedWith({ party, id }: ActivityStream): number | undefined {
  return party === "contactId" ? id : undefined;
}

/**
 * The first page is read from the latest one on, past the few that are planned: for most records there
 * are none of either, which costs no row if no range of times is sought.
 */
function upToNow(time: SQLiteColumn, { now }: ActivityStream, { activity }: Reach): SQL {
  return activity ? lte(time, now) : sql`+${time} <= ${now}`;
}

/** Nothing is newer than the top. */
function isAboveTop({ activity, isFirst, backwards }: Reach): boolean {
  return !isFirst && backwards && !activity;
}

/** The statement that reads past activities from a cut on: as many as a page has, and one more. */
export function selectActivities(
  owner: Owner,
  stream: ActivityStream,
  reach: Reach,
  limit: number,
) {
  const position = positionAt(reach.activity, reach, "falling");
  const nothing = isAboveTop(reach) ? sql`false` : undefined;
  const past = upToNow(contactActivities.timestamp, stream, reach);
  const range = (part: SQL | undefined) =>
    owner.db
      .select(namedColumns)
      .from(contactActivities)
      .where(and(ownCondition(owner, stream), past, nothing, part))
      .orderBy(...readingOrder(order, position))
      .limit(limit + 1);
  const [first, second] = rangesAfter(order, position);
  if (!second) return range(first);
  const rows = (part: SQL | undefined, alias: string) =>
    owner.db.select().from(range(part).as(alias));
  return unionAll(rows(first, "ties"), rows(second, "others")).limit(limit + 1);
}

/** The statement that reads what is planned, the next first; nothing after the first page. */
export function selectPlanned(owner: Owner, stream: ActivityStream, { isFirst }: Reach) {
  return owner.db
    .select(namedColumns)
    .from(contactActivities)
    .where(
      and(
        ownCondition(owner, stream),
        gt(contactActivities.timestamp, stream.now),
        isFirst ? undefined : sql`false`,
      ),
    )
    .orderBy(asc(contactActivities.timestamp), asc(contactActivities.id))
    .limit(plannedShown);
}

/** The same two statements for activities with a contact among others. */
export function selectSharedActivities(
  owner: Owner,
  stream: ActivityStream,
  reach: Reach,
  limit: number,
) {
  const contactId = sharedWith(stream);
  const condition = conditionOf(owner, stream);
  const past = selectShared(owner, {
    contactId,
    condition: isAboveTop(reach) ? sql`false` : condition,
    times: upToNow(sharedAt, stream, reach),
    position: positionAt(reach.activity, reach, "falling"),
    limit: limit + 1,
  });
  const planned = selectShared(owner, {
    contactId,
    condition: reach.isFirst ? condition : sql`false`,
    times: gt(sharedAt, stream.now),
    isRising: true,
    limit: plannedShown,
  });
  return [past, planned] as const;
}

type ActivityRow = Parameters<typeof namedActivityOf>[0];

interface ActivityRows {
  past: ActivityRow[];
  planned: ActivityRow[];
}

/** The rows of a record and of a contact among others, in one order. */
export function mergedActivities(
  own: ActivityRows,
  shared: ActivityRows,
  { backwards }: Reach,
  limit: number,
): ActivityRows {
  return {
    past: inOneOrder(own.past, shared.past, { isRising: backwards, limit: limit + 1 }),
    planned: inOneOrder(own.planned, shared.planned, { isRising: true, limit: plannedShown }),
  };
}
