import { env } from "cloudflare:workers";
import { sentBy } from "../db/meter.ts";

/** When a round trip to the database fails: it isn't sent, is rolled back, or its answer is lost. */
export const faultMoments = ["before", "in", "after"] as const;
export type FaultMoment = (typeof faultMoments)[number];

/** What D1 says; a batch may have run although its answer timed out. */
const complaints: Record<Exclude<FaultMoment, "in">, string> = {
  before: "D1_ERROR: D1 DB is overloaded. Requests queued for too long.",
  after: "D1_ERROR: D1 DB storage operation exceeded timeout which caused object to be reset.",
};

/** Fails while it runs, so that D1 rolls its batch back. */
const failing = "select json('{')";

/** A database that fails once, at one of its next round trips. */
export interface FaultyDatabase {
  d1: D1Database;
  /** Fails at the `trip`-th round trip from now on, counted from 1. */
  failAt: (trip: number, moment: FaultMoment) => void;
  /** How many of the round trips since then wrote rows. */
  writes: () => number;
  /** Whether it has failed since then. */
  failed: () => boolean;
}

/** The database of tests, with a fault to be placed. */
export function faultyDatabase(): FaultyDatabase {
  let left = 0;
  let planned: FaultMoment = "before";
  let writes = 0;
  let failed = false;

  async function send(statements: D1PreparedStatement[]): Promise<D1Result[]> {
    left -= 1;
    if (left !== 0) return run(statements);
    if (planned === "in") return interrupt(statements);
    // Also the answer that the batch was refused may get lost.
    if (planned !== "before") await run(statements).catch(() => undefined);
    failed = true;
    throw new Error(complaints[planned]);
  }

  /** Fails in the middle of a batch, unless one of the statements before fails by itself. */
  async function interrupt(statements: D1PreparedStatement[]): Promise<D1Result[]> {
    const middle = Math.ceil(statements.length / 2);
    const [first, rest] = [statements.slice(0, middle), statements.slice(middle)];
    try {
      return await env.DB.batch([...first, env.DB.prepare(failing), ...rest]);
    } catch (error) {
      failed = String(error).includes("malformed JSON");
      throw error;
    }
  }

  async function run(statements: D1PreparedStatement[]): Promise<D1Result[]> {
    const results = await env.DB.batch(statements);
    if (results.some(({ meta }) => meta.rows_written > 0)) writes += 1;
    return results;
  }

  const d1 = sentBy(send, env.DB);
  return {
    d1: Object.assign(d1, { withSession: () => Object.assign(d1, { getBookmark: () => null }) }),
    failAt: (trip, moment) => {
      [left, planned, writes, failed] = [trip, moment, 0, false];
    },
    writes: () => writes,
    failed: () => failed,
  };
}
