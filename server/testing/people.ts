import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import {
  type AccountApi,
  type Api,
  type ContentApi,
  createAccountApi,
  createApi,
  createContentApi,
} from "../api.ts";
import type { RequestContext } from "../context.ts";
import { session as sessions, user } from "../db/auth-schema.ts";
import { type Database, openDatabase } from "../db/client.ts";
import type { Owner } from "../db/owner.ts";
import { deploymentOf } from "../deployment.ts";
import { ensureFirstPipeline } from "../services/pipeline.ts";

/** A person with a workspace, and the procedures as they may call them. */
export interface Person {
  api: Api;
  account: AccountApi;
  content: ContentApi;
  owner: Owner;
  userId: number;
  /** The context of their requests. */
  context: RequestContext;
}

const day = 86_400_000;
let people = 0;
const renewSession = () => {};

/** A site of tests, whose mails are kept to be read. */
const siteOf = () => deploymentOf({ ...env, LOCAL_MAILBOX: true }, "https://kith.example");

/** Creates a new person who is signed in. */
export async function newPerson(name = "Ada"): Promise<Person> {
  const db = openDatabase(env.DB);
  people += 1;
  const email = `person-${people}-${crypto.randomUUID()}@example.com`;
  const [row] = await db.insert(user).values({ name, email }).returning();
  if (!row) throw new Error("No user was made");
  await ensureFirstPipeline(db, row.id);
  const check = { id: await openSession(db, row.id), confirmed: false };
  const context = { db, session: { user: row, check }, deployment: siteOf(), renewSession };
  return {
    api: createApi(context),
    account: createAccountApi(context),
    content: createContentApi(context),
    context,
    owner: { db, userId: row.id, actorId: row.id },
    userId: row.id,
  };
}

async function openSession(db: Database, userId: number): Promise<number> {
  const values = { token: crypto.randomUUID(), userId, expiresAt: new Date(Date.now() + day) };
  const [row] = await db.insert(sessions).values(values).returning({ id: sessions.id });
  if (!row) throw new Error("No session was made");
  return row.id;
}

/** How a session ends. */
export type Ending = "sign-out" | "expiry";

/** The procedures, called with the cookie of a session that has ended. */
export async function afterEnding({ context, userId }: Person, ending: Ending): Promise<Api> {
  const { db, session } = context;
  if (!session) throw new Error("This person is not signed in");
  const id = await openSession(db, userId);
  const ended = eq(sessions.id, id);
  if (ending === "sign-out") await db.delete(sessions).where(ended);
  else await db.update(sessions).set({ expiresAt: new Date() }).where(ended);
  return createApi({ ...context, session: { ...session, check: { id, confirmed: false } } });
}

/** The procedures, called by somebody who isn't signed in. */
export function stranger(): Api {
  return createApi(strangersContext());
}

/** The same for what concerns accounts. */
export function strangersAccount(): AccountApi {
  return createAccountApi(strangersContext());
}

function strangersContext(): RequestContext {
  return { db: openDatabase(env.DB), session: null, deployment: siteOf(), renewSession };
}
