import { passwordMissingMessage } from "#domain/account/account.ts";
import { Refusal, signedOut } from "#domain/refusal.ts";
import { readSession, type Session } from "./auth.ts";
import { checkConfirmed } from "./auth-passkey.ts";
import { type AuthVisit, counted } from "./auth-visit.ts";
import { databaseOf } from "./db/session-check.ts";
import { readWaysIn } from "./services/ways-in.ts";

/**
 * Runs what takes the account's password, and counts the tries. An account without one takes a confirmation instead,
 * so `run` verifies a password only if `hasPassword`. Refuses UNAUTHORIZED, BAD_REQUEST for a password that is missing, TOO_MANY_REQUESTS, and FORBIDDEN where there is no
 * password and no confirmation.
 */
export async function withProof(
  visit: AuthVisit,
  password: string | undefined,
  run: (session: Session, hasPassword: boolean) => Promise<Response>,
): Promise<Response> {
  const { session } = await readSession(visit.auth, visit.request);
  if (!session) throw signedOut();
  const { id: userId } = session.user;
  const db = databaseOf(session.check, visit.db);
  const { hasPassword } = await readWaysIn({ db, userId }, visit.deployment);
  if (!hasPassword) {
    await checkConfirmed(visit);
    return run(session, false);
  }
  if (password === undefined) {
    throw new Refusal("BAD_REQUEST", passwordMissingMessage, "currentPassword");
  }
  return counted(visit.db, `change-password ${userId}`, () => run(session, true));
}
