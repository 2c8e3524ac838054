import { sql } from "drizzle-orm";
import { mostTelling } from "#domain/duplicate.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { operationNumber, selectOperation } from "../../db/log.ts";
import type { Owner } from "../../db/owner.ts";
import { changes, contactPoints, contacts, duplicateKeys } from "../../db/schema.ts";
import { sharing } from "./keys.ts";

/** What the contacts that an operation has added may share with others, as id, kind, key and prefix. */
function sharedByAdded(owner: Owner, key: string) {
  const added = sql`(select entity_id as id from ${changes} where user_id = ${owner.userId}
    and operation_id = ${operationNumber(owner, key)} and entity = 'contact' and before is null) as added`;
  const whose = sql`${added} cross join ${contacts} as whose on whose.id = added.id and whose.deleted_at is null`;
  return sql`select distinct own.id, own.kind, own.key, own.prefix from (
    select whose.id as id, 'email' as kind, whose.email_key as key, null as prefix
      from ${whose} where whose.email_key is not null
    union all select whose.id, 'name', whose.name_key || char(10) || whose.company_key, null from ${whose}
    union all select whose.id, 'phone', whose.phone_key, whose.phone_prefix
      from ${whose} where whose.phone_key is not null
    union all select point.contact_id, point.kind, point.key, point.prefix from ${whose}
      cross join ${contactPoints} as point on point.contact_id = whose.id and point.key is not null) as own
    cross join ${duplicateKeys} as known on known.user_id = ${owner.userId}
      and known.kind = own.kind and known.key = own.key`;
}

/**
 * How many of the contacts that an import has added are possible duplicates of another, whether
 * that one was there before or is from the same file. Refuses NOT_FOUND for an operation that isn't
 * the workspace's.
 */
export async function countDuplicatesOfImport(
  owner: Owner,
  key: string,
): Promise<{ alike: number }> {
  const wanted = { kind: sql`wanted.kind`, key: sql`wanted.key`, prefix: sql`wanted.prefix` };
  const holders = sharing(owner, wanted, mostTelling + 1);
  const [[operation], [found]] = await batch(owner.db, [
    selectOperation(owner, key),
    owner.db.all<{ alike: number }>(
      sql`with shared as materialized (${sharedByAdded(owner, key)}),
        telling as materialized (select kind, key, prefix from (select distinct kind, key, prefix from shared) as wanted
          where kind = 'name' or (select count(*) from (${holders})) between 2 and ${mostTelling})
        select count(distinct shared.id) as "alike" from shared
          join telling on telling.kind = shared.kind and telling.key = shared.key and telling.prefix is shared.prefix`,
    ),
  ]);
  if (!operation) throw missing("import");
  return { alike: found?.alike ?? 0 };
}
