import { redirect } from "react-router";
import {
  expiredLinkMessage,
  passwordLengthHint,
  passwordLimits,
  wrongPasswordMessage,
} from "#domain/account/account.ts";
import { deletedMessage } from "#domain/account/deletion.ts";
import {
  passkeyExpiredMessage,
  passkeyFailedMessage,
  unverifiedMessage,
} from "#domain/account/passkey.ts";
import {
  expiredSignInMessage,
  lockedMessage,
  otherSecretMessage,
  wrongCodeMessage,
  wrongRecoveryCodeMessage,
} from "#domain/account/two-step.ts";
import { Refusal } from "#domain/refusal.ts";

/** The messages for the codes of Better Auth that people meet, with the field to show each at. */
const messages: Record<string, { message: string; field?: string }> = {
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: {
    message: "This email already has an account. Sign in instead.",
    field: "email",
  },
  INVALID_EMAIL_OR_PASSWORD: { message: "That email and password don't match." },
  INVALID_EMAIL: { message: "Enter a valid email, like name@example.com.", field: "email" },
  INVALID_PASSWORD: { message: wrongPasswordMessage, field: "currentPassword" },
  INVALID_TOKEN: { message: expiredLinkMessage },
  PASSWORD_TOO_SHORT: { message: passwordLengthHint, field: "password" },
  PASSWORD_TOO_LONG: {
    message: `Use up to ${passwordLimits.longest} characters.`,
    field: "password",
  },
  INVALID_CODE: { message: wrongCodeMessage, field: "code" },
  INVALID_BACKUP_CODE: { message: wrongRecoveryCodeMessage, field: "recoveryCode" },
  INVALID_TWO_FACTOR_COOKIE: { message: expiredSignInMessage },
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: { message: expiredSignInMessage },
  ACCOUNT_TEMPORARILY_LOCKED: { message: lockedMessage },
  OTHER_SECRET: { message: otherSecretMessage },
  USER_NOT_VERIFIED: { message: unverifiedMessage },
  PASSKEY_NOT_FOUND: { message: passkeyFailedMessage },
  AUTHENTICATION_FAILED: { message: passkeyFailedMessage },
  FAILED_TO_VERIFY_REGISTRATION: { message: passkeyFailedMessage },
  CHALLENGE_NOT_FOUND: { message: passkeyExpiredMessage },
  ACCOUNT_DELETED: { message: deletedMessage },
  TOTP_ALREADY_ENABLED: { message: "Two-step sign-in is on already." },
};

/** Redirects with the cookies that Better Auth set; throws its refusals with our messages. */
export function goOn(response: Response, to: string): Promise<Response> {
  return carryCookies(response, redirect(to));
}

/** The answer with the cookies that Better Auth set; throws its refusals with our messages. */
export async function carryCookies(response: Response, answer: Response): Promise<Response> {
  if (!response.ok) {
    const { code = "" } = (await response.json().catch(() => ({}))) as { code?: string };
    const known = messages[code];
    if (response.status === 429 && !known) {
      throw new Refusal("TOO_MANY_REQUESTS", tooManyAttemptsMessage(response));
    }
    throw new Refusal(
      "BAD_REQUEST",
      known?.message ?? "Something in this form isn't valid. Check it and try again.",
      known?.field,
    );
  }
  for (const cookie of response.headers.getSetCookie()) answer.headers.append("Set-Cookie", cookie);
  return answer;
}

/** Better Auth says in a header how many seconds to wait. */
function tooManyAttemptsMessage({ headers }: Response): string {
  const seconds = Number(headers.get("X-Retry-After"));
  const wait = seconds === 1 ? "1 second" : seconds > 1 ? `${seconds} seconds` : "a few seconds";
  return `Too many attempts. Try again in ${wait}.`;
}
