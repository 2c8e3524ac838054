import { mailOf } from "../mail/letter.ts";
import type { Mail } from "../mail/mail.ts";

interface Link {
  email: string;
  origin: string;
  /** Works once, within 15 minutes. */
  token: string;
  /** The path to go on to; none for the first page. */
  next?: string | undefined;
}

/** The path of the page that signs in by a link. */
function linkPath({ token, next }: Pick<Link, "token" | "next">): string {
  const query = next ? `?${new URLSearchParams({ next })}` : "";
  return `/sign-in/link/${token}${query}`;
}

/** The mail with the link that signs its reader in. */
export function linkLetter({ email, origin, ...link }: Link): Mail {
  return mailOf({
    to: email,
    subject: "Sign in to Kith",
    parts: [
      { text: "Sign in by this link. It works once, within 15 minutes." },
      { button: "Sign in", url: origin + linkPath(link) },
    ],
    reason:
      "You get this mail because somebody asked for a link to sign in with this address. If it wasn't you, ignore it.",
  });
}
