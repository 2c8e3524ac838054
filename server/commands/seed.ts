import { eq } from "drizzle-orm";
import { Refusal } from "#domain/refusal.ts";
import { authFor } from "../auth.ts";
import { user } from "../db/auth-schema.ts";
import { type Database, openDatabase } from "../db/client.ts";
import { deploymentOf } from "../deployment.ts";
import { loadSample } from "../services/sample-load.ts";

const demo = { name: "Demo", email: "demo@example.com", password: "sample data" };

async function findUser(db: Database, email: string): Promise<number | undefined> {
  const [row] = await db.select({ id: user.id }).from(user).where(eq(user.email, email));
  return row?.id;
}

/**
 * Loads the sample data into the workspace of `email`, or of the demo account; returns the message
 * to print.
 */
export async function seed(env: Cloudflare.Env, email?: string): Promise<string> {
  const db = openDatabase(env.DB);
  if (!email && (await findUser(db, demo.email)) === undefined) {
    await authFor(env, deploymentOf(env, "http://localhost")).api.signUpEmail({ body: demo });
  }
  const userId = await findUser(db, email ?? demo.email);
  if (userId === undefined) return `There is no account for ${email}. Sign up first.`;
  try {
    await loadSample({ db, userId, actorId: userId });
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  const who = email ?? `${demo.email} (password: ${demo.password})`;
  return `The sample data is in the workspace of ${who}.`;
}
