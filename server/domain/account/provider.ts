/*
 * Sign-in by an account at Google, Microsoft or GitHub, where a deployment has keys for it.
 */

export const providerIds = ["google", "microsoft", "github"] as const;
export type ProviderId = (typeof providerIds)[number];

export const providerNames: Record<ProviderId, string> = {
  google: "Google",
  microsoft: "Microsoft",
  github: "GitHub",
};

/** The page that begins a sign-in by a provider, and that the provider leads back to. */
export function providerPath(id: ProviderId): string {
  return `/sign-in/with/${id}`;
}

/** Why somebody who comes back from a provider isn't signed in. */
export const providerFaults = [
  "denied",
  "expired",
  "failed",
  "unverified",
  "not-linked",
  "closed",
  "invited-only",
  "deleted",
  "linked-elsewhere",
  "not-yours",
  "broken",
] as const;
export type ProviderFault = (typeof providerFaults)[number];

/** What somebody reads then; `name` is the provider's. */
export function providerFaultMessage(fault: ProviderFault, name: string): string {
  switch (fault) {
    case "denied":
      return `You cancelled at ${name}. Nothing has changed.`;
    case "expired":
      return `This took too long, or was started in another browser. Try ${name} again.`;
    case "failed":
      return `${name} didn't answer as it should. Try again, or use another way.`;
    case "unverified":
      return `${name} hasn't confirmed your email address. Sign in another way, or sign up with a password, then link ${name} under Settings.`;
    case "not-linked":
      return `Your address has an account here that isn't linked to ${name}. Sign in another way, then link ${name} under Settings.`;
    case "closed":
      return `This Kith takes no new accounts. If you have one, sign in another way, then link ${name} under Settings.`;
    case "invited-only":
      return "You need an invitation to this Kith. Ask whoever runs it for a link.";
    case "deleted":
      return "This account has been deleted.";
    case "linked-elsewhere":
      return `That ${name} account is linked to another account here.`;
    case "not-yours":
      return `That ${name} account isn't linked to your account.`;
    case "broken":
      return "Something went wrong on our side. Try again in a moment.";
  }
}

/** Why a second account of a provider isn't linked. */
export function linkedMessage(id: ProviderId): string {
  return `${providerNames[id]} is linked already. Unlink it first.`;
}

export const notConfiguredMessage = "This Kith doesn't offer that way to sign in.";
