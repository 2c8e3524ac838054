import { ZodError } from "zod";
import {
  askLinkInput,
  changePasswordInput,
  forgotPasswordForm,
  resetPasswordInput,
  signInForm,
  signInLinkInput,
  signUpForm,
  verifyPasswordInput,
} from "#domain/account/input.ts";
import { fieldErrorsOf } from "#domain/inputs.ts";
import { Refusal, signedOut } from "#domain/refusal.ts";
import { readSession } from "./auth.ts";
import { confirm } from "./auth-confirm.ts";
import { deviceCookie, knownDevice } from "./auth-device.ts";
import { requestLink, signInByLink } from "./auth-link.ts";
import { answerPasskey } from "./auth-passkey.ts";
import { withProof } from "./auth-proof.ts";
import { answerProvider } from "./auth-provider.ts";
import { requestReset, resetPassword } from "./auth-reset.ts";
import { signUp } from "./auth-sign-up.ts";
import { answerTwoStep } from "./auth-two-step.ts";
import { type AuthPath, type AuthVisit, authPaths, counted, send } from "./auth-visit.ts";
import { keepAccount } from "./services/deletion/request.ts";
import { checkPassword } from "./services/password-strength.ts";
import { pauseSeconds } from "./services/password-tries.ts";
import { forgetTrust } from "./services/two-step.ts";

/*
 * A gate before Better Auth's handler: it passes only the endpoints that people use, and only input
 * that our own rules accept.
 */

/** Answers /api/auth: POST with JSON to a known endpoint; anything else is 404, 415 or 400. */
export async function answerAuth(visit: AuthVisit): Promise<Response> {
  const { request } = visit;
  const asked = new URL(request.url).pathname.slice("/api/auth/".length);
  const path = authPaths.find((each) => each === asked);
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
  FORBIDDEN: 403,
  TOO_MANY_REQUESTS: 429,
};

function refused(status: number, message: string, fieldErrors?: object): Response {
  const headers = new Headers();
  if (status === 429) headers.set("Retry-After", String(pauseSeconds));
  return Response.json({ message, fieldErrors }, { status, headers });
}

/** The endpoints by which somebody signs in to an account. */
const signIns: readonly AuthPath[] = [
  "sign-in/email",
  "two-factor/verify-totp",
  "two-factor/verify-backup-code",
  "passkey/verify-authentication",
  "magic-link/verify",
  "callback",
];

/** Those that start a session. */
const startings: readonly AuthPath[] = [...signIns, "sign-up/email"];

/**
 * Sends a request to one of Better Auth's endpoints, so that its own throttle counts it too. An
 * account that was to be deleted stays once its person has signed in. Throws a ZodError for what our
 * rules refuse, BAD_REQUEST for a password that is easy to guess, UNAUTHORIZED and
 * TOO_MANY_REQUESTS.
 */
export async function authenticate(
  visit: AuthVisit,
  path: AuthPath,
  body: unknown,
): Promise<Response> {
  const response = await answerOf(visit, path, body);
  if (!response.ok || !startings.includes(path)) return response;
  // After a password, nobody is named as long as a second step is due.
  const { user } = (await response.clone().json()) as { user?: { id: string; email?: string } };
  if (user && signIns.includes(path)) await keepAccount(visit.db, Number(user.id), Date.now());
  if (!user?.email) return response;
  const known = new Response(response.body, response);
  const cookie = await deviceCookie(visit.request, visit.deployment.secret, user.email);
  known.headers.append("Set-Cookie", cookie);
  return known;
}

async function answerOf(visit: AuthVisit, path: AuthPath, body: unknown): Promise<Response> {
  switch (path) {
    case "sign-up/email": {
      return signUp(visit, signUpForm.parse(body));
    }
    case "sign-in/email": {
      const credentials = signInForm.parse(body);
      const { email } = credentials;
      // A browser that is known has tries of its own, which no stranger can use up.
      const device = await knownDevice(visit.request, visit.deployment.secret, email);
      const account = `sign-in ${email.toLowerCase()}${device ? ` on ${device}` : ""}`;
      return counted(visit.db, account, () => send(visit, path, credentials));
    }
    case "sign-in/magic-link":
      return requestLink(visit, askLinkInput.parse(body));
    case "magic-link/verify":
      return signInByLink(visit, signInLinkInput.parse(body).token);
    case "change-password": {
      const change = changePasswordInput.parse(body);
      const { session } = await readSession(visit.auth, visit.request);
      if (!session) throw signedOut();
      await checkPassword(change.newPassword, session.user);
      // Counted apart from sign-ins, so that a stranger's tries don't keep the owner from changing
      // it.
      const account = `change-password ${session.user.id}`;
      const revoking = { ...change, revokeOtherSessions: true };
      const response = await counted(visit.db, account, () => send(visit, path, revoking));
      if (response.ok) await forgetTrust(visit.db, session.user.id);
      return response;
    }
    case "verify-password": {
      const { password } = verifyPasswordInput.parse(body);
      return withProof(visit, password, () => verified(visit, password));
    }
    case "request-password-reset":
      return requestReset(visit, forgotPasswordForm.parse(body));
    case "reset-password":
      return resetPassword(visit, resetPasswordInput.parse(body));
    case "confirm":
      return confirm(visit, body);
    case "sign-out":
      return send(visit, path, {});
    case "passkey/generate-register-options":
    case "passkey/verify-registration":
    case "passkey/generate-authenticate-options":
    case "passkey/verify-authentication":
      return answerPasskey(visit, path, body);
    case "sign-in/social":
    case "link-social":
    case "callback":
      return answerProvider(visit, path, body);
    default:
      return answerTwoStep(visit, path, body);
  }
}

/** Better Auth's answer to a password; there is nothing to ask where the account has none. */
async function verified({ auth, request }: AuthVisit, password: string | undefined) {
  if (password === undefined) return Response.json({ status: true });
  return auth.api.verifyPassword({
    body: { password },
    headers: request.headers,
    asResponse: true,
  });
}
