import { mailOf } from "../mail/letter.ts";
import type { Mail } from "../mail/mail.ts";

interface Link {
  email: string;
  origin: string;
  /** Works once, within 15 minutes. */
  token: string;
}

/** The mail with the link that signs its reader in. */
export function linkLetter({ email, origin, token }: Link): Mail {
  return mailOf({
    to: email,
    subject: "Sign in to Kith",
    parts: [
      { text: "Sign in by this link. It works once, within 15 minutes." },
      { button: "Sign in", url: `${origin}/sign-in/link/${token}` },
    ],
    reason:
      "You get this mail because somebody asked for a link to sign in with this address. If it wasn't you, ignore it.",
  });
}
