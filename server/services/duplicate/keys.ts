import { type SQL, sql } from "drizzle-orm";
import type { Owner } from "../../db/owner.ts";
import { contactPoints, contacts } from "../../db/schema.ts";

/*
 * Shared keys are looked up in the indexes of their own columns and of contact_points. The view
 * contact_keys has all of them, but SQLite only seeks in it for bound values, not for the columns
 * of another table.
 */

/** Columns of a surrounding table: a kind, a key and, if the country of a phone matters, its prefix. */
interface WantedKey {
  kind: SQL;
  key: SQL;
  prefix?: SQL;
}

/** Whether two prefixes may be those of one number; one that isn't known may be any. */
export function samePrefix(one: SQL, other: SQL): SQL {
  return sql`coalesce(${one} = ${other}, true)`;
}

/** The contacts, not in Trash, that have a key, as contact_id and prefix, with repeats. */
export function holding(owner: Owner, { kind, key }: WantedKey): SQL {
  const own = (table: string) => sql`${sql.raw(table)}.user_id = ${owner.userId}`;
  const end = sql`instr(${key}, char(10))`;
  return sql`select first.id as contact_id, null as prefix from ${contacts} as first
      where ${own("first")} and first.email_key = ${key} and first.deleted_at is null and ${kind} = 'email'
    union all
    select first.id, first.phone_prefix from ${contacts} as first
      where ${own("first")} and first.phone_key = ${key} and first.deleted_at is null and ${kind} = 'phone'
    union all
    select named.id, null from ${contacts} as named
      where ${own("named")} and named.company_key = substr(${key}, ${end} + 1)
        and named.name_key = substr(${key}, 1, ${end} - 1) and named.deleted_at is null and ${kind} = 'name'
    union all
    select point.contact_id, point.prefix from ${contactPoints} as point
      cross join ${contacts} as whose on whose.id = point.contact_id
      where ${own("point")} and point.kind = ${kind} and point.key = ${key} and whose.deleted_at is null`;
}

/**
 * The ids of contacts, not in Trash, that have a key, as contact_id: up to `most`. With a prefix, only
 * those whose own may be the same.
 */
export function sharing(owner: Owner, wanted: WantedKey, most: number): SQL {
  const { prefix } = wanted;
  const among = prefix ? samePrefix(sql`holder.prefix`, prefix) : sql`true`;
  return sql`select distinct contact_id from (${holding(owner, wanted)}) as holder
    where ${among} limit ${most}`;
}

/** All keys of the contact with an id, as kind, key and prefix. */
export function keysOf(id: SQL): SQL {
  return sql`select 'email' as kind, email_key as key, null as prefix from ${contacts} where id = ${id} and email_key is not null
    union all select 'name', name_key || char(10) || company_key, null from ${contacts} where id = ${id}
    union all select 'phone', phone_key, phone_prefix from ${contacts} where id = ${id} and phone_key is not null
    union all select kind, key, prefix from ${contactPoints} where contact_id = ${id} and key is not null`;
}
