import { mailOf } from "../mail/letter.ts";
import type { Mail } from "../mail/mail.ts";

/** For how many days signing in brings a deleted account back. */
export const graceDays = 7;

export const gracePeriod = graceDays * 86_400_000;

export const deletedMessage = "This account has been deleted.";

interface Deletion {
  email: string;
  origin: string;
  /** When everything is deleted, in unix milliseconds. */
  dueAt: number;
  locale: string;
  timeZone: string;
}

/** The mail that confirms that an account is going to be deleted. */
export function deletionLetter({ email, origin, dueAt, locale, timeZone }: Deletion): Mail {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone }).format(dueAt);
  return mailOf({
    to: email,
    subject: `Your Kith account will be deleted on ${day}`,
    parts: [
      { text: "All of its contacts, deals, tasks and activities are deleted with it." },
      { text: "To keep the account, sign in before then. You need to do nothing else." },
      { button: "Sign in to keep it", url: `${origin}/sign-in` },
    ],
    reason:
      "You get this mail because somebody who was signed in to the account of this address asked to delete it.",
  });
}
