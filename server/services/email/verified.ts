import { unverifiedEmailMessage } from "#domain/account/email.ts";
import { Refusal } from "#domain/refusal.ts";
import type { Owner } from "../../db/owner.ts";
import { readEmail } from "./request.ts";

/**
 * Refuses BAD_REQUEST to somebody whose address isn't confirmed, where that is asked for. A cookie says so
 * or is older than the confirmation, so the database is asked as well. Returns whether the cookie is.
 */
export async function checkVerified(
  owner: Owner,
  { verifiesEmail }: { verifiesEmail: boolean },
  cookie: { emailVerified: boolean } | undefined,
): Promise<{ isOutdated: boolean }> {
  if (!verifiesEmail || cookie?.emailVerified) return { isOutdated: false };
  const { isVerified } = await readEmail(owner, Date.now());
  if (!isVerified) throw new Refusal("BAD_REQUEST", unverifiedEmailMessage);
  return { isOutdated: true };
}
