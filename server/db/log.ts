import { is, SQL, sql } from "drizzle-orm";
import { tooManyTagsMessage } from "#domain/contact/contact.ts";
import type { OperationKind } from "#domain/operation/kinds.ts";
import { Refusal } from "#domain/refusal.ts";
import { batch, type Statement } from "./client.ts";
import { brokenConstraint, tagLimit } from "./constraint.ts";
import { type Entity, loggedProperties, snapshot } from "./entities.ts";
import type { Owner } from "./owner.ts";
import { changes, guards, operations } from "./schema.ts";

/*
 * Every mutation is an operation: one batch with its row first, then guards, then the values before
 * it, then the writes. If the key already exists, the batch fails at its first statement, and the
 * first answer is read again.
 */

/** The kind of an operation, and the key that makes it happen once. */
export interface OperationRequest {
  kind: OperationKind;
  key?: string | undefined;
  /** The number of the operation that this one undoes. */
  undoes?: number;
  /** From 1 on: the request continues an operation that has had this many parts. */
  part?: number | undefined;
  /**
   * How many records the operation, or this part of it, is about, not counting tags that it creates
   * along the way; one by default.
   */
  records?: number | undefined;
  /** What became of the rows of this part, for `outcomeOf`. */
  outcome?: string | undefined;
}

export type GuardReason = "missing" | "stale" | "missing_reference" | "overtaken" | "in_use";

/** A contact would have more tags than allowed; the database doesn't say which contact. */
export class TagLimitRefusal extends Refusal {}

/** A statement of a request; a guard also has the refusal for when it fails the batch. */
export interface Step {
  statement: Statement;
  reason?: GuardReason;
  refusal?: Refusal;
}

/** Refuses the whole request if the query `offence` has a row. */
export function guard(owner: Owner, reason: GuardReason, offence: SQL, refusal: Refusal): Step {
  const statement = owner.db.run(
    sql`insert into ${guards} (${sql.identifier(reason)}) select 1 where exists (${offence})`,
  );
  return { statement, reason, refusal };
}

export function write(statement: Statement): Step {
  return { statement };
}

/** The number, in the owner's workspace, of the operation with this key. */
export function operationNumber(owner: Owner, key: string): SQL {
  return sql`(select ${operations.id} from ${operations} where ${operations.userId} = ${owner.userId} and ${operations.key} = ${key})`;
}

/** The statement that reads what the request of a part has kept as its outcome; null for nothing. */
export function outcomeOf(owner: Owner, operation: SQL, part = 0) {
  return owner.db.all<{ outcome: string | null }>(
    sql`select ${operations.outcomes} ->> ${pathOf(part)} as "outcome" from ${operations}
      where ${operations.userId} = ${owner.userId} and ${operations.id} = ${operation}`,
  );
}

function pathOf(part: number): string {
  return `$."${part}"`;
}

/**
 * Runs a request in one round trip. `steps` get the number of the operation, and `answer` reads the
 * result; if the key comes again, nothing is written and `answer` reads the first result. Refuses
 * CONFLICT if the key belongs to another kind of request, and whatever the guards refuse.
 */
export async function perform<Answer extends Statement>(
  owner: Owner,
  request: OperationRequest,
  steps: (operation: SQL) => Step[],
  answer: (operation: SQL) => Answer,
): Promise<{ operation: string; answer: Answer["_"]["result"] }> {
  const key = request.key ?? crypto.randomUUID();
  const number = operationNumber(owner, key);
  const taken = steps(number);
  const opening: [Statement, ...Statement[]] = request.part
    ? continueOperation(owner, key, request)
    : [insertOperation(owner, key, request)];
  try {
    const writes = taken.map(({ statement }) => statement);
    const results: readonly unknown[] = await batch(owner.db, [
      ...opening,
      ...writes,
      answer(number),
    ]);
    return { operation: key, answer: results.at(-1) as Answer["_"]["result"] };
  } catch (error) {
    const broken = brokenConstraint(error);
    if (
      broken === "operations.user_id, operations.key" ||
      (request.part && broken === "overtaken")
    ) {
      return replay(owner, key, request, answer);
    }
    if (broken === tagLimit) throw new TagLimitRefusal("BAD_REQUEST", tooManyTagsMessage);
    const guarding = taken.find(({ reason }) => reason !== undefined && reason === broken);
    throw guarding?.refusal ?? error;
  }
}

function insertOperation(
  owner: Owner,
  key: string,
  { kind, undoes, records = 1, outcome }: OperationRequest,
): Statement {
  const outcomes = outcome === undefined ? null : JSON.stringify({ 0: outcome });
  return owner.db.run(
    sql`insert into ${operations} (user_id, id, key, kind, actor_id, undoes, records, created_at, outcomes)
      select ${owner.userId}, coalesce(max(id), 0) + 1, ${key}, ${kind}, ${owner.actorId}, ${undoes ?? null}, ${records}, ${Date.now()}, ${outcomes}
      from ${operations} where ${operations.userId} = ${owner.userId}`,
  );
}

/**
 * Counts a further part; fails the batch unless the earlier parts exist and haven't been undone.
 */
function continueOperation(
  owner: Owner,
  key: string,
  { kind, part = 0, records = 1, outcome }: OperationRequest,
): [Statement, Statement] {
  const open = sql`${operations.userId} = ${owner.userId} and ${operations.key} = ${key}
    and ${operations.kind} = ${kind} and ${operations.parts} = ${part} and ${operations.state} = 'done'`;
  const kept =
    outcome === undefined
      ? sql``
      : sql`, outcomes = json_set(coalesce(outcomes, '{}'), ${pathOf(part)}, ${outcome})`;
  return [
    owner.db.run(
      sql`insert into ${guards} (overtaken) select 1 where not exists (select 1 from ${operations} where ${open})`,
    ),
    owner.db.run(
      sql`update ${operations} set parts = parts + 1, records = records + ${records}${kept} where ${open}`,
    ),
  ];
}

/** The statement that finds an operation by its key, for a request that looks before it writes. */
export function selectOperation(owner: Owner, key: string | undefined) {
  return owner.db
    .select({ kind: operations.kind, parts: operations.parts })
    .from(operations)
    .where(sql`${operations.userId} = ${owner.userId} and ${operations.key} = ${key ?? null}`);
}

async function replay<Answer extends Statement>(
  owner: Owner,
  key: string,
  { kind, part = 0 }: OperationRequest,
  answer: (operation: SQL) => Answer,
): Promise<{ operation: string; answer: Answer["_"]["result"] }> {
  const number = operationNumber(owner, key);
  const known = selectOperation(owner, key);
  const [[first], again] = await batch(owner.db, [known, answer(number)]);
  if (first && first.kind !== kind) {
    throw new Refusal(
      "CONFLICT",
      "This operation key has already been used for something else.",
      "operation",
    );
  }
  if (!first || first.parts <= part) {
    throw new Refusal("CONFLICT", "This has been undone, or an earlier part is missing.");
  }
  return { operation: key, answer: again };
}

const columns = sql.raw("(user_id, operation_id, entity, entity_id, before, after)");

/** Logs rows that have just been created: those that `where` finds in the entity's table. */
export function logCreated(owner: Owner, operation: SQL, entity: Entity, where: SQL): Step {
  return write(
    owner.db.run(
      sql`insert into ${changes} ${columns}
        select ${owner.userId}, ${operation}, ${entity.name}, ${entity.columns.id}, null, ${snapshot(entity, loggedProperties(entity))}
        from ${entity.table} where ${where}`,
    ),
  );
}

/** Logs rows that are about to be deleted from the entity's table: those that `where` finds. */
export function logDeleted(owner: Owner, operation: SQL, entity: Entity, where: SQL): Step {
  return write(
    owner.db.run(
      sql`insert into ${changes} ${columns}
        select ${owner.userId}, ${operation}, ${entity.name}, ${entity.columns.id}, ${snapshot(entity, loggedProperties(entity))}, null
        from ${entity.table} where ${where}`,
    ),
  );
}

/**
 * Logs what is about to be set on the rows that `where` finds. `after` holds the new values by
 * property; an SQL value is JSON, read from `source`, which must include the table. The version is
 * logged as the update will increase it.
 */
export function logUpdated(
  owner: Owner,
  operation: SQL,
  entity: Entity,
  where: SQL,
  after: Record<string, unknown>,
  source: SQL = sql`${entity.table}`,
): Step {
  const before = snapshot(entity, [...Object.keys(after), "version"]);
  const computed = Object.entries(after).filter(([, value]) => is(value, SQL));
  const plain = Object.entries(after).filter(([, value]) => !is(value, SQL));
  const paths = computed.map(([name, value]) => sql`, ${`$.${name}`}, json(${value})`);
  return write(
    owner.db.run(
      sql`insert into ${changes} ${columns}
        select ${owner.userId}, ${operation}, ${entity.name}, ${entity.columns.id}, ${before},
          json_set(${JSON.stringify(Object.fromEntries(plain))}, '$.version', ${entity.columns.version} + 1${sql.join(paths)})
        from ${source} where ${where}`,
    ),
  );
}
