import type { ProviderId } from "#domain/account/provider.ts";
import { isTimeZone } from "#domain/account/settings.ts";
import { type Auth, timeZoneHeader } from "./auth.ts";
import type { Database } from "./db/client.ts";
import type { Deployment } from "./deployment.ts";
import { countTry, discountTry, forgetTries } from "./services/password-tries.ts";

/** The endpoints of Better Auth that people use. */
export const authPaths = [
  "sign-up/email",
  "sign-in/email",
  "sign-in/magic-link",
  "magic-link/verify",
  "sign-out",
  "confirm",
  "passkey/generate-register-options",
  "passkey/verify-registration",
  "passkey/generate-authenticate-options",
  "passkey/verify-authentication",
  "change-password",
  "request-password-reset",
  "reset-password",
  "two-factor/enable",
  "two-factor/disable",
  "two-factor/verify-totp",
  "two-factor/verify-backup-code",
  "two-factor/generate-backup-codes",
] as const;
/** Providers lead to pages of ours, and a password is only verified for those. */
export type ProviderPath = "sign-in/social" | "link-social" | "callback";
export type AuthPath = (typeof authPaths)[number] | "verify-password" | ProviderPath;
export type PasskeyPath = Extract<AuthPath, `passkey/${string}`>;
export type TwoStepPath = Extract<AuthPath, `two-factor/${string}`>;

/**
 * Those that answer 200 to somebody who is signed in only once the database has found their session, which they may
 * then replace.
 */
const checking: readonly AuthPath[] = [
  "change-password",
  "verify-password",
  "link-social",
  "passkey/verify-registration",
  "two-factor/enable",
  "two-factor/disable",
  "two-factor/generate-backup-codes",
  "two-factor/verify-totp",
];

/** Whether an accepted request has checked the session of whoever was signed in. */
export function checksSession(path: AuthPath): boolean {
  return checking.includes(path);
}

/** A request to sign up, in or out, or to change a password. */
export interface AuthVisit {
  auth: Auth;
  db: Database;
  request: Request;
  deployment: Deployment;
  /** Goes on with work after the answer. */
  later: (work: Promise<unknown>) => void;
}

/** Counts a password try for an account; a correct password resets the count. */
export async function counted(
  db: Database,
  account: string,
  attempt: () => Promise<Response>,
): Promise<Response> {
  await countTry(db, account);
  const response = await attempt();
  if (response.ok) await forgetTries(db, account);
  // Better Auth's throttle by address answered first, so the password wasn't checked.
  if (response.status === 429) await discountTry(db, account);
  return response;
}

/** The longest browser name that is stored in a session, which is sent in a cookie. */
const longestUserAgent = 200;

/** What Better Auth has as reads. */
const reads = /^(passkey\/generate-|magic-link\/verify$|callback\/)/;

/** Forwards the headers that Better Auth needs, and none that a client has made up; `more` are our own. */
export function send(
  { auth, request }: AuthVisit,
  path: AuthPath | `callback/${ProviderId}`,
  body: object,
  timeZone?: string,
  more: Record<string, string> = {},
): Promise<Response> {
  const { origin } = new URL(request.url);
  const headers = new Headers({ ...more, "content-type": "application/json", origin });
  for (const name of ["cookie", "accept-language", "cf-connecting-ip"]) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  headers.set("user-agent", (request.headers.get("user-agent") ?? "").slice(0, longestUserAgent));
  const zones = [timeZone, request.cf?.timezone];
  const zone = zones.find((each) => typeof each === "string" && isTimeZone(each));
  if (typeof zone === "string") headers.set(timeZoneHeader, zone);
  if (reads.test(path)) {
    const query = new URLSearchParams({ ...body });
    return auth.handler(new Request(`${origin}/api/auth/${path}?${query}`, { headers }));
  }
  const init = { method: "POST", headers, body: JSON.stringify(body) };
  return auth.handler(new Request(`${origin}/api/auth/${path}`, init));
}
