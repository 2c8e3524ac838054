/** What a provider gives for a code. */
export interface Tokens {
  accessToken: string;
  idToken: string;
}

/** Who a provider says that somebody is. */
export interface Person {
  /** Names the person's account at the provider for ever, unlike an address. */
  subject: string;
  name: string;
  email: string;
  /** Whether the provider has made sure that the address is theirs. */
  isVerified: boolean;
}

/** The fields of an object; none of anything else. */
export function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/** A text; "" for anything else. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
