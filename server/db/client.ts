import { is } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";
import { SQLiteRaw } from "drizzle-orm/sqlite-core/query-builders/raw";
import { type D1, metered, roundTripsSoFar } from "./meter.ts";

export type Database = DrizzleD1Database & { $client: D1Database };
export type Statement = BatchItem<"sqlite">;

/**
 * The most round trips of a page: work that makes more yields to other requests before each further
 * one.
 */
const roundTripsOfPage = 2;

/**
 * Opens a D1 binding, or a session of one, for Drizzle, and counts what it costs. Once `signal`
 * says that nobody waits for the answer, no new round trip begins: a long operation stops between
 * its parts, and the same key continues it later.
 */
export function openDatabase(d1: D1, signal?: AbortSignal): Database {
  return drizzle(metered(d1, () => giveWay(signal)));
}

async function giveWay(signal: AbortSignal | undefined): Promise<void> {
  // A local D1 answers before other requests and the signal get a turn of the event loop.
  if (roundTripsSoFar() >= roundTripsOfPage) await scheduler.wait(0);
  signal?.throwIfAborted();
}

/** The results of a batch's statements, one by one. */
export type Answers<Statements extends readonly Statement[]> = {
  [Key in keyof Statements]: Statements[Key]["_"]["result"];
};

/** Runs the statements of one page or operation in one round trip and one transaction. */
export async function batch<const Statements extends readonly [Statement, ...Statement[]]>(
  db: Database,
  statements: Statements,
): Promise<Answers<Statements>> {
  const [first, ...rest] = statements;
  const answers = await db.batch([
    batchable(db, first),
    ...rest.map((each) => batchable(db, each)),
  ]);
  return answers as unknown as Answers<Statements>;
}

/** The rows of any number of statements with the same columns, in one round trip; none for no statement. */
export async function batchRows<Each extends Statement & { _: { result: readonly unknown[] } }>(
  db: Database,
  [first, ...rest]: readonly Each[],
): Promise<Each["_"]["result"][number][]> {
  return first ? (await batch(db, [first, ...rest])).flat() : [];
}

/** Drizzle's D1 batch can't bind the parameters of a plain sql`` statement: this can. */
function batchable(db: Database, statement: Statement): Statement {
  if (!is(statement, SQLiteRaw)) return statement;
  const query = statement.getQuery();
  const prepared = {
    stmt: db.$client.prepare(query.sql),
    getQuery: () => query,
    mapResult: (result: unknown) => statement.mapResult(result, true),
  };
  return { _prepare: () => prepared } as unknown as Statement;
}
