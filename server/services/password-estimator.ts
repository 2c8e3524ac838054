import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs } from "@zxcvbn-ts/language-common";
import { commonPasswords } from "#domain/account/common-passwords.ts";
import { commonWords } from "#domain/account/common-words.ts";

/** Beyond these characters a password isn't looked at: the time grows with the square of its length. */
const longestLookedAt = 40;

/** Estimates how many guesses a password takes. A file of its own, to be loaded when it is needed. */
export const estimator = new ZxcvbnFactory({
  dictionary: { words: [...commonWords], passwords: [...commonPasswords] },
  graphs: adjacencyGraphs,
  maxLength: longestLookedAt,
});
