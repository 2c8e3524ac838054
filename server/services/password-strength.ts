import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { commonPasswords } from "#domain/account/common-passwords.ts";
import { commonWords } from "#domain/account/common-words.ts";
import {
  isPersonal,
  personalPasswordMessage,
  personalWords,
  weakPasswordMessage,
} from "#domain/account/password.ts";
import { Refusal } from "#domain/refusal.ts";

/**
 * How many guesses a password has to withstand. Whoever tries as fast as Kith lets them makes half a
 * million a year (docs/decisions.md).
 */
const fewestGuesses = 1_000_000;

/** Beyond these characters a password isn't looked at: the time grows with the square of its length. */
const longestLookedAt = 40;

let estimator: Promise<ZxcvbnFactory> | undefined;

/**
 * Refuses a new password that is its person's name or email, or that a program would guess soon
 * (BAD_REQUEST, at `password`).
 */
export async function checkPassword(
  password: string,
  person: { name: string; email: string },
): Promise<void> {
  if (isPersonal(password, person)) throw refused(personalPasswordMessage);
  estimator ??= load();
  const { guesses } = (await estimator).check(password, personalWords(person));
  if (guesses < fewestGuesses) throw refused(weakPasswordMessage);
}

function refused(message: string): Refusal {
  return new Refusal("BAD_REQUEST", message, "password");
}

/** Loaded when somebody first sets a password: other requests don't need it. */
async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  return new ZxcvbnFactory({
    dictionary: { words: [...commonWords], passwords: [...commonPasswords] },
    graphs: adjacencyGraphs,
    maxLength: longestLookedAt,
  });
}
