import { eq } from "drizzle-orm";
import { expiredLinkMessage, noMailToSignInMessage } from "#domain/account/account.ts";
import { logFault } from "#domain/fault-line.ts";
import { Refusal } from "#domain/refusal.ts";
import { readSession } from "./auth.ts";
import { endEarlier } from "./auth-passkey.ts";
import { tooManyResets } from "./auth-reset.ts";
import { type AuthVisit, send } from "./auth-visit.ts";
import { user } from "./db/auth-schema.ts";
import { countTry } from "./services/password-tries.ts";

/** How long the answer to a request for a link takes, in milliseconds. */
const linkPause = 500;

/**
 * Sends a link that signs in. The answer is the same, and takes the same time, whether the address has an
 * account or not. An address that was never confirmed gets a link to set a new password instead: whoever
 * has signed up with it may be somebody else. Refuses BAD_REQUEST without mail, and TOO_MANY_REQUESTS.
 */
export async function requestLink(
  visit: AuthVisit,
  { email, next }: { email: string; next?: string | undefined },
): Promise<Response> {
  const { db, request, deployment } = visit;
  if (!deployment.mail) throw new Refusal("BAD_REQUEST", noMailToSignInMessage);
  const address = request.headers.get("cf-connecting-ip") ?? "";
  await countTry(db, `link from ${address}`, tooManyResets);
  await countTry(db, `link ${email.toLowerCase()}`, tooManyResets);
  visit.later(sendLink(visit, email.toLowerCase(), next).catch(logFault));
  await scheduler.wait(linkPause);
  return Response.json({ status: true });
}

async function sendLink(visit: AuthVisit, email: string, next?: string): Promise<void> {
  const [person] = await visit.db
    .select({ isVerified: user.emailVerified })
    .from(user)
    .where(eq(user.email, email));
  if (!person) return;
  if (!person.isVerified) await send(visit, "request-password-reset", { email });
  else await send(visit, "sign-in/magic-link", { email, metadata: { next } });
}

/**
 * Signs in by a link, which ends the earlier session of the browser; a second step may still be due. Refuses
 * BAD_REQUEST for a link that has expired.
 */
export async function signInByLink(visit: AuthVisit, token: string): Promise<Response> {
  const { session } = await readSession(visit.auth, visit.request);
  const response = await send(visit, "magic-link/verify", { token });
  // Better Auth answers with a redirect to its page of errors.
  if (response.status === 302) throw new Refusal("BAD_REQUEST", expiredLinkMessage);
  // Before a second step too: the browser's cookie of that session is replaced or taken by then.
  if (response.ok && session) await endEarlier(visit.db, session);
  return response;
}
