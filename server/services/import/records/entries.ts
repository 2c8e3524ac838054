import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { sortKey } from "#domain/contact/key.ts";
import { fold } from "#domain/fold.ts";
import type { RecordData } from "#domain/import/record.ts";
import type { Statement } from "../../../db/client.ts";
import { entityTables, type LinkSet } from "../../../db/entities.ts";
import { jsonParameters } from "../../../db/json.ts";
import { type Step, write } from "../../../db/log.ts";
import type { Owner } from "../../../db/owner.ts";
import { categories, companies, contactActivities, todos } from "../../../db/schema.ts";
import type { NamedNoun, RecordNoun } from "./kind.ts";

/* How records are written from a JSON list with an entry for each. */

/** The table of each noun. */
export const recordTables = { todo: todos, activity: contactActivities };

/** That a column is one of some values. */
export function inList(column: SQLWrapper, values: unknown): SQL {
  return sql`${column} in (select value from json_each(${JSON.stringify(values)}))`;
}

/** The steps that write some rows, however many. */
export function writing(rows: unknown[], statement: (json: string) => Statement): Step[] {
  return jsonParameters(rows).map((json) => write(statement(json)));
}

/** A column of a noun, by its property. */
export function columnNamed(noun: RecordNoun, property: string): SQL {
  return sql`${sql.identifier(entityTables[noun].columns[property]?.name ?? property)}`;
}

/** A property of an entry. */
export function inEntry(name: string, entry: string): SQL {
  return sql.raw(`${entry} ->> '$.${name}'`);
}

/** The keys of what a record names. */
export function keysOf({ company, category = null }: RecordData) {
  return { companyKey: company && sortKey(company), categoryKey: category && fold(category) };
}

const tables = { company: companies, category: categories };

/** The id of the company or category whose key an entry has. */
export function idByKey(owner: Owner, name: NamedNoun, entry: string): SQL {
  return sql`(select named.id from ${tables[name]} as named
    where named.user_id = ${owner.userId} and named.name_key = ${inEntry(`${name}Key`, entry)})`;
}

/** The steps that link records with their other contacts, from pairs of an id, or what it is computed from, and a contact. */
export function linking(
  owner: Owner,
  { table, parent, child }: LinkSet,
  pairs: readonly (readonly [number, number])[],
  idOf: (value: SQL) => SQL = (value) => value,
): Step[] {
  const columns = sql`${sql.identifier(parent.name)}, ${sql.identifier(child.name)}`;
  return writing([...pairs], (json) =>
    owner.db.run(
      sql`insert or ignore into ${table} (${columns})
        select ${idOf(sql.raw("value ->> 0"))}, value ->> 1 from json_each(${json})`,
    ),
  );
}
