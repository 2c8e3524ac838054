import type { SignUpMode } from "#domain/account/sign-up.ts";
import { user } from "../db/auth-schema.ts";
import { batch, type Database } from "../db/client.ts";

/** Whether anybody may create an account now; the first person may, unless sign-up is closed. */
export async function isSignUpOpen(db: Database, mode: SignUpMode): Promise<boolean> {
  if (mode === "open" || mode === "closed") return mode === "open";
  const [[anybody]] = await batch(db, [db.select({ id: user.id }).from(user).limit(1)]);
  return anybody === undefined;
}
