import { type SQL, sql } from "drizzle-orm";
import { sortKey } from "#domain/contact/key.ts";
import { entityTables } from "../../db/entities.ts";
import { logCreated, type Step, write } from "../../db/log.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { changes, companies } from "../../db/schema.ts";

/** The id of the company with this folded name, for a statement; null if there is none. */
export function companyIdOf(owner: Owner, companyKey: SQL | string): SQL<number | null> {
  return sql`(select company.id from ${companies} as company
    where company.user_id = ${owner.userId} and company.name_key = ${companyKey})`;
}

/** Creates and logs the named companies that don't exist yet; `now` in milliseconds. */
export function makeCompanies(
  owner: Owner,
  operation: SQL,
  names: readonly string[],
  now: number,
): Step[] {
  const byKey = new Map(names.toReversed().map((name) => [sortKey(name), name]));
  byKey.delete("");
  if (byKey.size === 0) return [];
  const json = JSON.stringify([...byKey]);
  // Not "or ignore": an ignored row raises the table's id counter, which is a row written.
  const insert = owner.db.run(
    sql`insert into ${companies} (name, name_key, user_id, created_at, updated_at)
      select value ->> 1, value ->> 0, ${owner.userId}, ${now}, ${now} from json_each(${json})
      where ${companyIdOf(owner, sql`value ->> 0`)} is null`,
  );
  // Of the named companies, only those without any logged change are new.
  const unlogged = sql`not exists (select 1 from ${changes} as earlier where earlier.user_id = ${owner.userId}
    and earlier.entity = 'company' and earlier.entity_id = ${companies.id})`;
  const made = owned(
    owner,
    companies,
    sql`${companies.nameKey} in (select value ->> 0 from json_each(${json}))`,
    sql`${companies.createdAt} = ${now}`,
    unlogged,
  );
  return [write(insert), logCreated(owner, operation, entityTables.company, made)];
}
