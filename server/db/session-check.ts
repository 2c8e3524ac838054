import { drizzle } from "drizzle-orm/d1";
import { confirmedFor } from "#domain/account/confirm.ts";
import { signedOut, unconfirmed } from "#domain/refusal.ts";
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

/** The errors when the first statement finds no session, or one that isn't confirmed. */
const ended = "session ended";
const unsure = "not confirmed";

/**
 * Fails unless the session exists, which rolls back its whole batch, writes included. It fails by
 * an invalid JSON path: an insert that breaks a CHECK would turn every read into a write, which no
 * replica answers.
 */
const checkSession = `select case
  when exists (select 1 from session where id = ? and expires_at > ?) then 1
  else json_extract('{}', '${ended}') end as "open"`;

/** The same for what takes a confirmation: to sign in is one. */
const checkConfirmation = `select case
  when exists (select 1 from session where id = ?1 and expires_at > ?2
    and max(created_at, coalesce(confirmed_at, 0)) > ?3) then 1
  when exists (select 1 from session where id = ?1 and expires_at > ?2)
    then json_extract('{}', '${unsure}')
  else json_extract('{}', '${ended}') end as "open"`;

/**
 * The same database for one session: while the session exists, each round trip costs one more row
 * read. After that nothing is read or written, and each round trip refuses UNAUTHORIZED; with
 * `takesConfirmation` also FORBIDDEN, unless its person has confirmed a short while ago that it's
 * them.
 */
export function databaseOf(
  check: SessionCheck,
  { $client: d1 }: Database,
  { takesConfirmation = false } = {},
): Database {
  const send = async (statements: D1PreparedStatement[]) => {
    const now = Date.now();
    const first = takesConfirmation
      ? d1.prepare(checkConfirmation).bind(check.id, now, now - confirmedFor)
      : d1.prepare(checkSession).bind(check.id, now);
    try {
      const [, ...results] = await d1.batch([first, ...statements]);
      check.confirmed = true;
      return results;
    } catch (error) {
      if (isAbout(unsure, error)) throw unconfirmed();
      throw isAbout(ended, error) ? signedOut() : error;
    }
  };
  return drizzle(sentBy(send, d1));
}

/** Refuses UNAUTHORIZED if the session has ended; asks only if no round trip has checked yet. */
export async function confirmSession(check: SessionCheck, db: Database): Promise<void> {
  if (!check.confirmed) await databaseOf(check, db).$client.batch([]);
}

function isAbout(fault: string, error: unknown): boolean {
  return error instanceof Error && error.message.includes(`bad JSON path: '${fault}'`);
}
