/*
 * The address of an account: a new one is used once links in mails to it, and to the one before, have been
 * opened.
 */

/** How long the links of a change work, in milliseconds. */
export const linkLifetime = 86_400_000;

/** The domain of accounts whose own address isn't confirmed yet; it can't exist (RFC 2606). */
const unverifiedDomain = "@unverified.invalid";

/** What the placeholders of all accounts are like, in SQL. */
export const placeholderPattern = `%${unverifiedDomain}`;

/** An address that nobody has, for an account until its own one is confirmed. */
export function placeholderEmail(): string {
  return crypto.randomUUID() + unverifiedDomain;
}

/** Whether an account has no confirmed address. */
export function isPlaceholder(email: string): boolean {
  return email.endsWith(unverifiedDomain);
}

export const unverifiedEmailMessage =
  "Confirm your email address first, by the link in our mail. You can send it again under Settings, Email.";
export const sameEmailMessage = "This is your email address already.";
export const noMailMessage = "This Kith can't send mail, so an address can't be confirmed.";
export const tooManyLinksMessage =
  "We've sent too many emails to this address. Check your mail, or try again in a minute.";
export const tooManyChangesMessage = "You've asked for too many links today. Try again in an hour.";
export const notYoursMessage = "Enter the password of the account that asked for this address.";
export const signInToConfirmMessage = "Sign in to the account that asked for this address.";
export const nothingToConfirmMessage = "There is no address to confirm.";
