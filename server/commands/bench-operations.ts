import { eq } from "drizzle-orm";
import type { BulkAction } from "#domain/contact/bulk-input.ts";
import { mostImportedAtOnce } from "#domain/contact/input.ts";
import { user } from "../db/auth-schema.ts";
import { openDatabase } from "../db/client.ts";
import type { D1 } from "../db/meter.ts";
import type { Owner } from "../db/owner.ts";
import { changeMany } from "../services/contact/bulk.ts";
import { importContacts } from "../services/contact/import.ts";
import { refreshKeys } from "../services/key-refresh.ts";
import { undoOperation } from "../services/operation/undo.ts";
import { listTags } from "../services/tag.ts";
import { benchContact, benchPerson } from "./bench-data.ts";

/** The cost of statements to D1: times in milliseconds, lengths in bytes. */
interface Cost {
  statements: number;
  written: number;
  time: number;
  longestStatement: number;
  longestText: number;
  longestValue: number;
}

function newCost(): Cost {
  return {
    statements: 0,
    written: 0,
    time: 0,
    longestStatement: 0,
    longestText: 0,
    longestValue: 0,
  };
}

function bytesOf(value: unknown): number {
  return typeof value === "string" ? Buffer.byteLength(value) : 0;
}

class NotedStatement {
  readonly inner: D1PreparedStatement;
  readonly #cost: Cost;

  constructor(inner: D1PreparedStatement, cost: Cost) {
    this.inner = inner;
    this.#cost = cost;
  }

  bind(...values: unknown[]): NotedStatement {
    this.#cost.longestValue = Math.max(this.#cost.longestValue, ...values.map(bytesOf));
    return new NotedStatement(this.inner.bind(...values), this.#cost);
  }

  /** A batch of one statement is sent by itself. */
  async all(): Promise<D1Result> {
    const result = await this.inner.all();
    noteResults(this.#cost, [result]);
    return result;
  }
}

function noteResults(cost: Cost, results: D1Result[]): void {
  cost.statements += results.length;
  for (const { meta } of results) {
    cost.written += meta.rows_written;
    cost.time += meta.duration;
    cost.longestStatement = Math.max(cost.longestStatement, meta.duration);
  }
}

/**
 * The same database for operations, which only send batches, with their costs recorded in `cost`.
 */
function noted(d1: D1, cost: () => Cost): D1 {
  return {
    prepare: (text: string) => {
      const noting = cost();
      noting.longestText = Math.max(noting.longestText, bytesOf(text));
      return new NotedStatement(d1.prepare(text), noting);
    },
    batch: async (statements: NotedStatement[]) => {
      const results = await d1.batch(statements.map(({ inner }) => inner));
      noteResults(cost(), results);
      return results;
    },
  } as unknown as D1;
}

interface Timed {
  name: string;
  /** Makes one call, as one request does, and returns whether the operation continues. */
  call: () => Promise<boolean>;
  /** How many contacts it has changed at the end. */
  done: () => number;
}

const head = [
  "operation",
  "contacts",
  "calls",
  "contacts/s",
  "statements a call",
  "longest call, ms",
  "longest statement, ms",
  "longest statement, kB",
  "longest value, kB",
  "rows written each",
];

class Bench {
  readonly owner: Owner;
  #cost = newCost();

  constructor(d1: D1, userId: number) {
    this.owner = { db: openDatabase(noted(d1, () => this.#cost)), userId, actorId: userId };
  }

  /** Runs an operation call by call; returns a row of the table. */
  async time({ name, call, done }: Timed): Promise<string[]> {
    const costs: Cost[] = [];
    const begun = performance.now();
    for (let goesOn = true; goesOn; ) {
      this.#cost = newCost();
      goesOn = await call();
      costs.push(this.#cost);
    }
    const seconds = (performance.now() - begun) / 1_000;
    const most = (of: (cost: Cost) => number) => Math.max(...costs.map(of));
    const written = costs.reduce((sum, cost) => sum + cost.written, 0);
    const numbers = [
      done(),
      costs.length,
      done() / seconds,
      most(({ statements }) => statements),
      most(({ time }) => time),
      most(({ longestStatement }) => longestStatement),
      most(({ longestText }) => longestText / 1_000),
      most(({ longestValue }) => longestValue / 1_000),
    ];
    const cells = numbers.map((value) => Math.ceil(value).toLocaleString("en"));
    return [name, ...cells, (written / done()).toFixed(1)];
  }
}

/** Runs each bulk action on a whole workspace, and undoes it; yields the rows of a table. */
export async function* benchOperations(
  env: Cloudflare.Env,
  count: number,
): AsyncGenerator<string[]> {
  const [row] = await openDatabase(env.DB)
    .select({ id: user.id })
    .from(user)
    .where(eq(user.email, benchPerson(count).email));
  const bench = new Bench(env.DB, row?.id ?? 0);
  // As the hourly cron does: otherwise each undo recomputes the keys that it restores.
  while (!(await refreshKeys(openDatabase(env.DB), 100)));
  const rare = (await listTags(bench.owner)).find(({ name }) => name === "VIP");
  const actions: [string, BulkAction][] = [
    ["tag all", { does: "tag", tagId: rare?.id ?? 0 }],
    ["set the company of all", { does: "company", company: "All of them" }],
    ["delete all", { does: "delete" }],
  ];
  yield head;
  for (const [name, action] of actions)
    yield* thereAndBack(bench, name, changing(bench.owner, action));
  yield* thereAndBack(bench, "import", importing(bench.owner, 25_000));
}

type Doing = Omit<Timed, "name"> & { operation: string };

async function* thereAndBack(
  bench: Bench,
  name: string,
  { operation, ...doing }: Doing,
): AsyncGenerator<string[]> {
  yield await bench.time({ name, ...doing });
  const undo = async () => !(await undoOperation(bench.owner, { operation })).done;
  yield await bench.time({ name: "undo of it", call: undo, done: doing.done });
}

/** An operation to all contacts. */
function changing(owner: Owner, deed: BulkAction): Doing {
  const operation = crypto.randomUUID();
  let done = 0;
  let part = 0;
  const call = async () => {
    const answer = await changeMany(owner, { selection: { filter: {} }, deed, operation, part });
    done = answer.done;
    part = answer.next ?? part;
    return answer.next !== null;
  };
  return { operation, call, done: () => done };
}

function importing(owner: Owner, count: number): Doing {
  const operation = crypto.randomUUID();
  let done = 0;
  const call = async () => {
    const rows = Array.from({ length: mostImportedAtOnce }, (_, offset) =>
      benchContact(done + offset, count),
    );
    await importContacts(owner, { rows, operation, part: done / mostImportedAtOnce });
    done += rows.length;
    return done < count;
  };
  return { operation, call, done: () => done };
}
