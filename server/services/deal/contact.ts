import { type SQL, sql } from "drizzle-orm";
import type { DealPeople } from "#domain/deal/deal.ts";
import { missing } from "#domain/refusal.ts";
import { guard, type Step, write } from "../../db/log.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { guardRead } from "../../db/record.ts";
import { contacts, deals, dealsToContacts } from "../../db/schema.ts";

/*
 * The contacts of a deal: the primary one is a column of the deal, the others are a set of links,
 * which never includes the primary one.
 */

/** The other contacts of a deal, in an expression inside a query, as a JSON list of ids. */
export function contactIdsOf(dealId: SQL): SQL<string> {
  return sql<string>`(select json_group_array(${dealsToContacts.contactId}) from ${dealsToContacts}
    where ${dealsToContacts.dealId} = ${dealId})`;
}

/** The ids of all deals with a contact, primary or not, as a query. */
export function dealIdsWith(contactId: SQL | number): SQL {
  return sql`select id from ${deals} where contact_id = ${contactId}
    union all select deal_id from ${dealsToContacts} where contact_id = ${contactId}`;
}

/**
 * Refuses NOT_FOUND if a contact that is added to a deal doesn't exist: at `contactId` for the
 * primary one, at `contactIds` for another.
 */
export function guardPeople(owner: Owner, { contactId, contactIds }: DealPeople): Step[] {
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

/** Refuses as stale if one of the people who were read no longer exists, even in Trash. */
export function guardPeopleRead(owner: Owner, ids: readonly number[]): Step {
  const offence = sql`select 1 from json_each(${JSON.stringify(ids)}) as person where not exists
    (select 1 from ${contacts} where ${contacts.id} = person.value and ${owned(owner, contacts)})`;
  return guardRead(owner, offence);
}

/** The steps that add the other contacts of a new deal. */
export function linkPeople(owner: Owner, dealId: SQL | number, ids: readonly number[]): Step[] {
  if (ids.length === 0) return [];
  return [
    write(
      owner.db.run(
        sql`insert or ignore into ${dealsToContacts} (deal_id, contact_id)
          select ${dealId}, value from json_each(${JSON.stringify(ids)})`,
      ),
    ),
  ];
}

/** The steps that replace a deal's other contacts. */
export function replacePeople(owner: Owner, dealId: number, ids: readonly number[]): Step[] {
  return [
    write(
      owner.db.run(
        sql`delete from ${dealsToContacts} where ${dealsToContacts.dealId} = ${dealId}
          and ${dealsToContacts.contactId} not in (select value from json_each(${JSON.stringify(ids)}))`,
      ),
    ),
    ...linkPeople(owner, dealId, ids),
  ];
}
