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
] as const;
export type ProviderFault = (typeof providerFaults)[number];

/** What somebody reads then; `name` is the provider's. */
export function providerFaultMessage(fault: ProviderFault, name: string): string {
  switch (fault) {
    case "denied":
      return `You cancelled at ${name}, so nothing has changed.`;
    case "expired":
      return `This took too long, or was begun in another browser. Try ${name} again.`;
    case "failed":
      return `${name} didn't answer as it should. Try again, or use another way.`;
    case "unverified":
      return `${name} doesn't confirm your email address. Sign up with a password, then link ${name} under Settings.`;
    case "not-linked":
      return `Your address has an account here that isn't linked to ${name}. Sign in another way, then link ${name} under Settings.`;
    case "closed":
      return "This Kith takes no new accounts. Ask whoever runs it.";
    case "invited-only":
      return "You need an invitation to this Kith. Ask whoever runs it for a link.";
    case "deleted":
      return "This account has been deleted.";
    case "linked-elsewhere":
      return `That ${name} account is linked to another account here.`;
  }
}

export const notConfiguredMessage = "This Kith doesn't offer that way to sign in.";
