import { and, eq, isNull, type SQL } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Database } from "./client.ts";

/**
 * The owner of the open workspace, who opened it (for now the same person), and the database that
 * holds it.
 */
export interface Owner {
  db: Database;
  userId: number;
  actorId: number;
}

interface OwnedTable {
  userId: SQLiteColumn;
}

interface TrashableTable extends OwnedTable {
  deletedAt: SQLiteColumn;
}

/** The owner's own rows that meet every condition. */
export function owned(owner: Owner, table: OwnedTable, ...conditions: (SQL | undefined)[]): SQL {
  const condition = and(eq(table.userId, owner.userId), ...conditions);
  if (!condition) throw new Error("and() of a condition is a condition");
  return condition;
}

/** Rows of a table, not in Trash, whose owner a query finds: they are read in one round trip. */
export function liveOf(
  userId: SQL,
  table: TrashableTable,
  ...conditions: (SQL | undefined)[]
): SQL | undefined {
  return and(eq(table.userId, userId), isNull(table.deletedAt), ...conditions);
}

/** The owner's own rows that are not in Trash. */
export function live(owner: Owner, table: TrashableTable, ...conditions: (SQL | undefined)[]): SQL {
  return owned(owner, table, isNull(table.deletedAt), ...conditions);
}
