import type { ProviderFault, ProviderId } from "#domain/account/provider.ts";
import { readSession, type Session } from "./auth.ts";
import { endEarlier } from "./auth-passkey.ts";
import { type ProviderAnswer, redeem } from "./auth-redeem.ts";
import type { AuthVisit } from "./auth-visit.ts";
import { isSignedInTo } from "./services/email/asker.ts";
import { unlinkSince } from "./services/provider/links.ts";

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
  /** The form that was kept for after that, as it was sent. */
  keptForm?: string | undefined;
}

/** What was kept while somebody was at the provider. */
interface Flow {
  next?: string;
  invitation?: string;
  timeZone?: string;
  keptForm?: string;
  /** Where it was begun: a state is good for one provider. */
  provider?: ProviderId;
  link?: { userId: string | number };
}

/** Somebody's way through a provider. */
interface Trip {
  flow: Flow;
  query: ProviderAnswer;
  /** The session of the browser's cookie; `isOn` says whether it hasn't ended. */
  session: Session | null;
  isOn: boolean;
  /** What is known before the provider's answer is taken. */
  before: Returned;
}

/** Signs in, signs up or links whoever comes back from a provider; what became of it is in the answer. */
export async function comeBack(visit: AuthVisit, query: ProviderAnswer): Promise<Response> {
  const flow = await flowOf(visit, query.state);
  const { session } = await readSession(visit.auth, visit.request);
  const isOn = session !== null && (await isSignedInTo(visit.db, session.user.id, session));
  const before = { next: flow.next ?? "", isLink: false, wasSignedIn: isOn };
  const trip = { flow, query, session, isOn, before };
  if (flow.provider !== undefined && flow.provider !== query.provider) return expired(trip);
  return flow.link ? comeBackToLink(visit, trip, Number(flow.link.userId)) : signIn(visit, trip);
}

/** Links the provider to the account that has begun that, if its person is still signed in. */
async function comeBackToLink(visit: AuthVisit, trip: Trip, userId: number): Promise<Response> {
  const { query, session, isOn, before } = trip;
  // Whoever was signed out meanwhile, perhaps from afar, links nothing.
  if (!isOn || session?.user.id !== userId) return expired(trip);
  const began = new Date();
  const { answer, fault } = await redeem(visit, query, { isJoining: false });
  if (fault) return answerWith(answer, { ...before, isLink: true, fault });
  // The provider took its time to answer.
  if (await isSignedInTo(visit.db, userId, session)) {
    return answerWith(answer, { ...before, isLink: true });
  }
  await unlinkSince(visit.db, { userId, provider: query.provider, began });
  return expired(trip);
}

/** Signs in or up, or confirms that it's whoever is signed in already. */
async function signIn(visit: AuthVisit, trip: Trip): Promise<Response> {
  const { flow, query, session, isOn, before } = trip;
  const { answer, fault, isChecked } = await redeem(visit, query, { ...flow, isJoining: !isOn });
  const { keptForm } = flow;
  if (isHalfway(answer)) {
    // Better Auth has taken this browser's cookie, so nobody could end that session here any more.
    if (session) await endEarlier(visit.db, session);
    return answerWith(answer, { ...before, keptForm, twoFactorRedirect: true });
  }
  if (fault && !isChecked) return answerWith(answer, { ...before, next: "", fault });
  if (fault) {
    // Somebody who is signed in only confirms that it's them: no account is made for another address.
    const isOthers = isOn && ["closed", "invited-only"].includes(fault);
    const shown = isOthers ? "not-yours" : fault;
    return answerWith(answer, { ...before, keptForm, fault: shown });
  }
  const { session: begun } = await readSession(visit.auth, withCookiesOf(visit.request, answer));
  if (!begun) return answerWith(answer, { ...before, keptForm, fault: "failed" });
  if (isOn && begun.user.id !== session?.user.id) {
    await endEarlier(visit.db, begun);
    return Response.json({ ...before, keptForm, fault: "not-yours" } satisfies Returned);
  }
  // A sign-in that confirms that it's somebody starts a new session.
  if (session) await endEarlier(visit.db, session);
  const { id, email } = begun.user;
  return answerWith(answer, { ...before, keptForm, user: { id, email } });
}

/** Refuses a browser that may not be the one that has begun, which gets nothing of what was kept. */
function expired({ before }: Trip): Response {
  return Response.json({ ...before, next: "", fault: "expired" } satisfies Returned);
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
