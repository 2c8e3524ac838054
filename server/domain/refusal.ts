/** Why a request was refused, as one of tRPC's codes. */
export type RefusalCode =
  | "BAD_REQUEST"
  | "UNAUTHORIZED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "CONFLICT"
  | "PAYLOAD_TOO_LARGE"
  | "TOO_MANY_REQUESTS";

/** A refusal, thrown once; its message is for people, shown at `field` if one is at fault. */
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
 * The refusal for a row that is missing, deleted or another person's, which look alike. `field` is
 * the input that names the row, unless the operation is on that row.
 */
export function missing(noun: string, field?: string): Refusal {
  return new Refusal("NOT_FOUND", `This ${noun} doesn't exist or has been deleted.`, field);
}

/** A row has changed between the read and the write; reading again resolves it. */
export class StaleRefusal extends Refusal {}

/** The refusal for an edit of a row that has changed since it was read. */
export function stale(noun: string): StaleRefusal {
  return new StaleRefusal(
    "CONFLICT",
    `Someone changed this ${noun} after you opened it. Reload, then try again.`,
  );
}

/** The refusal if others kept changing what an operation depends on. */
export function contended(): StaleRefusal {
  return new StaleRefusal(
    "CONFLICT",
    "Someone else was changing this at the same time. Try again.",
  );
}

/** The refusal for somebody who has to confirm that it's them, by /confirm or /api/auth/confirm. */
export function unconfirmed(): Refusal {
  return new Refusal("FORBIDDEN", "Confirm it's you, then try again.");
}

/** The refusal for somebody who isn't signed in. */
export function signedOut(): Refusal {
  return new Refusal("UNAUTHORIZED", "Sign in to continue.");
}
