import { ZodError } from "zod";
import { expiredLinkMessage } from "#domain/account/account.ts";
import {
  changePasswordInput,
  forgotPasswordForm,
  resetPasswordInput,
  signInForm,
  signUpForm,
} from "#domain/account/input.ts";
import { isPersonal, personalPasswordMessage } from "#domain/account/password.ts";
import { isTimeZone } from "#domain/account/settings.ts";
import { type SignUpMode, signUpClosedMessage } from "#domain/account/sign-up.ts";
import { fieldErrorsOf } from "#domain/inputs.ts";
import { Refusal, signedOut } from "#domain/refusal.ts";
import { type Auth, readSession, timeZoneHeader } from "./auth.ts";
import type { Database } from "./db/client.ts";
import { countTry, discountTry, forgetTries, pauseSeconds } from "./services/password-tries.ts";
import { isSignUpOpen } from "./services/sign-up.ts";

/*
 * A gate before Better Auth's handler: it passes only the endpoints that people use, and only input
 * that our own rules accept.
 */

const paths = [
  "sign-up/email",
  "sign-in/email",
  "sign-out",
  "change-password",
  "request-password-reset",
  "reset-password",
] as const;
export type AuthPath = (typeof paths)[number];

/** A request to sign up, in or out, or to change a password. */
export interface AuthVisit {
  auth: Auth;
  db: Database;
  request: Request;
  /** Who may create an account. */
  signUp: SignUpMode;
  /** Goes on with work after the answer. */
  later: (work: Promise<unknown>) => void;
}

/** Answers /api/auth: POST with JSON to a known endpoint; anything else is 404, 415 or 400. */
export async function answerAuth(visit: AuthVisit): Promise<Response> {
  const { request } = visit;
  const asked = new URL(request.url).pathname.slice("/api/auth/".length);
  const path = paths.find((each) => each === asked);
  if (!path || request.method !== "POST") return refused(404, "There is no such endpoint.");
  if (!request.headers.get("content-type")?.startsWith("application/json")) {
    return refused(415, "Send JSON.");
  }
  try {
    const body: unknown = JSON.parse((await request.text()) || "{}");
    return await authenticate(visit, path, body);
  } catch (error) {
    if (error instanceof SyntaxError) return refused(400, "The input could not be read.");
    if (error instanceof ZodError) {
      return refused(400, "Some of the input isn't valid.", fieldErrorsOf(error));
    }
    if (!(error instanceof Refusal)) throw error;
    const { code, message, field } = error;
    return refused(statuses[code] ?? 400, message, field ? { [field]: [message] } : undefined);
  }
}

const statuses: Partial<Record<Refusal["code"], number>> = {
  UNAUTHORIZED: 401,
  TOO_MANY_REQUESTS: 429,
};

function refused(status: number, message: string, fieldErrors?: object): Response {
  const headers = new Headers();
  if (status === 429) headers.set("Retry-After", String(pauseSeconds));
  return Response.json({ message, fieldErrors }, { status, headers });
}

/**
 * Sends a request to one of Better Auth's endpoints, so that its own throttle counts it too. Throws
 * a ZodError for what our rules refuse, BAD_REQUEST for a password that is the person's name or
 * email, UNAUTHORIZED and TOO_MANY_REQUESTS.
 */
export async function authenticate(
  visit: AuthVisit,
  path: AuthPath,
  body: unknown,
): Promise<Response> {
  switch (path) {
    case "sign-up/email": {
      const { timeZone, ...person } = signUpForm.parse(body);
      if (!(await isSignUpOpen(visit.db, visit.signUp))) {
        throw new Refusal("BAD_REQUEST", signUpClosedMessage);
      }
      return send(visit, path, person, timeZone);
    }
    case "sign-in/email": {
      const credentials = signInForm.parse(body);
      const account = `sign-in ${credentials.email.toLowerCase()}`;
      return counted(visit.db, account, () => send(visit, path, credentials));
    }
    case "change-password": {
      const change = changePasswordInput.parse(body);
      const { session } = await readSession(visit.auth, visit.request);
      if (!session) throw signedOut();
      if (isPersonal(change.newPassword, session.user)) {
        throw new Refusal("BAD_REQUEST", personalPasswordMessage, "password");
      }
      // Counted apart from sign-ins, so that a stranger's tries don't keep the owner from changing
      // it.
      const account = `change-password ${session.user.id}`;
      const revoking = { ...change, revokeOtherSessions: true };
      return counted(visit.db, account, () => send(visit, path, revoking));
    }
    case "request-password-reset":
      return requestReset(visit, forgotPasswordForm.parse(body));
    case "reset-password":
      return resetPassword(visit, resetPasswordInput.parse(body));
    case "sign-out":
      return send(visit, path, {});
  }
}

/** How long the answer to a forgotten password takes, in milliseconds: whoever has asked, and for whom. */
const resetPause = 500;

const tooManyResets = {
  free: 3,
  message: "Too many requests. Check your mail, or try again in a minute.",
};

/**
 * Sends a link by which a password is reset. The answer is the same, and takes the same time, whether
 * the address has an account or not: the work is done beside it.
 */
async function requestReset(visit: AuthVisit, { email }: { email: string }): Promise<Response> {
  const { db, request } = visit;
  const address = request.headers.get("cf-connecting-ip") ?? "";
  await countTry(db, `reset from ${address}`, tooManyResets);
  await countTry(db, `reset ${email.toLowerCase()}`, tooManyResets);
  visit.later(send(visit, "request-password-reset", { email }).catch(console.error));
  await scheduler.wait(resetPause);
  return Response.json({ status: true });
}

/** Sets a new password by a link; all sessions of its person end, and tries to sign in start afresh. */
async function resetPassword(
  visit: AuthVisit,
  { token, newPassword }: { token: string; newPassword: string },
): Promise<Response> {
  const person = await personOfReset(visit.auth, token);
  if (!person) throw new Refusal("BAD_REQUEST", expiredLinkMessage);
  if (isPersonal(newPassword, person)) {
    throw new Refusal("BAD_REQUEST", personalPasswordMessage, "password");
  }
  const response = await send(visit, "reset-password", { token, newPassword });
  if (response.ok) await forgetTries(visit.db, `sign-in ${person.email.toLowerCase()}`);
  return response;
}

/** Whom a link to reset a password is for; null if it has expired or was used. */
export async function personOfReset(auth: Auth, token: string) {
  const { internalAdapter } = await auth.$context;
  const found = await internalAdapter.findVerificationValue(`reset-password:${token}`);
  if (!found || found.expiresAt <= new Date()) return null;
  return internalAdapter.findUserById(found.value);
}

/** Counts a password try for an account; a correct password resets the count. */
async function counted(
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

/** Forwards the headers that Better Auth needs, and none that a client has made up. */
function send(
  { auth, request }: AuthVisit,
  path: AuthPath,
  body: object,
  timeZone?: string,
): Promise<Response> {
  const { origin } = new URL(request.url);
  const headers = new Headers({ "content-type": "application/json", origin });
  for (const name of ["cookie", "accept-language", "cf-connecting-ip"]) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  headers.set("user-agent", (request.headers.get("user-agent") ?? "").slice(0, longestUserAgent));
  const zones = [timeZone, request.cf?.timezone];
  const zone = zones.find((each) => typeof each === "string" && isTimeZone(each));
  if (typeof zone === "string") headers.set(timeZoneHeader, zone);
  const init = { method: "POST", headers, body: JSON.stringify(body) };
  return auth.handler(new Request(`${origin}/api/auth/${path}`, init));
}
