import { env } from "cloudflare:workers";
import { type Api, createApi } from "../api.ts";
import type { Session } from "../auth.ts";
import type { RequestContext } from "../context.ts";
import { user } from "../db/auth-schema.ts";
import { openDatabase } from "../db/client.ts";
import type { Owner } from "../db/owner.ts";
import { ensureFirstPipeline } from "../services/pipeline.ts";

/** A person with a book of their own, and the procedures as they may call them. */
export interface Person {
  api: Api;
  owner: Owner;
  userId: number;
  /** What each of their requests brings. */
  context: RequestContext;
}

let people = 0;
const renewSession = () => {};

/** Makes a new person who is signed in. */
export async function newPerson(name = "Ada"): Promise<Person> {
  const db = openDatabase(env.DB);
  people += 1;
  const email = `person-${people}-${crypto.randomUUID()}@example.com`;
  const [row] = await db.insert(user).values({ name, email }).returning();
  if (!row) throw new Error("No user was made");
  await ensureFirstPipeline(db, row.id);
  const session = { user: { ...row, id: String(row.id) } } as unknown as Session;
  const context = { db, session, renewSession };
  return {
    api: createApi(context),
    context,
    owner: { db, userId: row.id, actorId: row.id },
    userId: row.id,
  };
}

/** The procedures as somebody calls them who is not signed in. */
export function stranger(): Api {
  return createApi({ db: openDatabase(env.DB), session: null, renewSession });
}
