import { sql } from "drizzle-orm";
import { displayName, standInName } from "#domain/contact/contact.ts";
import type { ImportedContact } from "#domain/contact/input.ts";
import { comparedKeys } from "#domain/contact/key.ts";
import { likenessKeys, mostConsidered } from "#domain/duplicate.ts";
import { batch } from "../../db/client.ts";
import { jsonParameters } from "../../db/json.ts";
import { operationNumber } from "../../db/log.ts";
import type { Owner } from "../../db/owner.ts";
import { changes, contacts } from "../../db/schema.ts";
import { sharing } from "../duplicate/keys.ts";
import { fieldsOf } from "./fields.ts";

/**
 * The ids of the contacts that a row's person is in the workspace as, oldest first, by the row's index; a
 * row whose person it doesn't have is missing. They are contacts of the same name with the same email or
 * phone, or of the same name and company if the row has neither. A row without a name is known by its email
 * or phone alone. The contacts that `operation` itself has added don't count.
 */
export async function knownContacts(
  owner: Owner,
  rows: ImportedContact[],
  operation: string,
): Promise<Map<number, number[]>> {
  const wanted = rows.flatMap((row, index) => keysToFind(row).map((key) => [index, ...key]));
  const number = operationNumber(owner, operation);
  const key = { kind: sql`wanted.kind`, key: sql`wanted.key`, prefix: sql`wanted.prefix` };
  const isNew = sql`exists (select 1 from ${changes} where user_id = ${owner.userId} and entity = 'contact'
    and entity_id = known.id and operation_id = ${number} and before is null)`;
  const holders = sql`select json_group_array(known.id) from (${sharing(owner, key, mostConsidered)}) as holder
    cross join ${contacts} as known on known.id = holder.contact_id
    where (wanted.name_key is null or known.name_key = wanted.name_key) and not ${isNew}`;
  const [first, ...rest] = jsonParameters(wanted).map((json) =>
    owner.db.all<{ row: number; ids: string }>(
      sql`select wanted.row as "row", (${holders}) as "ids" from (select value ->> 0 as row, value ->> 1 as kind,
          value ->> 2 as key, value ->> 3 as prefix, value ->> 4 as name_key from json_each(${json})) as wanted`,
    ),
  );
  if (!first) return new Map();
  const found = await batch(owner.db, [first, ...rest]);
  const known = new Map<number, number[]>();
  for (const { row, ids } of found.flat()) {
    const all = new Set([...(known.get(row) ?? []), ...(JSON.parse(ids) as number[])]);
    if (all.size > 0)
      known.set(
        row,
        [...all].toSorted((one, other) => one - other),
      );
  }
  return known;
}

/** The keys that a row's person is found by: kind, key, prefix, and the name that must be the same too. */
function keysToFind(row: ImportedContact): [string, string, string | null, string | null][] {
  const contact = fieldsOf(row);
  const { nameKey } = comparedKeys(contact);
  const isNamed = displayName(contact) !== standInName(contact);
  const keys = likenessKeys(contact);
  const points = keys.filter(({ kind }) => kind !== "name");
  const telling = points.length > 0 ? points : keys;
  return telling.map(({ kind, key, prefix }) => [kind, key, prefix, isNamed ? nameKey : null]);
}
