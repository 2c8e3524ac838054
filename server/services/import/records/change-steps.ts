import { type SQL, sql } from "drizzle-orm";
import type { RecordData } from "#domain/import/record.ts";
import { pick } from "#domain/pick.ts";
import { entityTables } from "../../../db/entities.ts";
import { type Step, write } from "../../../db/log.ts";
import { live, type Owner } from "../../../db/owner.ts";
import { guardRowsRead } from "../../../db/record.ts";
import { changes } from "../../../db/schema.ts";
import {
  columnNamed,
  idByKey,
  inEntry,
  inList,
  keysOf,
  linking,
  recordTables,
  writing,
} from "./entries.ts";
import type { KnownRecord, WrittenKind } from "./kind.ts";
import type { RecordResult } from "./plan.ts";

/** A record that a row changes. */
export type Changed<Row, Data, Known> = RecordResult<Row, Data, Known> & { read: Known };

/** Changes records. Refuses as stale if one of them isn't as it was read. */
export function changeSteps<Row, Data extends RecordData, Known extends KnownRecord<Data>>(
  owner: Owner,
  operation: SQL,
  kind: WrittenKind<Data, Known>,
  changed: readonly Changed<Row, Data, Known>[],
  now: number,
): Step[] {
  const [first] = changed;
  if (!first) return [];
  const { noun, names, links } = kind;
  const { [noun]: table } = recordTables;
  const ids = changed.map(({ read }) => read.id);
  const among = live(owner, table, inList(sql`+${table.id}`, ids));
  const settings = [
    ...Object.keys(kind.columns(first.after, first.read)).map(
      (name) => sql`${columnNamed(noun, name)} = ${inEntry(`columns.${name}`, "entry.value")}`,
    ),
    ...names.map(
      (name) => sql`${columnNamed(noun, `${name}Id`)} = ${idByKey(owner, name, "entry.value")}`,
    ),
  ];
  const update = (json: string) =>
    owner.db.run(
      sql`update ${table} set ${sql.join(settings, sql`, `)}, updated_at = ${now}, version = ${table.version} + 1
        from json_each(${json}) as entry
        where ${table.id} = entry.value ->> '$.id' and +${table.userId} = ${owner.userId}`,
    );
  const linked = changed.filter(isLinkedAnew);
  return [
    guardRowsRead(
      owner,
      entityTables[noun],
      among,
      changed.map(({ read: { id, version } }) => ({ id, version })),
    ),
    ...writing(
      changed.map((each) => entryOf(kind, each, now)),
      (json) => logChanged(owner, operation, kind, json),
    ),
    ...writing(
      changed.map(({ read, after }) => ({
        id: read.id,
        columns: kind.columns(after, read),
        ...keysOf(after),
      })),
      update,
    ),
    ...(links && linked.length > 0
      ? [
          write(
            owner.db.run(
              sql`delete from ${links.table} where ${inList(
                links.parent,
                linked.map(({ read }) => read.id),
              )}`,
            ),
          ),
          ...linking(
            owner,
            links,
            linked.flatMap(({ read, after: { others = [] } }) =>
              others.map(({ id }) => [read.id, id] as const),
            ),
          ),
        ]
      : []),
  ];
}

function idsOf({ others = [] }: RecordData): number[] {
  return others.map(({ id }) => id).toSorted((one, other) => one - other);
}

function isLinkedAnew<Row, Data extends RecordData, Known extends KnownRecord<Data>>({
  read,
  after,
}: Changed<Row, Data, Known>): boolean {
  return idsOf(read.data).join() !== idsOf(after).join();
}

/** A record that changes: its id, what the log says of it before and after, and keys. */
function entryOf<Row, Data extends RecordData, Known extends KnownRecord<Data>>(
  { columns }: WrittenKind<Data, Known>,
  each: Changed<Row, Data, Known>,
  now: number,
) {
  const { read, after } = each;
  const { version, updatedAt, companyId, categoryId } = read;
  const [own, next] = [columns(read.data, read), columns(after, read)];
  const changed = Object.keys(next).filter((name) => own[name] !== next[name]);
  const [ownKeys, keys] = [keysOf(read.data), keysOf(after)];
  const moved = {
    ...(ownKeys.categoryKey !== keys.categoryKey && { categoryId }),
    ...(ownKeys.companyKey !== keys.companyKey && { companyId }),
  };
  const isLinked = isLinkedAnew(each);
  return {
    id: read.id,
    before: {
      ...pick(own, changed),
      ...moved,
      ...(isLinked && { contactIds: idsOf(read.data) }),
      ...{ version, updatedAt },
    },
    // The ids of a new category and company are filled in once there are any.
    after: {
      ...pick(next, changed),
      ...moved,
      ...(isLinked && { contactIds: idsOf(after) }),
      ...{ version: version + 1, updatedAt: now },
    },
    ...keys,
  };
}

function logChanged(
  owner: Owner,
  operation: SQL,
  { noun, names }: Pick<WrittenKind<never, never>, "noun" | "names">,
  json: string,
) {
  const { [noun]: table } = recordTables;
  const named = names.map(
    (name) => sql`${sql.raw(`'$.${name}Id'`)}, ${idByKey(owner, name, "entry.value")}`,
  );
  return owner.db.run(
    sql`insert into ${changes} (user_id, operation_id, entity, entity_id, before, after)
      select ${owner.userId}, ${operation}, ${noun}, ${table.id}, entry.value -> '$.before',
        json_replace(entry.value -> '$.after', ${sql.join(named, sql`, `)})
      from json_each(${json}) as entry cross join ${table} on ${table.id} = entry.value ->> '$.id'
      where ${table.userId} = ${owner.userId}`,
  );
}
