import type { SignUpMode } from "#domain/account/sign-up.ts";
import { user } from "../db/auth-schema.ts";
import { batch, type Database } from "../db/client.ts";

/** Whether somebody may create an account now. */
export async function isSignUpOpen(db: Database, mode: SignUpMode): Promise<boolean> {
  if (mode !== "first") return mode === "open";
  const [[anybody]] = await batch(db, [db.select({ id: user.id }).from(user).limit(1)]);
  return anybody === undefined;
}
