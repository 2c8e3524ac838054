import { and, eq, gt, lt, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/sqlite-core";
import type { ActivityParty } from "#domain/activity/activity.ts";
import { archivedKey, doneKey, somedayKey } from "#domain/todo/groups.ts";
import { orderBy, rangesAfter, readingOrder } from "../../db/keyset.ts";
import { live, type Owner } from "../../db/owner.ts";
import { todos } from "../../db/schema.ts";
import { type Cuttable, positionAt, type Reach } from "./cut.ts";

/** The tasks of a record in its timeline. */
export interface TaskStream {
  /** How tasks refer to the record. */
  party: ActivityParty;
  id: number;
  /** Whether tasks are shown at all. */
  shown: boolean;
}

/** A task that is done, in a timeline at the time when it was. */
export interface TimelineTask {
  as: "task";
  at: number;
  task: { id: number; title: string };
}

/** The stored key of a done task falls as its time of completion rises: the last one comes first. */
const order = orderBy(todos, "dueKey", "id");

/** With a plus, so that SQLite goes by the record's index instead of the workspace's. */
function conditionOf(owner: Owner, { party, id, shown }: TaskStream): SQL {
  const nothing = shown ? undefined : sql`false`;
  return and(sql`+${live(owner, todos)}`, eq(todos[party], id), nothing) ?? sql`false`;
}

/** The statement that reads done tasks from a cut on: as many as a page has, and one more. */
export function selectDone(owner: Owner, stream: TaskStream, reach: Reach, limit: number) {
  const { task, isFirst, backwards } = reach;
  const position = positionAt(task, reach, "rising");
  // Nothing is newer than the top.
  const nothing = !isFirst && backwards && !task ? sql`false` : undefined;
  const done = and(gt(todos.dueKey, somedayKey), lt(todos.dueKey, archivedKey));
  const { id, title, dueKey } = todos;
  const range = (part: SQL | undefined) =>
    owner.db
      .select({ id, title, dueKey })
      .from(todos)
      // Of two bounds of the order's column SQLite seeks the first: that must be the position.
      .where(and(part, conditionOf(owner, stream), done, nothing))
      .orderBy(...readingOrder(order, position))
      .limit(limit + 1);
  const [first, second] = rangesAfter(order, position);
  if (!second) return range(first);
  const rows = (part: SQL | undefined, alias: string) =>
    owner.db.select().from(range(part).as(alias));
  return unionAll(rows(first, "ties"), rows(second, "others")).limit(limit + 1);
}

export interface DoneRow {
  id: number;
  title: string;
  dueKey: number;
}

/** A done task as its timeline shows it. */
export function doneTask({ id, title, dueKey }: DoneRow): TimelineTask & Cuttable {
  return {
    as: "task",
    at: doneKey - dueKey,
    task: { id, title },
    above: { task: [dueKey, id - 1] },
    below: { task: [dueKey, id] },
  };
}
