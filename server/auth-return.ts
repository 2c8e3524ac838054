import type { ProviderFault, ProviderId } from "#domain/account/provider.ts";
import { definedOnly } from "#domain/defined-only.ts";
import { readSession } from "./auth.ts";
import { endEarlier } from "./auth-passkey.ts";
import { mayJoinHeader } from "./auth-provider-plugin.ts";
import { type AuthVisit, send } from "./auth-visit.ts";
import { isSignedInTo } from "./services/email/asker.ts";
import { returnInvitation, takeInvitation } from "./services/invitations.ts";
import { unlinkSince } from "./services/provider/links.ts";
import { isSignUpOpen } from "./services/sign-up.ts";

/** Where Better Auth would lead somebody who comes back from a provider: each says what has happened. */
export const outcomes = { done: "/done", joined: "/joined", failed: "/failed" } as const;

/** What became of somebody who came back from a provider. */
export interface Returned {
  /** The page that they were on the way to. */
  next: string;
  /** Whether they were linking the provider to their account. */
  isLink: boolean;
  /** Whether somebody was signed in before. */
  wasSignedIn: boolean;
  /** Why it failed. */
  fault?: ProviderFault;
  /** Who is signed in now. */
  user?: { id: number; email: string };
  /** Whether the second step is due. */
  twoFactorRedirect?: boolean;
}

/** What was kept while somebody was at the provider. */
interface Flow {
  next?: string;
  invitation?: string;
  timeZone?: string;
  /** Where it was begun: a state is good for one provider. */
  provider?: ProviderId;
  link?: { userId: string | number };
}

interface Query {
  provider: ProviderId;
  state: string;
  code?: string | undefined;
  error?: string | undefined;
}

/** Signs in, signs up or links whoever comes back from a provider; what became of it is in the answer. */
export async function comeBack(visit: AuthVisit, query: Query): Promise<Response> {
  const flow = await flowOf(visit, query.state);
  const { session } = await readSession(visit.auth, visit.request);
  const isOn = session !== null && (await isSignedInTo(visit.db, session.user.id, session));
  const linksTo = flow.link && Number(flow.link.userId);
  const before = { next: flow.next ?? "", wasSignedIn: isOn };
  const expired: Returned = { ...before, isLink: false, fault: "expired" };
  if (flow.provider !== undefined && flow.provider !== query.provider) {
    return Response.json(expired);
  }
  // Whoever was signed out meanwhile, perhaps from afar, links nothing.
  if (linksTo && !(isOn && session.user.id === linksTo)) return Response.json(expired);
  const began = new Date();
  const { answer, outcome, error } = await redeem(visit, query, { flow, isOn });
  const returned: Returned = { ...before, isLink: flow.link !== undefined };
  if (isHalfway(answer)) return answerWith(answer, { ...returned, twoFactorRedirect: true });
  if (outcome === outcomes.failed) {
    const fault = faultOf(error, visit);
    // Somebody who is signed in only confirms that it's them: no account is made for another address.
    const isOthers = isOn && ["closed", "invited-only"].includes(fault);
    return answerWith(answer, { ...returned, fault: isOthers ? "not-yours" : fault });
  }
  if (linksTo) {
    // The provider took its time to answer.
    if (await isSignedInTo(visit.db, linksTo, session)) return answerWith(answer, returned);
    await unlinkSince(visit.db, { userId: linksTo, provider: query.provider, began });
    return Response.json(expired);
  }
  const { session: begun } = await readSession(visit.auth, withCookiesOf(visit.request, answer));
  if (!begun) return answerWith(answer, { ...returned, fault: "failed" });
  if (isOn && begun.user.id !== session.user.id) {
    await endEarlier(visit.db, begun);
    return Response.json({ ...returned, fault: "not-yours" } satisfies Returned);
  }
  // A sign-in that confirms that it's somebody starts a new session.
  if (session) await endEarlier(visit.db, session);
  const { id, email } = begun.user;
  return answerWith(answer, { ...returned, user: { id, email } });
}

/** Whether the second step is due: Better Auth has taken the session back, and set its cookie for that. */
function isHalfway({ headers }: Response): boolean {
  return headers.getSetCookie().some((cookie) => /^better-auth\.two_factor=[^;]/.test(cookie));
}

/** What Better Auth keeps with a state; whether this browser has begun it is checked by Better Auth afterwards. */
async function flowOf({ auth }: AuthVisit, state: string): Promise<Flow> {
  const { internalAdapter } = await auth.$context;
  const kept = state ? await internalAdapter.findVerificationValue(state) : null;
  try {
    const flow: unknown = JSON.parse(kept?.value ?? "{}");
    return typeof flow === "object" && flow !== null ? flow : {};
  } catch {
    return {};
  }
}

/** Has Better Auth take the provider's answer, and leaves an invitation to be used again if no account came of it. */
async function redeem(
  visit: AuthVisit,
  { provider, ...query }: Query,
  { flow, isOn }: { flow: Flow; isOn: boolean },
) {
  const isJoining = !flow.link && !isOn;
  const { mayJoin, spent } = isJoining ? await admit(visit, flow) : { mayJoin: false };
  const headers = mayJoin ? { [mayJoinHeader]: "yes" } : undefined;
  const path = `callback/${provider}` as const;
  const answer = await send(visit, path, definedOnly(query), flow.timeZone, headers).catch(
    async (error) => {
      if (spent) await returnInvitation(visit.db, spent);
      throw error;
    },
  );
  const location = answer.headers.get("location");
  const { pathname, searchParams } = new URL(location ?? "/", "http://kith");
  const outcome = Object.values(outcomes).find((each) => each === pathname) ?? outcomes.failed;
  if (spent && outcome !== outcomes.joined) await returnInvitation(visit.db, spent);
  // Without a place to go on to, Better Auth itself has failed.
  const error = location === null ? "broken" : (searchParams.get("error") ?? "");
  return { answer, outcome, error };
}

/** Whether somebody may create an account, and the invitation that it takes. */
async function admit({ db, deployment: { signUp } }: AuthVisit, { invitation }: Flow) {
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

function answerWith({ headers }: Response, returned: Returned): Response {
  const answer = Response.json(returned);
  for (const cookie of headers.getSetCookie()) answer.headers.append("Set-Cookie", cookie);
  return answer;
}

/** A request by a browser that has taken the cookies of an answer. */
function withCookiesOf({ url }: Request, answer: Response): Request {
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
  return new Request(url, { headers: { cookie: cookies.join("; ") } });
}
