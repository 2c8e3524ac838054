import { fold } from "../fold.ts";
import { isBlank } from "../text.ts";
import { isCommonPassword } from "./common-passwords.ts";

/*
 * What makes a password too easy to guess. Apart from account.ts, which browsers load, because the
 * list of passwords must not be sent to them.
 */

export const commonPasswordMessage = "This password is too common. Use something harder to guess.";
export const blankPasswordMessage = "A password can't be only spaces.";
export const weakPasswordMessage =
  "This password is too easy to guess. Make it longer, e.g. with two more words.";
export const personalPasswordMessage = "Your password can't be your name or your email address.";

/** Why anybody could guess a password, as a message; undefined if nobody could. */
export function passwordFault(password: string): string | undefined {
  if (isBlank(password)) return blankPasswordMessage;
  return isCommonPassword(password) ? commonPasswordMessage : undefined;
}

/**
 * Whether a password is what people know about its owner: their name, their email, or the part
 * before its @.
 */
export function isPersonal(password: string, person: { name: string; email: string }): boolean {
  const [local = ""] = person.email.split("@");
  const known = [person.name, person.email, local].map(joined);
  return known.includes(joined(password));
}

/** The words that people know about a person, which make a password easier to guess. */
export function personalWords({ name, email }: { name: string; email: string }): string[] {
  const parts = [name, email].flatMap((text) => fold(text).split(/[^\p{L}\p{N}]+/u));
  return [...new Set(parts)].filter((part) => part.length >= shortestWord);
}

const shortestWord = 3;

/** Without case, accents and spaces. */
function joined(text: string): string {
  return fold(text).replaceAll(" ", "");
}
