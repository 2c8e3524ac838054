import { type SQL, sql } from "drizzle-orm";
import { sortKey } from "#domain/contact/key.ts";
import type { EntityName } from "#domain/operation/entity.ts";
import { recordOf } from "#domain/record-of.ts";
import { batch } from "../../db/client.ts";
import { operationNumber } from "../../db/log.ts";
import type { Owner } from "../../db/owner.ts";
import { changes, companies, importSlices } from "../../db/schema.ts";
import type { RowResult } from "../contact/import.ts";

/*
 * What slices add beside the contacts of their rows. Each one stores the newest id of each noun that it has
 * added, and until it is written the names of what it would add.
 */

/** A slice of an import. */
interface Part {
  id: number;
  part: number;
}

/** The names of the companies that people bring. */
export function companiesOf(results: readonly RowResult[]): string[] {
  return results.flatMap(({ outcome, contact, filling }) => {
    if (outcome === "created") return contact.company ?? [];
    const isNew = filling && filling.after.company !== filling.before.company;
    return (isNew && filling.after.company) || [];
  });
}

/** The keys of companies that neither the workspace nor an earlier slice has, by their names. */
export async function newCompanies(
  owner: Owner,
  slice: Part,
  names: readonly string[],
): Promise<string[]> {
  const keys = [...new Set(names.map(sortKey))].filter((key) => key !== "");
  const [[known], earlier] = await Promise.all([
    batch(owner.db, [
      owner.db.all<{ key: string }>(
        sql`select name_key as "key" from ${companies} where user_id = ${owner.userId}
          and name_key in (select value from json_each(${JSON.stringify(keys)}))`,
      ),
    ]),
    keysOfEarlier(owner, slice, { list: "companies", keys }),
  ]);
  const taken = new Set([...known.map(({ key }) => key), ...earlier]);
  return keys.filter((key) => !taken.has(key));
}

/** Those of some keys that are in a list of the slices before one. */
export async function keysOfEarlier(
  owner: Owner,
  { id, part }: Part,
  { list, keys }: { list: "companies" | "categories"; keys: readonly string[] },
): Promise<string[]> {
  const [found] = await batch(owner.db, [
    owner.db.all<{ key: string }>(
      sql`select key.value as "key" from ${importSlices} as slice
        cross join json_each(slice.people, ${sql.raw(`'$.${list}'`)}) as key
        where slice.draft_id = ${id} and slice.part < ${part} and slice.people is not null
          and key.value in (select value from json_each(${JSON.stringify(keys)}))`,
    ),
  ]);
  return found.map(({ key }) => key);
}

/** The newest record of each noun that slices have added; 0 for none. */
export type Newest<Name extends EntityName> = Record<Name, number>;

/** The newest records that the slices before one have added. */
export async function newestOfEarlier<Name extends EntityName>(
  owner: Owner,
  { id, part }: Part,
  nouns: readonly Name[],
): Promise<Newest<Name>> {
  const columns = nouns.map(
    (noun): SQL =>
      sql`coalesce(max(slice.people ->> ${sql.raw(`'$.newest.${noun}'`)}), 0) as ${sql.identifier(noun)}`,
  );
  const [[found]] = await batch(owner.db, [
    owner.db.all<Newest<Name>>(
      sql`select ${sql.join(columns, sql`, `)} from ${importSlices} as slice
        where slice.draft_id = ${id} and slice.part < ${part}`,
    ),
  ]);
  return recordOf(nouns, (noun) => found?.[noun] ?? 0);
}

/** The records that the operation has added after some, oldest first. */
export async function addedSince<Name extends EntityName>(
  owner: Owner,
  operation: string,
  last: Newest<Name>,
): Promise<Record<Name, number[]>> {
  const nouns = Object.keys(last) as Name[];
  const [rows] = await batch(owner.db, [
    owner.db.all<{ noun: Name; id: number }>(
      sql`select entity as "noun", entity_id as "id" from ${changes} where user_id = ${owner.userId}
        and operation_id = ${operationNumber(owner, operation)} and before is null
        and entity_id > (${JSON.stringify(last)} ->> entity) order by entity_id`,
    ),
  ]);
  return recordOf(nouns, (noun) => rows.flatMap((row) => (row.noun === noun ? row.id : [])));
}

/** The newest records once further ones have been added. */
export function newestOf<Name extends EntityName>(
  last: Newest<Name>,
  added: Record<Name, number[]>,
): Newest<Name> {
  const nouns = Object.keys(last) as Name[];
  return recordOf(nouns, (noun) => Math.max(last[noun], ...added[noun]));
}
