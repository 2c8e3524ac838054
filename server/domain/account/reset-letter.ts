import { mailOf } from "../mail/letter.ts";
import type { Mail } from "../mail/mail.ts";

interface Reset {
  email: string;
  origin: string;
  /** Works once, within an hour. */
  token: string;
}

/** The path of the page that sets a new password. */
export function resetPath(token: string): string {
  return `/reset-password?${new URLSearchParams({ token })}`;
}

/** The mail with the link to set a new password. */
export function resetLetter({ email, origin, token }: Reset): Mail {
  return mailOf({
    to: email,
    subject: "Reset your Kith password",
    parts: [
      { text: "You can now set a new password. This link works once, within an hour." },
      { button: "Set new password", url: origin + resetPath(token) },
    ],
    reason:
      "You get this mail because somebody asked to reset the password of this address. If it wasn't you, nothing has changed, and you can ignore it.",
  });
}
