import { APIError, isAPIError } from "better-auth/api";
import { otherSecretMessage } from "#domain/account/two-step.ts";
import { logFault, logMessage } from "#domain/fault-line.ts";
import { isOfOtherSecret } from "./services/two-step.ts";

/*
 * What Better Auth does about errors and its log. By itself it prints errors of the database with their
 * parameters: addresses, hashes and tokens.
 */

/**
 * Logs an error without what somebody had typed, and answers it in Better Auth's place, which would print
 * it whole. A code that was stored under another secret is refused as OTHER_SECRET.
 */
export function answerFault(error: unknown): void {
  if (isAPIError(error)) return;
  if (isOfOtherSecret(error)) {
    throw new APIError("BAD_REQUEST", { code: "OTHER_SECRET", message: otherSecretMessage });
  }
  logFault(error);
  throw new APIError("INTERNAL_SERVER_ERROR");
}

/** Better Auth's own log: the errors without values, and of other messages what comes before a value. */
export function logAuth(_level: string, message: unknown, ...details: unknown[]): void {
  const error = [message, ...details].find((each) => each instanceof Error);
  if (error) logFault(error);
  else logMessage("auth", String(message).split(":")[0] ?? "");
}
