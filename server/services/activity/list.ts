import { and, eq, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/sqlite-core";
import { activityParties } from "#domain/activity/activity.ts";
import type { ActivityExport, ActivityQuery } from "#domain/activity/input.ts";
import { pick } from "#domain/pick.ts";
import { batch } from "../../db/client.ts";
import { type Page, type Position, pageOf, readCursor } from "../../db/cursor.ts";
import { orderBy, rangesAfter, readingOrder, reversed } from "../../db/keyset.ts";
import { live, type Owner } from "../../db/owner.ts";
import { contactActivities } from "../../db/schema.ts";
import { type NamedActivity, namedActivityOf, namedColumns } from "./activity.ts";
import { missingParty, selectMissingParty } from "./party.ts";
import { inOneOrder, selectShared, sharedRows } from "./shared.ts";

/** How many activities a page has by default. */
const pageLength = 50;

/** Latest first. */
const order = reversed(orderBy(contactActivities, "timestamp", "id"));

/** More activities than this aren't counted. */
const mostCounted = 1_000;

/** The conditions of a list, apart from the contact whom it is with. */
function narrowed(owner: Owner, { type, from, before, ...query }: ActivityQuery): SQL | undefined {
  const parties = activityParties.flatMap((party) =>
    query[party] === undefined || party === "contactId"
      ? []
      : [eq(contactActivities[party], query[party])],
  );
  // With a plus, so that SQLite goes by the record's index instead of the workspace's.
  const ofOwner = live(owner, contactActivities);
  const isOfRecord = parties.length > 0 || query.contactId !== undefined;
  const own = isOfRecord ? sql`+${ofOwner}` : ofOwner;
  return and(
    own,
    ...parties,
    type === undefined ? undefined : eq(contactActivities.type, type),
    from === undefined ? undefined : sql`${contactActivities.timestamp} >= ${from}`,
    before === undefined ? undefined : sql`${contactActivities.timestamp} < ${before}`,
  );
}

/** The conditions of a list of which a contact is the primary one, if it is of a contact. */
function wanted(owner: Owner, query: ActivityQuery): SQL | undefined {
  const { contactId } = query;
  const ofContact =
    contactId === undefined ? undefined : eq(contactActivities.contactId, contactId);
  return and(ofContact, narrowed(owner, query));
}

/** A page and one more row. A range is read only if the one before it doesn't fill the page. */
function selectPage(owner: Owner, query: ActivityQuery, position: Position | undefined) {
  const { limit = pageLength } = query;
  const range = (part: SQL | undefined) =>
    owner.db
      .select(namedColumns)
      .from(contactActivities)
      // Of two bounds of the order's column SQLite seeks the first: that must be the position.
      .where(and(part, wanted(owner, query)))
      .orderBy(...readingOrder(order, position))
      .limit(limit + 1);
  const [first, second] = rangesAfter(order, position);
  if (!second) return range(first);
  const rows = (part: SQL | undefined, alias: string) =>
    owner.db.select().from(range(part).as(alias));
  return unionAll(rows(first, "ties"), rows(second, "others")).limit(limit + 1);
}

function selectTotal(owner: Owner, { counted = false, ...query }: ActivityQuery) {
  const limit = counted ? mostCounted + 1 : 0;
  const { contactId } = query;
  const shared =
    contactId === undefined
      ? sql``
      : sql`union all ${sharedRows(contactId, narrowed(owner, query))}`;
  return owner.db.all<{ total: number }>(
    sql`select count(*) as "total" from (select 1 from ${contactActivities} where ${wanted(owner, query)}
      ${shared} limit ${limit})`,
  );
}

interface ActivityPage extends Page<NamedActivity> {
  /** How many the whole list has, if it was to be counted; at least this many where `totalCapped`. */
  total: number;
  totalCapped: boolean;
}

/**
 * The activities with a record, or all, latest first, planned ones before them. Refuses NOT_FOUND for
 * the record, BAD_REQUEST for a malformed cursor.
 */
export async function listActivities(
  owner: Owner,
  query: ActivityQuery = {},
): Promise<ActivityPage> {
  const { cursor, limit = pageLength } = query;
  const position = cursor ? readCursor(cursor, ["number", "number"]) : undefined;
  const [own, shared, [all], [found]] = await batch(owner.db, [
    selectPage(owner, query, position),
    selectShared(owner, {
      contactId: query.contactId,
      condition: narrowed(owner, query),
      position,
      limit: limit + 1,
    }),
    selectTotal(owner, query),
    selectMissingParty(owner, pick(query, activityParties)),
  ]);
  if (found?.gone) throw missingParty(found.gone);
  const isRising = position?.side === "before";
  const rows = inOneOrder(own, shared, { isRising, limit: limit + 1 });
  const page = pageOf(rows, limit, position, ({ timestamp, id }) => [timestamp, id]);
  const { total = 0 } = all ?? {};
  return {
    ...page,
    items: page.items.map(namedActivityOf),
    total: Math.min(total, mostCounted),
    totalCapped: total > mostCounted,
  };
}

/** How many activities one call of an export reads. */
const exportedAtOnce = 1_000;

/**
 * A batch of activities in the order of lists, from a cursor on: all of the workspace, or those that a
 * filter finds. Refuses what `listActivities` does.
 */
export async function exportActivities(
  owner: Owner,
  { after, selection }: ActivityExport,
): Promise<{ items: NamedActivity[]; next: string | null }> {
  const query = { ...selection?.filter, cursor: after, limit: exportedAtOnce };
  const { items, nextCursor } = await listActivities(owner, query);
  return { items, next: nextCursor };
}
