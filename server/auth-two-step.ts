import { twoStepPasswordMessage, usedCodeMessage } from "#domain/account/two-step.ts";
import { recoveryInput, totpInput, twoStepPasswordInput } from "#domain/account/two-step-input.ts";
import { Refusal, signedOut } from "#domain/refusal.ts";
import { readSession } from "./auth.ts";
import { checkConfirmed } from "./auth-passkey.ts";
import { withProof } from "./auth-proof.ts";
import { type AuthVisit, send, type TwoStepPath } from "./auth-visit.ts";
import type { Database } from "./db/client.ts";
import { checkVerified } from "./services/email/verified.ts";
import { countTry } from "./services/password-tries.ts";
import { confirmSessionOf } from "./services/sessions.ts";
import { forgetTrust } from "./services/two-step.ts";

/** How long a code could be used a second time, in seconds: it is accepted half a minute early and late. */
const codeLifetime = 120;

/**
 * The second step of signing in, and switching it on and off, which takes the password. Refuses UNAUTHORIZED,
 * BAD_REQUEST for a set-up without a password to go with it, FORBIDDEN without a confirmation, and TOO_MANY_REQUESTS
 * for a code that was used before.
 */
export async function answerTwoStep(
  visit: AuthVisit,
  path: TwoStepPath,
  body: unknown,
): Promise<Response> {
  switch (path) {
    case "two-factor/verify-totp": {
      const typed = totpInput.parse(body);
      // A code switches on what was set up, and counts as a confirmation from then on.
      const { session } = await readSession(visit.auth, visit.request);
      if (session) await checkConfirmed(visit);
      const response = await send(visit, path, typed);
      if (response.ok) await spendOnSignIn(visit, typed.code, response.clone());
      return response;
    }
    case "two-factor/verify-backup-code":
      return send(visit, path, recoveryInput.parse(body));
    case "two-factor/enable":
      return setUp(visit, twoStepPasswordInput.parse(body));
    case "two-factor/disable":
    case "two-factor/generate-backup-codes": {
      const typed = twoStepPasswordInput.parse(body);
      return withProof(visit, typed.password, async ({ user }) => {
        const response = await send(visit, path, typed);
        if (response.ok && path === "two-factor/disable") await forgetTrust(visit.db, user.id);
        return response;
      });
    }
  }
}

/** Makes the secret; the password that it takes confirms that it's its person, as the first code asks. */
async function setUp(visit: AuthVisit, typed: { password?: string | undefined }) {
  await checkMaySetUp(visit);
  return withProof(visit, typed.password, async ({ check }, hasPassword) => {
    if (!hasPassword) throw new Refusal("BAD_REQUEST", twoStepPasswordMessage);
    const response = await send(visit, "two-factor/enable", typed);
    if (response.ok) await confirmSessionOf(visit.db, check.id, Date.now());
    return response;
  });
}

/** Refuses UNAUTHORIZED, and BAD_REQUEST for an address that isn't confirmed where addresses are. */
async function checkMaySetUp({ auth, db, request, deployment }: AuthVisit): Promise<void> {
  const { session } = await readSession(auth, request);
  if (!session) throw signedOut();
  const { id } = session.user;
  await checkVerified({ db, userId: id, actorId: id }, deployment, session.user);
}

/** Refuses TOO_MANY_REQUESTS for a correct code that was used before. */
export async function spend(db: Database, userId: number, code: string): Promise<void> {
  const once = { free: 1, pause: codeLifetime, message: usedCodeMessage };
  await countTry(db, `code ${userId} ${code}`, once);
}

/** Ends the session that a code has just opened if the same code was used before. */
async function spendOnSignIn(
  { auth, db }: AuthVisit,
  code: string,
  answer: Response,
): Promise<void> {
  const { user, token } = (await answer.json()) as { user: { id: string }; token: string };
  try {
    await spend(db, Number(user.id), code);
  } catch (error) {
    const { internalAdapter } = await auth.$context;
    await internalAdapter.deleteSession(token);
    throw error;
  }
}
