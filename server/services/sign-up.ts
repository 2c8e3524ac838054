import { notLike } from "drizzle-orm";
import { placeholderPattern } from "#domain/account/email.ts";
import type { SignUpMode } from "#domain/account/sign-up.ts";
import { user } from "../db/auth-schema.ts";
import { batch, type Database } from "../db/client.ts";

/**
 * Whether anybody may create an account now; the first person may, unless sign-up is closed. Where it is for
 * that person only, accounts without an address don't count: a stranger's would keep the owner out for days, and
 * the first to confirm is the first person.
 */
export async function isSignUpOpen(db: Database, mode: SignUpMode): Promise<boolean> {
  if (mode === "open" || mode === "closed") return mode === "open";
  const counting = mode === "first" ? notLike(user.email, placeholderPattern) : undefined;
  const [[anybody]] = await batch(db, [
    db.select({ id: user.id }).from(user).where(counting).limit(1),
  ]);
  return anybody === undefined;
}
