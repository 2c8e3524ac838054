import { type SQL, sql } from "drizzle-orm";
import { sortKey } from "#domain/contact/key.ts";
import { entityTables } from "../../db/entities.ts";
import { logCreated, type Step, write } from "../../db/log.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { changes, companies } from "../../db/schema.ts";

/** The id of the company whose folded name this is, for a statement; null where there is none. */
export function companyIdOf(owner: Owner, companyKey: SQL | string): SQL<number | null> {
  return sql`(select company.id from ${companies} as company
    where company.user_id = ${owner.userId} and company.name_key = ${companyKey})`;
}

/** Makes the companies that are named and not there yet, and logs them; `now` in milliseconds. */
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
  // Not "or ignore": a row that is ignored has counted the table's ids up, which is a row written.
  const insert = owner.db.run(
    sql`insert into ${companies} (name, name_key, user_id, created_at, updated_at)
      select value ->> 1, value ->> 0, ${owner.userId}, ${now}, ${now} from json_each(${json})
      where ${companyIdOf(owner, sql`value ->> 0`)} is null`,
  );
  // Of those named only the ones that nothing has been logged of are new.
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
