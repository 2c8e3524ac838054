import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import type { EntityName } from "#domain/change.ts";
import type { ChangeQuery } from "#domain/change-input.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../db/client.ts";
import { type Page, type Place, pageOf, readCursor } from "../db/cursor.ts";
import { type Owner, owned } from "../db/owner.ts";
import {
  changes,
  contacts,
  contactTags,
  dealStages,
  deals,
  operations,
  pipelines,
} from "../db/schema.ts";

/** One operation in a history, with what it did to one record: the one asked for, else its first. */
export interface LoggedOperation {
  /** Its key: what undo takes. */
  operation: string;
  kind: string;
  at: number;
  actorId: number;
  state: "done" | "undone";
  /** The key of the operation that this one took back. */
  undoes: string | null;
  entity: EntityName | null;
  id: number | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  /** What the record is called now, or was when it went. */
  label: string | null;
  /** Records changed in all. */
  records: number;
}

const loggedColumns = {
  number: operations.id,
  operation: operations.key,
  kind: operations.kind,
  at: operations.createdAt,
  actorId: operations.actorId,
  state: operations.state,
  undoes: sql<
    string | null
  >`(select undone.key from ${operations} as undone where undone.user_id = ${operations.userId} and undone.id = ${operations.undoes})`.as(
    "undoes_key",
  ),
  entity: sql<EntityName | null>`${changes.entity}`.as("entity"),
  id: sql<number | null>`${changes.entityId}`.as("entity_id"),
  before: sql<string | null>`${changes.before}`.as("before"),
  after: sql<string | null>`${changes.after}`.as("after"),
  records: operations.records,
  nameNow: sql<string | null>`case ${changes.entity}
    when 'contact' then (select trim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')) from ${contacts} where id = ${changes.entityId})
    when 'deal' then (select title from ${deals} where id = ${changes.entityId})
    when 'tag' then (select name from ${contactTags} where id = ${changes.entityId})
    when 'stage' then (select name from ${dealStages} where id = ${changes.entityId})
    when 'pipeline' then (select name from ${pipelines} where id = ${changes.entityId})
    end`.as("name_now"),
};

/**
 * The log of the book, or of one kind of record, or of one record, latest first. Refuses NOT_FOUND
 * for a record that the owner never had, BAD_REQUEST for a malformed cursor.
 */
export async function listChanges(
  owner: Owner,
  query: ChangeQuery = {},
): Promise<Page<LoggedOperation>> {
  const { entity, id, limit = 50, cursor } = query;
  const place = cursor ? readCursor(cursor, ["number"]) : undefined;
  const rows =
    entity && id !== undefined
      ? selectRecordLog(owner, { entity, id, place, limit })
      : selectBookLog(owner, { entity, place, limit });
  const [found] = await batch(owner.db, [rows]);
  if (id !== undefined && found.length === 0 && !place) throw missing(entity ?? "record");
  const page = pageOf(found, limit, place, (row) => [row.number]);
  return {
    ...page,
    items: page.items.map(({ number: _, nameNow, ...row }) => {
      const before = row.before === null ? null : JSON.parse(row.before);
      const after = row.after === null ? null : JSON.parse(row.after);
      return { ...row, before, after, label: nameNow ?? nameIn(before) ?? nameIn(after) };
    }),
  };
}

/** The name in what was logged of a record. */
function nameIn(logged: Record<string, unknown> | null): string | null {
  const parts = [logged?.title ?? logged?.name ?? logged?.firstName, logged?.lastName];
  return parts.filter((part) => typeof part === "string").join(" ") || null;
}

function beyond(column: SQL, place: Place | undefined): SQL | undefined {
  return place && sql`${column} ${sql.raw(place.side === "before" ? ">" : "<")} ${place.keys[0]}`;
}

/** Operations, each with the first of its changes (of the kind of record asked for). */
function selectBookLog(
  owner: Owner,
  {
    entity,
    place,
    limit,
  }: { entity: EntityName | undefined; place: Place | undefined; limit: number },
) {
  const ofKind = entity ? sql`and first.entity = ${entity}` : sql``;
  const first = sql`(${changes.entity}, ${changes.entityId}) = (
    select first.entity, first.entity_id from ${changes} as first
    where first.user_id = ${operations.userId} and first.operation_id = ${operations.id} ${ofKind}
    order by first.entity, first.entity_id limit 1)`;
  const ofOperation = and(
    eq(changes.userId, operations.userId),
    eq(changes.operationId, operations.id),
    first,
  );
  return owner.db
    .select(loggedColumns)
    .from(operations)
    .leftJoin(changes, ofOperation)
    .where(
      owned(
        owner,
        operations,
        entity ? sql`${changes.entity} is not null` : undefined,
        beyond(sql`${operations.id}`, place),
      ),
    )
    .orderBy(place?.side === "before" ? operations.id : desc(operations.id))
    .limit(limit + 1);
}

function selectRecordLog(
  owner: Owner,
  {
    entity,
    id,
    place,
    limit,
  }: { entity: EntityName; id: number; place: Place | undefined; limit: number },
) {
  // Named, since SQLite would rather walk the whole log backwards than sort a record's few changes.
  const ofRecord = sql`${changes} indexed by idx_changes_entity`;
  return owner.db
    .select(loggedColumns)
    .from(ofRecord)
    .crossJoin(operations)
    .where(
      owned(
        owner,
        changes,
        eq(operations.userId, changes.userId),
        eq(operations.id, changes.operationId),
        eq(changes.entity, entity),
        eq(changes.entityId, id),
        beyond(sql`${changes.operationId}`, place),
      ),
    )
    .orderBy(place?.side === "before" ? changes.operationId : desc(changes.operationId))
    .limit(limit + 1);
}
