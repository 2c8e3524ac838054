/** Why a wish was not fulfilled, in the words of tRPC's codes. */
export type RefusalCode =
  | "BAD_REQUEST"
  | "UNAUTHORIZED"
  | "NOT_FOUND"
  | "CONFLICT"
  | "PAYLOAD_TOO_LARGE"
  | "TOO_MANY_REQUESTS";

/** A refusal, thrown once; its message is the sentence that a person reads, at `field` where one is to blame. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly field: string | undefined;

  constructor(code: RefusalCode, message: string, field?: string) {
    super(message);
    this.name = "Refusal";
    this.code = code;
    this.field = field;
  }
}

/**
 * What a person reads when a row is missing, deleted or another person's: the three are one. `field` is
 * where an input names it, unless it is what the operation is about.
 */
export function missing(noun: string, field?: string): Refusal {
  return new Refusal("NOT_FOUND", `This ${noun} does not exist, or has been deleted.`, field);
}

/** What was read before a write is no longer so: who reads again may go on. */
export class StaleRefusal extends Refusal {}

/** What a person reads when a row has changed since they read it. */
export function stale(noun: string): StaleRefusal {
  return new StaleRefusal(
    "CONFLICT",
    `This ${noun} has been changed since you opened it. Reload to see how it is now, then change it again.`,
  );
}

/** What a person reads when others kept changing what an operation rests on. */
export function contended(): StaleRefusal {
  return new StaleRefusal(
    "CONFLICT",
    "Somebody else was changing this at the same time. Try again.",
  );
}

/** What a person reads who is not signed in, or no longer. */
export function signedOut(): Refusal {
  return new Refusal("UNAUTHORIZED", "Sign in first.");
}
