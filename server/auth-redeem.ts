import type { ProviderFault, ProviderId } from "#domain/account/provider.ts";
import { definedOnly } from "#domain/defined-only.ts";
import { mayJoinHeader } from "./auth-provider-plugin.ts";
import { type AuthVisit, send } from "./auth-visit.ts";
import { returnInvitation, takeInvitation } from "./services/invitations.ts";
import { isSignUpOpen } from "./services/sign-up.ts";

/** Where Better Auth would lead somebody who comes back from a provider: each says what has happened. */
export const outcomes = { done: "/done", joined: "/joined", failed: "/failed" } as const;

/** What a provider leads back with. */
export interface ProviderAnswer {
  provider: ProviderId;
  state: string;
  code?: string | undefined;
  error?: string | undefined;
}

/** Whether somebody may join, and by which invitation. */
interface Joining {
  isJoining: boolean;
  invitation?: string | undefined;
  timeZone?: string | undefined;
}

/**
 * Has Better Auth take the provider's answer, and leaves an invitation to be used again if no account came of it.
 * The fault says why nobody is let in. Without a fault, the person is signed in. `isChecked` says whether Better Auth
 * has compared this browser's cookie with the state: it hasn't if it refused the request, or failed, before that.
 */
export async function redeem(
  visit: AuthVisit,
  { provider, ...query }: ProviderAnswer,
  { isJoining, invitation, timeZone }: Joining,
): Promise<{ answer: Response; fault: ProviderFault | undefined; isChecked: boolean }> {
  const { mayJoin, spent } = isJoining ? await admit(visit, invitation) : { mayJoin: false };
  const headers = mayJoin ? { [mayJoinHeader]: "yes" } : undefined;
  const path = `callback/${provider}` as const;
  const answer = await send(visit, path, definedOnly(query), timeZone, headers).catch(
    async (error) => {
      if (spent) await returnInvitation(visit.db, spent);
      throw error;
    },
  );
  const location = answer.headers.get("location");
  const { pathname, searchParams } = new URL(location ?? "/", "http://kith");
  const known = Object.values(outcomes).find((each) => each === pathname);
  const outcome = known ?? outcomes.failed;
  if (spent && outcome !== outcomes.joined) await returnInvitation(visit.db, spent);
  // Without a place to go on to, Better Auth itself has failed.
  const error = location === null ? "broken" : (searchParams.get("error") ?? "");
  const fault = outcome === outcomes.failed ? faultOf(error, visit) : undefined;
  return { answer, fault, isChecked: known !== undefined && fault !== "expired" };
}

/** Whether somebody may create an account, and the invitation that it takes. */
async function admit(
  { db, deployment: { signUp } }: AuthVisit,
  invitation: string | undefined,
): Promise<{ mayJoin: boolean; spent?: string }> {
  if (await isSignUpOpen(db, signUp)) return { mayJoin: true };
  const isInvited = signUp === "invite" && invitation && (await takeInvitation(db, invitation));
  return isInvited ? { mayJoin: true, spent: invitation } : { mayJoin: false };
}

/** What the codes of Better Auth, of providers and of our own hooks mean. */
const faults: Record<string, ProviderFault> = {
  broken: "broken",
  access_denied: "denied",
  state_not_found: "expired",
  state_mismatch: "expired",
  state_invalid: "expired",
  EMAIL_NOT_VERIFIED: "unverified",
  account_not_linked: "not-linked",
  SIGN_UP_CLOSED: "closed",
  ACCOUNT_DELETED: "deleted",
  account_already_linked_to_different_user: "linked-elsewhere",
};

function faultOf(error: string, { deployment }: AuthVisit): ProviderFault {
  const fault = (Object.hasOwn(faults, error) && faults[error]) || "failed";
  return fault === "closed" && deployment.signUp === "invite" ? "invited-only" : fault;
}
