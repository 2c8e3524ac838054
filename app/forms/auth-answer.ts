import { redirect } from "react-router";
import { Refusal } from "#domain/refusal.ts";

/** The codes of Better Auth that people meet, in words, at the field to blame. */
const words: Record<string, { message: string; field?: string }> = {
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: {
    message: "There is already an account with this email. Sign in instead.",
    field: "email",
  },
  INVALID_EMAIL_OR_PASSWORD: { message: "This email and password do not belong together." },
  INVALID_EMAIL: { message: "Enter a valid email, like name@example.com.", field: "email" },
  INVALID_PASSWORD: { message: "This is not your current password.", field: "currentPassword" },
  PASSWORD_TOO_SHORT: { message: "That password is too short.", field: "password" },
  PASSWORD_TOO_LONG: { message: "That password is too long.", field: "password" },
};

/** Goes on with the cookies that Better Auth set; what it refused is thrown in our words. */
export function goOn(response: Response, to: string): Promise<Response> {
  return carryCookies(response, redirect(to));
}

/** The answer with the cookies that Better Auth set; what it refused is thrown in our words. */
export async function carryCookies(response: Response, answer: Response): Promise<Response> {
  if (response.status === 429) {
    throw new Refusal("TOO_MANY_REQUESTS", "Too many tries. Wait a few seconds, then try again.");
  }
  if (!response.ok) {
    const { code = "" } = (await response.json().catch(() => ({}))) as { code?: string };
    const known = words[code];
    throw new Refusal(
      "BAD_REQUEST",
      known?.message ?? "That did not work. Check what you typed and try again.",
      known?.field,
    );
  }
  for (const cookie of response.headers.getSetCookie()) answer.headers.append("Set-Cookie", cookie);
  return answer;
}
