import { type SQL, sql } from "drizzle-orm";
import type { People } from "#domain/people.ts";
import { missing } from "#domain/refusal.ts";
import type { LinkSet } from "../db/entities.ts";
import { guard, type Step, write } from "../db/log.ts";
import { live, type Owner } from "../db/owner.ts";
import { contacts } from "../db/schema.ts";

/*
 * The contacts of a deal or an activity: the primary one is a column, the others are a set of links,
 * which never includes the primary one.
 */

/**
 * Refuses NOT_FOUND if a contact that is added doesn't exist: at `contactId` for the primary one, at
 * `contactIds` for another.
 */
export function guardPeople(owner: Owner, { contactId, contactIds }: People): Step[] {
  const first = contactId === null ? [] : [contactId];
  // A broken guard is known by its reason, so each has its own.
  return [
    ...guardContacts(owner, first, "missing_reference", "contactId"),
    ...guardContacts(owner, contactIds, "overtaken", "contactIds"),
  ];
}

function guardContacts(
  owner: Owner,
  ids: readonly number[],
  reason: "missing_reference" | "overtaken",
  field: string,
): Step[] {
  if (ids.length === 0) return [];
  const offence = sql`select 1 from json_each(${JSON.stringify(ids)}) as given where not exists
    (select 1 from ${contacts} where ${contacts.id} = given.value and ${live(owner, contacts)})`;
  return [guard(owner, reason, offence, missing("contact", field))];
}

/** The steps that add the other contacts of a new record. */
export function linkPeople(
  owner: Owner,
  { table, parent, child }: LinkSet,
  id: SQL | number,
  ids: readonly number[],
): Step[] {
  if (ids.length === 0) return [];
  const columns = sql`${sql.identifier(parent.name)}, ${sql.identifier(child.name)}`;
  return [
    write(
      owner.db.run(
        sql`insert or ignore into ${table} (${columns})
          select ${id}, value from json_each(${JSON.stringify(ids)})`,
      ),
    ),
  ];
}

/** The steps that replace a record's other contacts. */
export function replacePeople(
  owner: Owner,
  links: LinkSet,
  id: number,
  ids: readonly number[],
): Step[] {
  const { table, parent, child } = links;
  return [
    write(
      owner.db.run(
        sql`delete from ${table} where ${parent} = ${id}
          and ${child} not in (select value from json_each(${JSON.stringify(ids)}))`,
      ),
    ),
    ...linkPeople(owner, links, id, ids),
  ];
}
