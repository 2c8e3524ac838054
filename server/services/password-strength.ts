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

/**
 * Refuses a new password that is its person's name or email, or that a program would guess soon
 * (BAD_REQUEST, at `password`).
 */
export async function checkPassword(
  password: string,
  person: { name: string; email: string },
): Promise<void> {
  if (isPersonal(password, person)) throw refused(personalPasswordMessage);
  // Loaded when somebody sets a password: other requests don't need it.
  const { estimator } = await import("./password-estimator.ts");
  const { guesses } = estimator.check(password, personalWords(person));
  if (guesses < fewestGuesses) throw refused(weakPasswordMessage);
}

function refused(message: string): Refusal {
  return new Refusal("BAD_REQUEST", message, "password");
}
