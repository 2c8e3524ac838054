import { confirmInput } from "#domain/account/confirm-input.ts";
import { wrongCodeMessage } from "#domain/account/two-step.ts";
import { Refusal, signedOut } from "#domain/refusal.ts";
import { readSession } from "./auth.ts";
import { spend } from "./auth-two-step.ts";
import { type AuthVisit, counted, send } from "./auth-visit.ts";
import { confirmSessionOf } from "./services/sessions.ts";
import { readTwoStep } from "./services/two-step.ts";

/**
 * Confirms that it's the person of the session, by their password or a code from their app, for what
 * takes a confirmation. Refuses UNAUTHORIZED, and TOO_MANY_REQUESTS.
 */
export async function confirm(visit: AuthVisit, body: unknown): Promise<Response> {
  const typed = confirmInput.parse(body);
  const { session } = await readSession(visit.auth, visit.request);
  if (!session) throw signedOut();
  const { id } = session.user;
  const owner = { db: visit.db, userId: id, actorId: id };
  // A code would also switch on what is only set up.
  if ("code" in typed && !(await readTwoStep(owner, visit.deployment.secret)).isOn) {
    throw new Refusal("BAD_REQUEST", wrongCodeMessage, "code");
  }
  const path = "code" in typed ? "two-factor/verify-totp" : "verify-password";
  const answer = await counted(visit.db, `change-password ${id}`, () => send(visit, path, typed));
  if (!answer.ok) return answer;
  if ("code" in typed) await spend(visit.db, id, typed.code);
  await confirmSessionOf(visit.db, session.check.id, Date.now());
  return Response.json({ status: true });
}
