import { newPasskeyInput, usedPasskeyInput } from "#domain/account/passkey-input.ts";
import { signedOut } from "#domain/refusal.ts";
import { readSession, type Session } from "./auth.ts";
import { type AuthVisit, type PasskeyPath, send } from "./auth-visit.ts";
import type { Database } from "./db/client.ts";
import { databaseOf } from "./db/session-check.ts";
import { checkVerified } from "./services/email/verified.ts";
import { endSession } from "./services/sessions.ts";

/**
 * Adding passkeys, and signing in by one. Refuses UNAUTHORIZED, FORBIDDEN and BAD_REQUEST: adding
 * takes a confirmation, and a confirmed address where addresses are confirmed.
 */
export async function answerPasskey(
  visit: AuthVisit,
  path: PasskeyPath,
  body: unknown,
): Promise<Response> {
  switch (path) {
    case "passkey/generate-register-options":
      await checkMayAdd(visit);
      return send(visit, path, {});
    case "passkey/verify-registration":
      await checkMayAdd(visit);
      return send(visit, path, newPasskeyInput.parse(body));
    case "passkey/generate-authenticate-options":
      return send(visit, path, {});
    case "passkey/verify-authentication": {
      const typed = usedPasskeyInput.parse(body);
      const { session } = await readSession(visit.auth, visit.request);
      const answer = await send(visit, path, typed);
      // A passkey that confirms that it's somebody starts a new session.
      if (answer.ok && session) await endEarlier(visit.db, session);
      return answer;
    }
  }
}

/**
 * Refuses another way to sign in until its person has confirmed that it's them, and their address where addresses
 * are confirmed: UNAUTHORIZED, FORBIDDEN and BAD_REQUEST.
 */
export async function checkMayAdd(visit: AuthVisit): Promise<void> {
  const { db, user } = await checkConfirmed(visit);
  await checkVerified({ db, userId: user.id, actorId: user.id }, visit.deployment, user);
}

/** Refuses UNAUTHORIZED, and FORBIDDEN until the person of the session has confirmed that it's them. */
export async function checkConfirmed({ auth, db, request }: AuthVisit) {
  const { session } = await readSession(auth, request);
  if (!session) throw signedOut();
  const confirmed = databaseOf(session.check, db, { takesConfirmation: true });
  await confirmed.$client.batch([]);
  return { db: confirmed, user: session.user };
}

/** Ends the session of a browser that has just begun another one to confirm that it's somebody. */
export async function endEarlier(db: Database, { user: { id }, check }: Session): Promise<void> {
  await endSession({ db, userId: id, actorId: id }, check.id);
}
