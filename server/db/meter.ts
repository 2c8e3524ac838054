import { AsyncLocalStorage } from "node:async_hooks";

/** What a request cost: round trips to D1, rows read, rows written. */
export interface Tally {
  queries: number;
  read: number;
  written: number;
}

const tallies = new AsyncLocalStorage<Tally>();

/** Runs `work` and counts what it costs, in `tally`, on every metered database it reaches. */
export function withTally<T>(tally: Tally, work: () => T): T {
  return tallies.run(tally, work);
}

export function newTally(): Tally {
  return { queries: 0, read: 0, written: 0 };
}

/** The cost as a Server-Timing header says it. */
export function serverTiming({ queries, read, written }: Tally): string {
  return `d1;desc="queries=${queries} read=${read} written=${written}"`;
}

/** What both a D1 binding and one of its sessions can do. */
export type D1 = Pick<D1Database, "prepare" | "batch">;

function count(results: D1Result[]): void {
  const tally = tallies.getStore();
  if (!tally) return;
  tally.queries += 1;
  for (const { meta } of results) {
    tally.read += meta.rows_read;
    tally.written += meta.rows_written;
  }
}

/**
 * A statement that is counted. Every way to run it goes through all(), since only that answers with
 * the rows read and written: two result columns of one name would fall together, so each has its own.
 */
class MeteredStatement {
  readonly inner: D1PreparedStatement;

  constructor(inner: D1PreparedStatement) {
    this.inner = inner;
  }

  bind(...values: unknown[]): MeteredStatement {
    return new MeteredStatement(this.inner.bind(...values));
  }

  async all<Row>(): Promise<D1Result<Row>> {
    const result = await this.inner.all<Row>();
    count([result]);
    return result;
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

/** The same database, every round trip counted into the tally of the request that makes it. */
export function metered(d1: D1): D1Database {
  return {
    prepare: (query: string) => new MeteredStatement(d1.prepare(query)),
    batch: async (statements: MeteredStatement[]) => {
      const results = await d1.batch(statements.map((statement) => statement.inner));
      count(results);
      return results;
    },
  } as unknown as D1Database;
}
