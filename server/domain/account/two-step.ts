/*
 * Signing in by a password and a second step: a code from an app (TOTP, RFC 6238), or a recovery
 * code.
 */

export const twoStepPasswordMessage = "Two-step sign-in goes with a password, and you have none.";
export const wrongCodeMessage = "That code is incorrect. Enter the newest one from your app.";
export const usedCodeMessage = "That code was used before. Wait for the next one.";
export const wrongRecoveryCodeMessage = "That recovery code is incorrect or was used before.";
export const expiredSignInMessage = "This took too long. Enter your password again.";
export const otherSecretMessage =
  "Codes can't be checked any more, because this Kith has a new secret. Ask whoever runs it to turn two-step sign-in off for you.";
export const lockedMessage = "Too many wrong codes. Try again in 15 minutes.";

/** How many recovery codes somebody gets. */
const recoveryCodeCount = 10;

/** Letters and digits that don't look alike: 32 of them, so that each is equally likely. */
const alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

const halfLength = 5;

/** Ten codes of 50 random bits, like "k7m2p-x9d4w". */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodeCount }, () => `${newHalf()}-${newHalf()}`);
}

function newHalf(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(halfLength));
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join("");
}

/** A recovery code as it is stored, whatever case and spaces it was typed with. */
export function asRecoveryCode(typed: string): string {
  const letters = typed.toLowerCase().replace(/[^a-z0-9]/g, "");
  return `${letters.slice(0, halfLength)}-${letters.slice(halfLength)}`;
}
