import { and, desc, eq, exists, sql } from "drizzle-orm";
import { lastWayMessage, noOtherWayMessage, twoStepFirstMessage } from "#domain/account/passkey.ts";
import type { ProviderId } from "#domain/account/provider.ts";
import { Refusal } from "#domain/refusal.ts";
import { account, passkey, twoFactor } from "../db/auth-schema.ts";
import { batch } from "../db/client.ts";
import type { Owner } from "../db/owner.ts";
import { signInRows } from "./provider/links.ts";

/** A passkey, as settings list it. */
export interface Passkey {
  id: number;
  name: string;
  /** In milliseconds. */
  createdAt: number;
}

/** The most passkeys that are shown: the latest ones. */
const mostShown = 100;

/** The owner's passkeys, latest first. */
export async function listPasskeys(owner: Owner): Promise<Passkey[]> {
  const { id, name, createdAt } = passkey;
  const [rows] = await batch(owner.db, [
    owner.db
      .select({ id, name, createdAt })
      .from(passkey)
      .where(eq(passkey.userId, owner.userId))
      .orderBy(desc(createdAt), desc(id))
      .limit(mostShown),
  ]);
  return rows.map((row) => ({
    id: row.id,
    name: row.name ?? "Passkey",
    createdAt: row.createdAt.getTime(),
  }));
}

/**
 * Removes a passkey; one that isn't the owner's makes no difference. Refuses the only way to sign in: `usable` are
 * the providers that are configured.
 */
export async function removePasskey(owner: Owner, id: number, usable: ProviderId[]): Promise<void> {
  const own = and(eq(passkey.userId, owner.userId), eq(passkey.id, id));
  const others = signInRows(owner.db, owner.userId, ["credential", ...usable]);
  const isSpare = sql`(${exists(others)}
    or (select count(*) from ${passkey} where ${eq(passkey.userId, owner.userId)}) > 1)`;
  const [, left] = await batch(owner.db, [
    owner.db.delete(passkey).where(and(own, isSpare)),
    owner.db.select({ id: passkey.id }).from(passkey).where(own),
  ]);
  if (left.length > 0) throw new Refusal("BAD_REQUEST", lastWayMessage);
}

/**
 * Removes the owner's password, so that only passkeys and providers sign in. Refuses if there are none of the
 * `usable` ones, or two steps.
 */
export async function removePassword(owner: Owner, usable: ProviderId[]): Promise<void> {
  const { db, userId } = owner;
  const passkeys = db.select({ id: passkey.id }).from(passkey).where(eq(passkey.userId, userId));
  const steps = db.select({ id: twoFactor.id }).from(twoFactor).where(eq(twoFactor.userId, userId));
  const own = and(eq(account.userId, userId), eq(account.providerId, "credential"));
  const others = signInRows(db, userId, usable);
  const hasOther = sql`(${exists(passkeys)} or ${exists(others)})`;
  const isSpare = and(own, hasOther, sql`not ${exists(steps)}`);
  const [, left, [hasSteps]] = await batch(db, [
    db.delete(account).where(isSpare),
    signInRows(db, userId, ["credential"]),
    steps,
  ]);
  if (left.length === 0) return;
  throw new Refusal("BAD_REQUEST", hasSteps ? twoStepFirstMessage : noOtherWayMessage);
}
