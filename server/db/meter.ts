import { AsyncLocalStorage } from "node:async_hooks";

/** The cost of a request: round trips to D1, rows read, rows written. */
export interface Tally {
  /** The id of the request, for its lines in the log. */
  id?: string;
  queries: number;
  read: number;
  written: number;
}

const tallies = new AsyncLocalStorage<Tally>();

/** Runs `work` and adds its costs to `tally`, on every metered database that it uses. */
export function withTally<T>(tally: Tally, work: () => T): T {
  return tallies.run(tally, work);
}

export function newTally(id?: string): Tally {
  return { ...(id && { id }), queries: 0, read: 0, written: 0 };
}

/** The id of the request that the current work belongs to. */
export function currentRequest(): string | undefined {
  return tallies.getStore()?.id;
}

/** The round trips that the current work has made; 0 if nobody counts. */
export function roundTripsSoFar(): number {
  return tallies.getStore()?.queries ?? 0;
}

/** The cost as a Server-Timing header. */
export function serverTiming({ queries, read, written }: Tally): string {
  return `d1;desc="queries=${queries} read=${read} written=${written}"`;
}

/** What a D1 binding and its sessions have in common. */
export type D1 = Pick<D1Database, "prepare" | "batch">;

/** Sends statements to the database in one round trip. */
export type Send = (statements: D1PreparedStatement[]) => Promise<D1Result[]>;

/**
 * A statement that is sent by `send`. Every way to run it goes through all(), because only that
 * reports rows read and written; two result columns with the same name would merge, so each has its
 * own.
 */
class SentStatement {
  readonly inner: D1PreparedStatement;
  readonly send: Send;

  constructor(inner: D1PreparedStatement, send: Send) {
    this.inner = inner;
    this.send = send;
  }

  bind(...values: unknown[]): SentStatement {
    return new SentStatement(this.inner.bind(...values), this.send);
  }

  async all<Row>(): Promise<D1Result<Row>> {
    const [result] = await this.send([this.inner]);
    return result as D1Result<Row>;
  }

  run<Row>(): Promise<D1Result<Row>> {
    return this.all<Row>();
  }

  async raw(): Promise<unknown[][]> {
    const { results } = await this.all<Record<string, unknown>>();
    return results.map((row) => Object.values(row));
  }

  async first(column?: string): Promise<unknown> {
    const { results } = await this.all<Record<string, unknown>>();
    const row = results[0] ?? null;
    return column === undefined || row === null ? row : row[column];
  }
}

/** The same database, with every round trip made by `send`. */
export function sentBy(send: Send, d1: D1): D1Database {
  return {
    prepare: (query: string) => new SentStatement(d1.prepare(query), send),
    batch: (statements: SentStatement[]) => send(statements.map(({ inner }) => inner)),
  } as unknown as D1Database;
}

/**
 * The same database, with every round trip counted in the tally of its request. No round trip
 * begins before `ready` has resolved, and none if it rejects.
 */
export function metered(d1: D1, ready: () => Promise<void>): D1Database {
  return sentBy(async (statements) => {
    await ready();
    const [only, ...more] = statements;
    const results = only && more.length === 0 ? [await only.all()] : await d1.batch(statements);
    count(results);
    return results;
  }, d1);
}

function count(results: D1Result[]): void {
  const tally = tallies.getStore();
  if (!tally) return;
  tally.queries += 1;
  for (const { meta } of results) {
    tally.read += meta.rows_read;
    tally.written += meta.rows_written;
  }
}
