import { expiredLinkMessage } from "#domain/account/account.ts";
import { logFault } from "#domain/fault-line.ts";
import { Refusal } from "#domain/refusal.ts";
import type { Auth } from "./auth.ts";
import { knownDevice } from "./auth-device.ts";
import { type AuthVisit, send } from "./auth-visit.ts";
import { claimAccount } from "./services/email/claim.ts";
import { checkPassword } from "./services/password-strength.ts";
import { countTry, forgetTries } from "./services/password-tries.ts";
import { forgetTrust } from "./services/two-step.ts";

/** How long the answer to a forgotten password takes, in milliseconds: whoever has asked, and for whom. */
const resetPause = 500;

export const tooManyResets = {
  free: 3,
  message: "Too many requests. Check your mail, or try again in a minute.",
};

/**
 * Sends a link by which a password is reset. The answer is the same, and takes the same time, whether
 * the address has an account or not: the work is done beside it.
 */
export async function requestReset(
  visit: AuthVisit,
  { email }: { email: string },
): Promise<Response> {
  const { db, request } = visit;
  const address = request.headers.get("cf-connecting-ip") ?? "";
  await countTry(db, `reset from ${address}`, tooManyResets);
  await countTry(db, `reset ${email.toLowerCase()}`, tooManyResets);
  visit.later(send(visit, "request-password-reset", { email }).catch(logFault));
  await scheduler.wait(resetPause);
  return Response.json({ status: true });
}

/**
 * Sets a new password by a link; all sessions of its person end, and tries to sign in start afresh. The link
 * has shown whose address it is: an account that was never confirmed loses every other way in.
 */
export async function resetPassword(
  visit: AuthVisit,
  { token, newPassword }: { token: string; newPassword: string },
): Promise<Response> {
  const person = await personOfReset(visit.auth, token);
  if (!person) throw new Refusal("BAD_REQUEST", expiredLinkMessage);
  await checkPassword(newPassword, person);
  const response = await send(visit, "reset-password", { token, newPassword });
  if (!response.ok) return response;
  if (!person.emailVerified) await claimAccount(visit.db, Number(person.id));
  const tries = `sign-in ${person.email.toLowerCase()}`;
  const device = await knownDevice(visit.request, visit.deployment.secret, person.email);
  await forgetTries(visit.db, tries);
  if (device) await forgetTries(visit.db, `${tries} on ${device}`);
  await forgetTrust(visit.db, Number(person.id));
  return response;
}

/** Whom a link to reset a password is for; null if it has expired or was used. */
async function personOfReset(auth: Auth, token: string) {
  const { internalAdapter } = await auth.$context;
  const found = await internalAdapter.findVerificationValue(`reset-password:${token}`);
  if (!found || found.expiresAt <= new Date()) return null;
  return internalAdapter.findUserById(found.value);
}
