import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { and, eq, exists, not, or, type SQL } from "drizzle-orm";
import { logFault } from "#domain/fault-line.ts";
import * as authSchema from "./db/auth-schema.ts";
import { account, user } from "./db/auth-schema.ts";
import type { Database } from "./db/client.ts";

type AdapterFor = ReturnType<typeof drizzleAdapter>;
type Adapter = ReturnType<AdapterFor>;

/**
 * Better Auth's adapter for the database. D1 has no transaction that could wait for code, so what Better Auth runs in
 * one takes back the accounts that it has created without a way to sign in, if it fails.
 */
export function authAdapter(db: Database): AdapterFor {
  const adapterFor = drizzleAdapter(db, {
    provider: "sqlite",
    schema: authSchema,
    transaction: false,
  });
  return (options) => {
    const adapter = adapterFor(options);
    return { ...adapter, transaction: (work) => orTakeBack(db, adapter, work) };
  };
}

async function orTakeBack<Done>(
  db: Database,
  adapter: Adapter,
  work: (within: Adapter) => Promise<Done>,
): Promise<Done> {
  const created: (SQL | undefined)[] = [];
  const create: Adapter["create"] = (row) => {
    // By what is written: the answer with its id may get lost.
    if (row.model === "user") created.push(isUser(row.data as unknown as NewUser));
    return adapter.create(row);
  };
  try {
    return await work({ ...adapter, create });
  } catch (error) {
    if (created.length > 0) await takeBack(db, or(...created)).catch(logFault);
    throw error;
  }
}

/** What Better Auth writes of somebody new. */
type NewUser = Pick<typeof user.$inferSelect, "email" | "createdAt">;

/** The row of a user that is being created; another one of the same address is of another moment. */
function isUser({ email, createdAt }: NewUser): SQL | undefined {
  return and(eq(user.email, email), eq(user.createdAt, createdAt));
}

async function takeBack(db: Database, created: SQL | undefined): Promise<void> {
  const ways = db.select({ id: account.id }).from(account).where(eq(account.userId, user.id));
  await db.delete(user).where(and(created, not(exists(ways))));
}
