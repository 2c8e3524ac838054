import { asc, eq, is, lte, type SQL, sql } from "drizzle-orm";
import { getTableConfig, type SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { logFault } from "#domain/fault-line.ts";
import * as authSchema from "../../db/auth-schema.ts";
import { batch, type Database } from "../../db/client.ts";
import { entityTables } from "../../db/entities.ts";
import * as schema from "../../db/schema.ts";

/*
 * What is deleted with an account is read from the schema, so that a new table can't be forgotten: every
 * table with a user_id, then the user's own row, which takes what hangs on it along.
 */

const { user, session, account, verification } = authSchema;
const { accountDeletions, changes, fileObjects, operations } = schema;

/** Without these nobody can sign in any more while the rest is being deleted. */
const access = [session, account];

/** Rows that others refer to come after those; the log's values go before its operations. */
const records = [
  changes,
  operations,
  ...Object.values(entityTables)
    .filter(({ name }) => name !== "settings")
    .map(({ table }) => table)
    .toReversed(),
];

/** What says which account is due goes with the user's row; objects in R2 are removed by cron first. */
const outliving: SQLiteTable[] = [accountDeletions, fileObjects];

/** All other tables with a user_id. */
const owned = [...Object.values(schema), ...Object.values(authSchema)]
  .filter((each) => is(each, SQLiteTable))
  .filter((table) => ownerOf(table) !== undefined && !outliving.includes(table));

const inOrder: SQLiteTable[] = [...new Set<SQLiteTable>([...access, ...records, ...owned])];

function ownerOf(table: SQLiteTable): SQLiteColumn | undefined {
  return getTableConfig(table).columns.find(({ name }) => name === "user_id");
}

/** How many rows one round trip deletes, and how many round trips one run makes: more than tables. */
const rowsAtOnce = 500;
const slicesOfRun = 300;

/** How many accounts one run looks at. */
const accountsOfRun = 10;

/**
 * Deletes accounts whose days of grace are over at `now` (unix milliseconds), in bounded slices: the next
 * run does the rest. Returns how many are deleted completely.
 */
export async function deleteAccounts(
  db: Database,
  now: number,
  { slices = slicesOfRun, rows = rowsAtOnce } = {},
): Promise<{ deleted: number }> {
  const due = await db
    .select({ userId: accountDeletions.userId })
    .from(accountDeletions)
    .where(lte(accountDeletions.dueAt, now))
    .orderBy(asc(accountDeletions.dueAt))
    .limit(accountsOfRun);
  const budget = { slices, rows };
  let deleted = 0;
  for (const { userId } of due) {
    // An account that can't be deleted keeps no other one.
    const isDeleted = await deleteAccount(db, userId, budget).catch(logFault);
    if (isDeleted) deleted += 1;
  }
  return { deleted };
}

/** What a run may still delete: so many slices of so many rows. */
interface Budget {
  slices: number;
  rows: number;
}

/** Deletes an account as far as the budget allows, which it lowers; returns whether nothing is left. */
async function deleteAccount(db: Database, userId: number, budget: Budget): Promise<boolean> {
  const { rows } = budget;
  for (const table of inOrder) {
    let gone = rows;
    while (gone === rows && budget.slices > 0) {
      budget.slices -= 1;
      gone = await deleteSlice(db, table, { userId, rows });
    }
    if (budget.slices <= 0) return false;
  }
  await batch(db, [
    db.run(
      // By its keys, which begin with the account's id.
      sql`update ${fileObjects} set remove_at = 0
        where key >= ${`${userId}/`} and key < ${`${userId}0`}`,
    ),
    db.delete(verification).where(eq(verification.value, String(userId))),
    db.delete(user).where(eq(user.id, userId)),
  ]);
  return true;
}

async function deleteSlice(
  db: Database,
  table: SQLiteTable,
  { userId, rows }: { userId: number; rows: number },
): Promise<number> {
  const key = sql.join(keyOf(table), sql`, `);
  const gone = await db.all(
    sql`delete from ${table} where (${key}) in
      (select ${key} from ${table} where user_id = ${userId} limit ${rows}) returning 1 as gone`,
  );
  return gone.length;
}

function keyOf(table: SQLiteTable): SQL[] {
  const { columns, primaryKeys } = getTableConfig(table);
  const key = primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary);
  return key.map(({ name }) => sql`${sql.identifier(name)}`);
}
