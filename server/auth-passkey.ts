import { newPasskeyInput, usedPasskeyInput } from "#domain/account/passkey-input.ts";
import { signedOut } from "#domain/refusal.ts";
import { readSession } from "./auth.ts";
import { type AuthVisit, type PasskeyPath, send } from "./auth-visit.ts";
import { databaseOf } from "./db/session-check.ts";
import { endSession } from "./services/sessions.ts";

/**
 * Adding passkeys, and signing in by one. Refuses UNAUTHORIZED and FORBIDDEN: adding takes a
 * confirmation.
 */
export async function answerPasskey(
  visit: AuthVisit,
  path: PasskeyPath,
  body: unknown,
): Promise<Response> {
  switch (path) {
    case "passkey/generate-register-options":
      await checkConfirmed(visit);
      return send(visit, path, {});
    case "passkey/verify-registration":
      await checkConfirmed(visit);
      return send(visit, path, newPasskeyInput.parse(body));
    case "passkey/generate-authenticate-options":
      return send(visit, path, {});
    case "passkey/verify-authentication": {
      const typed = usedPasskeyInput.parse(body);
      const { session } = await readSession(visit.auth, visit.request);
      const answer = await send(visit, path, typed);
      // A passkey that confirms that it's somebody starts a new session.
      if (answer.ok && session) {
        const { id } = session.user;
        await endSession({ db: visit.db, userId: id, actorId: id }, session.check.id);
      }
      return answer;
    }
  }
}

async function checkConfirmed({ auth, db, request }: AuthVisit): Promise<void> {
  const { session } = await readSession(auth, request);
  if (!session) throw signedOut();
  await databaseOf(session.check, db, { takesConfirmation: true }).$client.batch([]);
}
