/*
 * Passkeys: keys that a phone, a computer or a security key holds for signing in, behind a
 * fingerprint, a face or a PIN.
 */

/** The longest name, in characters. */
export const longestPasskeyName = 60;

export const unverifiedMessage =
  "This passkey was used without a fingerprint, face or PIN, so it isn't enough.";
export const passkeyFailedMessage = "That passkey couldn't be used. Try again, or use another way.";
export const passkeyExpiredMessage = "This took too long. Reload the page and try again.";
export const lastWayMessage = "This is your only way to sign in. Add a second way first.";
export const noOtherWayMessage = "Add another way to sign in first, such as a passkey.";
export const twoStepFirstMessage = "Switch off two-step sign-in first: it needs a password.";
