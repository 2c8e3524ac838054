import { verifyPassword } from "better-auth/crypto";
import { and, eq, gt } from "drizzle-orm";
import { wrongPasswordMessage } from "#domain/account/account.ts";
import { notYoursMessage } from "#domain/account/email.ts";
import { Refusal } from "#domain/refusal.ts";
import { account, session } from "../../db/auth-schema.ts";
import { batch, type Database } from "../../db/client.ts";
import { countTry, forgetTries } from "../password-tries.ts";

/*
 * Anybody can ask for an address, and whoever reads its mail may press "Confirm" without having asked. The
 * account of a stranger would then have their address, so it takes both: the mail, and the account.
 */

/** The session of a cookie, which may have ended. */
interface CookieSession {
  user: { id: number };
  check: { id: number };
}

/** Whether a cookie is of a session of this account that hasn't ended. */
export async function isSignedInTo(
  db: Database,
  userId: number,
  cookie: CookieSession | null,
): Promise<boolean> {
  if (cookie?.user.id !== userId) return false;
  const open = and(
    eq(session.id, cookie.check.id),
    eq(session.userId, userId),
    gt(session.expiresAt, new Date()),
  );
  const [found] = await batch(db, [db.select({ id: session.id }).from(session).where(open)]);
  return found.length > 0;
}

/**
 * Refuses BAD_REQUEST, at the field, unless the password is the account's; TOO_MANY_REQUESTS for too many
 * tries.
 */
export async function checkPasswordOf(
  db: Database,
  userId: number,
  password: string | undefined,
): Promise<void> {
  if (!password) throw new Refusal("BAD_REQUEST", notYoursMessage, "password");
  const tries = `confirm-email ${userId}`;
  await countTry(db, tries);
  const own = and(eq(account.userId, userId), eq(account.providerId, "credential"));
  const [[found]] = await batch(db, [
    db.select({ hash: account.password }).from(account).where(own),
  ]);
  const isRight = found?.hash && (await verifyPassword({ hash: found.hash, password }));
  if (!isRight) throw new Refusal("BAD_REQUEST", wrongPasswordMessage, "password");
  await forgetTries(db, tries);
}
