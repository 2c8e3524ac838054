import { verifyPassword } from "better-auth/crypto";
import { and, eq, gt } from "drizzle-orm";
import { wrongPasswordMessage } from "#domain/account/account.ts";
import { notYoursMessage, signInToConfirmMessage } from "#domain/account/email.ts";
import { Refusal } from "#domain/refusal.ts";
import { account, session } from "../../db/auth-schema.ts";
import { batch, type Database } from "../../db/client.ts";
import { countTry, forgetTries } from "../password-tries.ts";
import { type Configured, readWaysIn } from "../ways-in.ts";

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

/** Whose request it is, and where. */
interface Asker {
  db: Database;
  session: CookieSession | null;
  deployment: Configured;
}

/**
 * What it takes beside the link to confirm an address for an account: nothing in one of its sessions, else its
 * password, and to sign in where it has none.
 */
export async function proofOf(
  { db, session: cookie, deployment }: Asker,
  userId: number,
): Promise<"nothing" | "password" | "sign-in"> {
  if (await isSignedInTo(db, userId, cookie)) return "nothing";
  const { hasPassword } = await readWaysIn({ db, userId }, deployment);
  return hasPassword ? "password" : "sign-in";
}

/**
 * Refuses BAD_REQUEST without the proof that an account takes, at the field for a password that isn't its own;
 * TOO_MANY_REQUESTS for too many tries.
 */
export async function checkProof(
  asker: Asker,
  userId: number,
  password: string | undefined,
): Promise<void> {
  const takes = await proofOf(asker, userId);
  if (takes === "nothing") return;
  if (takes === "sign-in") throw new Refusal("BAD_REQUEST", signInToConfirmMessage);
  if (!password) throw new Refusal("BAD_REQUEST", notYoursMessage, "password");
  const { db } = asker;
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
