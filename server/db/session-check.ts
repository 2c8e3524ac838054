import { drizzle } from "drizzle-orm/d1";
import { signedOut } from "#domain/refusal.ts";
import type { Database } from "./client.ts";
import { sentBy } from "./meter.ts";

/*
 * A cookie stays valid for some minutes after its session has ended elsewhere. So every round trip
 * of a signed-in request first checks that the session's row still exists.
 */

/** The session named by a request's cookie. */
export interface SessionCheck {
  /** The id of its row. */
  readonly id: number;
  /** Whether the database has found that row during this request. */
  confirmed: boolean;
}

/** The error when the first statement finds no session. */
const ended = "session ended";

/**
 * Fails unless the session exists, which rolls back its whole batch, writes included. It fails by
 * an invalid JSON path: an insert that breaks a CHECK would turn every read into a write, which no
 * replica answers.
 */
const checkSession = `select case
  when exists (select 1 from session where id = ? and expires_at > ?) then 1
  else json_extract('{}', '${ended}') end as "open"`;

/**
 * The same database for one session: while the session exists, each round trip costs one more row
 * read. After that nothing is read or written, and each round trip refuses UNAUTHORIZED.
 */
export function databaseOf(check: SessionCheck, { $client: d1 }: Database): Database {
  const send = async (statements: D1PreparedStatement[]) => {
    const first = d1.prepare(checkSession).bind(check.id, Date.now());
    try {
      const [, ...results] = await d1.batch([first, ...statements]);
      check.confirmed = true;
      return results;
    } catch (error) {
      throw isEnded(error) ? signedOut() : error;
    }
  };
  return drizzle(sentBy(send, d1));
}

/** Refuses UNAUTHORIZED if the session has ended; asks only if no round trip has checked yet. */
export async function confirmSession(check: SessionCheck, db: Database): Promise<void> {
  if (!check.confirmed) await databaseOf(check, db).$client.batch([]);
}

function isEnded(error: unknown): boolean {
  return error instanceof Error && error.message.includes(`bad JSON path: '${ended}'`);
}
