import { and, asc, eq, exists, gte, inArray, ne, sql } from "drizzle-orm";
import { lastWayMessage } from "#domain/account/passkey.ts";
import type { ProviderId } from "#domain/account/provider.ts";
import { Refusal } from "#domain/refusal.ts";
import { account, passkey } from "../../db/auth-schema.ts";
import { batch, type Database } from "../../db/client.ts";
import type { Owner } from "../../db/owner.ts";

/** A provider whose account signs the owner in. */
export interface Link {
  provider: string;
  /** When it was linked, in milliseconds. */
  linkedAt: number;
}

/** The owner's providers, first linked first. */
export async function listLinks(owner: Owner): Promise<Link[]> {
  const [rows] = await batch(owner.db, [
    owner.db
      .select({ provider: account.providerId, createdAt: account.createdAt })
      .from(account)
      .where(and(eq(account.userId, owner.userId), ne(account.providerId, "credential")))
      .orderBy(asc(account.id)),
  ]);
  return rows.map(({ provider, createdAt }) => ({ provider, linkedAt: createdAt.getTime() }));
}

/**
 * Unlinks a provider; one that isn't linked makes no difference. Refuses BAD_REQUEST for the only way to sign in:
 * `usable` are the providers that are configured.
 */
export async function unlink(
  owner: Owner,
  provider: ProviderId,
  usable: ProviderId[],
): Promise<void> {
  const { db, userId } = owner;
  const own = and(eq(account.userId, userId), eq(account.providerId, provider));
  const others = usable.filter((each) => each !== provider);
  const passkeys = db.select({ id: passkey.id }).from(passkey).where(eq(passkey.userId, userId));
  const passwords = signInRows(db, userId, ["credential", ...others]);
  const isSpare = sql`(${exists(passkeys)} or ${exists(passwords)})`;
  const [, left] = await batch(db, [
    db.delete(account).where(and(own, isSpare)),
    db.select({ id: account.id }).from(account).where(own),
  ]);
  if (left.length > 0) throw new Refusal("BAD_REQUEST", lastWayMessage);
}

/** Takes back a link that was made after `began`. */
export async function unlinkSince(
  db: Database,
  { userId, provider, began }: { userId: number; provider: ProviderId; began: Date },
): Promise<void> {
  const own = and(eq(account.userId, userId), eq(account.providerId, provider));
  await db.delete(account).where(and(own, gte(account.createdAt, began)));
}

/** The rows by which somebody can sign in with a password ("credential") or by some of the providers. */
export function signInRows(db: Database, userId: number, ways: string[]) {
  const own = and(eq(account.userId, userId), inArray(account.providerId, ways));
  return db.select({ id: account.id }).from(account).where(own);
}
