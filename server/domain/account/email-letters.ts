import { mailOf } from "../mail/letter.ts";
import type { Mail } from "../mail/mail.ts";

interface Asked {
  /** The address that is to be confirmed. */
  email: string;
  origin: string;
  /** Works once, within a day. */
  token: string;
}

/** The path of the page that confirms an address. */
export function confirmPath(token: string): string {
  return `/confirm-email/${token}`;
}

/** To an address that somebody wants to use: the link that confirms it. */
export function addressLetter({ email, origin, token }: Asked): Mail {
  return mailOf({
    to: email,
    subject: "Confirm your email address for Kith",
    parts: [
      { text: "Confirm that this is your address. The link works once, within a day." },
      { button: "Confirm address", url: origin + confirmPath(token) },
    ],
    reason:
      "You get this mail because somebody entered this address in Kith. If it wasn't you, ignore it, and the address isn't used.",
  });
}

/** To the present address: the link that agrees to another one. */
export function changeLetter({ email, origin, token, to }: Asked & { to: string }): Mail {
  return mailOf({
    to,
    subject: "Confirm the change of your email address",
    parts: [
      {
        text: `Somebody asked to change your Kith email to ${email}. To agree, open this link and the one we sent to that address. Both work once, within a day.`,
      },
      { button: "Confirm change", url: origin + confirmPath(token) },
      { text: "If it wasn't you, don't open the link, and change your password." },
    ],
    reason: "You get this mail because it changes how you sign in to Kith.",
  });
}

/** To somebody whose address has an account already, in place of a link. */
export function takenLetter({ email, origin }: Omit<Asked, "token">): Mail {
  return mailOf({
    to: email,
    subject: "You already have a Kith account",
    parts: [
      { text: "Somebody entered this address in Kith, but that address already has an account." },
      { button: "Sign in", url: `${origin}/sign-in` },
      { text: `If you forgot your password, set a new one: ${origin}/forgot-password` },
    ],
    reason:
      "You get this mail because it may have been you. If it wasn't, ignore it: nothing has changed.",
  });
}
