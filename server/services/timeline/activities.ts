import { and, asc, eq, gt, lte, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/sqlite-core";
import type { ActivityParty, ActivityType } from "#domain/activity/activity.ts";
import { orderBy, rangesAfter, readingOrder, reversed } from "../../db/keyset.ts";
import { live, type Owner } from "../../db/owner.ts";
import { contactActivities } from "../../db/schema.ts";
import { namedColumns } from "../activity/activity.ts";
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
function conditionOf(owner: Owner, { party, id, type }: ActivityStream): SQL {
  const ofRecord = eq(contactActivities[party], id);
  const ofType = type === "all" ? undefined : eq(contactActivities.type, type ?? "note");
  const isShown = type === null ? sql`false` : undefined;
  return and(sql`+${live(owner, contactActivities)}`, ofRecord, ofType, isShown) ?? sql`false`;
}

/** The statement that reads past activities from a cut on: as many as a page has, and one more. */
export function selectActivities(
  owner: Owner,
  stream: ActivityStream,
  reach: Reach,
  limit: number,
) {
  const { activity, isFirst, backwards } = reach;
  const position = positionAt(activity, reach, "falling");
  // Nothing is newer than the top.
  const nothing = !isFirst && backwards && !activity ? sql`false` : undefined;
  const past = lte(contactActivities.timestamp, stream.now);
  const range = (part: SQL | undefined) =>
    owner.db
      .select(namedColumns)
      .from(contactActivities)
      .where(and(conditionOf(owner, stream), past, nothing, part))
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
        conditionOf(owner, stream),
        gt(contactActivities.timestamp, stream.now),
        isFirst ? undefined : sql`false`,
      ),
    )
    .orderBy(asc(contactActivities.timestamp), asc(contactActivities.id))
    .limit(plannedShown);
}
