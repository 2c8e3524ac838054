import { type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { type Entity, loggedProperties } from "../../db/entities.ts";
import { jsonParameters } from "../../db/json.ts";
import { type Step, write } from "../../db/log.ts";
import type { Owner } from "../../db/owner.ts";
import { logNewest, newestId } from "../../db/record.ts";
import { archivedEntities } from "./archive.ts";
import type { RecordIds } from "./record-ids.ts";
import { isStorable } from "./storable.ts";
import { damaged } from "./unzip.ts";

/*
 * Records of an archive as rows with new ids. An archive comes from outside: a value that its column
 * can't have, or a reference to a record that isn't in the archive, refuses it.
 */

export type ArchivedRecord = Record<string, unknown>;

/** A record with its values as its columns have them, and its references to records by new ids. */
export function readableRecord(
  { columns, references, links, children }: Entity,
  record: ArchivedRecord,
  ids: RecordIds,
): ArchivedRecord {
  const plain = Object.entries(columns).flatMap(([name, column]): [string, unknown][] => {
    if (name === "id" || name === "userId" || !(name in record)) return [];
    const value = valueFor(column, record[name]);
    const to = references[name];
    return [[name, to && value !== null ? ids.newOf(to, value) : value]];
  });
  const linked = Object.entries(links).map(([name, { to }]): [string, unknown] => [
    name,
    listIn(record[name]).map((id) => ids.newOf(to, id)),
  ]);
  const owned = Object.entries(children).map(([name, child]): [string, unknown] => [
    name,
    listIn(record[name]).map((each) => childFor(child.columns, each)),
  ]);
  return Object.fromEntries([...plain, ...linked, ...owned]);
}

function listIn(value: unknown): unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw damaged();
  return value;
}

function childFor(columns: Record<string, SQLiteColumn>, value: unknown): ArchivedRecord {
  if (typeof value !== "object" || value === null) throw damaged();
  const child = value as ArchivedRecord;
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, valueFor(column, child[name])]),
  );
}

/** A value as its column may have it, in SQLite's own types. */
function valueFor(column: SQLiteColumn, value: unknown): string | number | null {
  if (value === null || value === undefined) {
    if (column.notNull) throw damaged();
    return null;
  }
  if (typeof value !== "string" && typeof value !== "number") throw damaged();
  if (!isStorable(column, value)) throw damaged();
  return value;
}

/** Adds records as they are, with their links and child rows, and logs them. */
export function insertSteps(
  owner: Owner,
  operation: SQL,
  entity: Entity,
  records: readonly ArchivedRecord[],
): Step[] {
  if (records.length === 0) return [];
  const numbered = records.map((record, index) => ({ ...record, n: index }));
  const rows = sql.join(
    jsonParameters(numbered).map((list) => sql`select value as item from json_each(${list})`),
    sql` union all `,
  );
  const names = loggedProperties(entity).filter(
    (name) => entity.columns[name] && name !== "id" && name !== "userId",
  );
  const columns = names.map((name) => sql.identifier(entity.columns[name]?.name ?? name));
  const values = names.map((name) => valueAt("item", name));
  const ownId = sql`${newestId(entity)} - ${records.length - 1} + ${valueAt("item", "n")}`;
  const statements = [
    sql`insert into ${entity.table} (user_id, ${sql.join(columns, sql`, `)})
      select ${owner.userId}, ${sql.join(values, sql`, `)} from (${rows}) order by ${valueAt("item", "n")}`,
    ...Object.entries(entity.links).map(
      ([name, { table, parent, child }]) =>
        sql`insert into ${table} (${sql.identifier(parent.name)}, ${sql.identifier(child.name)})
          select ${ownId}, link.value from (${rows}), json_each(item, ${path(name)}) as link`,
    ),
    ...Object.entries(entity.children).map(([name, { table, parent, userId, columns: own }]) => {
      const fields = Object.entries(own);
      const fieldNames = fields.map(([, column]) => sql.identifier(column.name));
      return sql`insert into ${table} (${sql.identifier(parent.name)}, ${sql.identifier(userId.name)}, ${sql.join(fieldNames, sql`, `)})
        select ${ownId}, ${owner.userId}, ${sql.join(
          fields.map(([field]) => valueAt("child.value", field)),
          sql`, `,
        )} from (${rows}), json_each(item, ${path(name)}) as child`;
    }),
  ];
  return [
    ...statements.map((statement) => write(owner.db.run(statement))),
    logNewest(owner, operation, entity, records.length),
  ];
}

function path(name: string): SQL {
  return sql.raw(`'$.${name}'`);
}

function valueAt(json: string, name: string): SQL {
  return sql.raw(`${json} ->> '$.${name}'`);
}

/** The entities whose records are added in parts, after the settings and pipelines. */
export const addedEntities = archivedEntities.filter(
  ({ name }) => !["settings", "pipeline", "stage"].includes(name),
);
