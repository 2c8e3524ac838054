import { linkedMessage, notConfiguredMessage, type ProviderId } from "#domain/account/provider.ts";
import {
  beginProviderInput,
  oneProviderInput,
  returnInput,
} from "#domain/account/provider-input.ts";
import { Refusal } from "#domain/refusal.ts";
import { readSession } from "./auth.ts";
import { checkMayAdd } from "./auth-passkey.ts";
import { outcomes } from "./auth-redeem.ts";
import { comeBack } from "./auth-return.ts";
import { type AuthVisit, type ProviderPath, send } from "./auth-visit.ts";
import type { Database } from "./db/client.ts";
import { forgetOldVerifications } from "./services/old-verifications.ts";
import { signInRows } from "./services/provider/links.ts";

/**
 * Signing in by a provider, and linking one, which takes a confirmation. Beginning answers with the URL to go on to,
 * coming back with what became of it. Refuses BAD_REQUEST for a provider that isn't configured, and for linking
 * UNAUTHORIZED and FORBIDDEN.
 */
export async function answerProvider(
  visit: AuthVisit,
  path: ProviderPath,
  body: unknown,
): Promise<Response> {
  switch (path) {
    case "sign-in/social": {
      const { provider, ...carried } = beginProviderInput.parse(body);
      return begin(visit, path, provider, carried);
    }
    case "link-social": {
      const { provider } = oneProviderInput.parse(body);
      await checkMayAdd(visit);
      const { session } = await readSession(visit.auth, visit.request);
      if (session) await checkUnlinked(visit.db, session.user.id, provider);
      return begin(visit, path, provider, {});
    }
    case "callback":
      return comeBack(visit, returnInput.parse(body));
  }
}

/** Refuses BAD_REQUEST: one account of each provider is linked, so that none is hidden behind another. */
async function checkUnlinked(db: Database, userId: number, provider: ProviderId): Promise<void> {
  const linked = await signInRows(db, userId, [provider]);
  if (linked.length > 0) throw new Refusal("BAD_REQUEST", linkedMessage(provider));
}

async function begin(
  visit: AuthVisit,
  path: "sign-in/social" | "link-social",
  provider: ProviderId,
  additionalData: object,
): Promise<Response> {
  if (visit.deployment.providers.every(({ id }) => id !== provider)) {
    throw new Refusal("BAD_REQUEST", notConfiguredMessage);
  }
  // Strangers begin as well, so what they never come back to is gone by then.
  await forgetOldVerifications(visit.db, Date.now());
  // Better Auth keeps what is to be known later with the state.
  return send(visit, path, {
    provider,
    callbackURL: outcomes.done,
    ...(path === "sign-in/social" && { newUserCallbackURL: outcomes.joined }),
    errorCallbackURL: outcomes.failed,
    disableRedirect: true,
    additionalData: { ...additionalData, provider },
  });
}
