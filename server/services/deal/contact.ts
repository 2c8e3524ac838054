import { type SQL, sql } from "drizzle-orm";
import type { Step } from "../../db/log.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { guardRead } from "../../db/record.ts";
import { contacts, deals, dealsToContacts } from "../../db/schema.ts";

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

/** Refuses as stale if one of the people who were read no longer exists, even in Trash. */
export function guardPeopleRead(owner: Owner, ids: readonly number[]): Step {
  const offence = sql`select 1 from json_each(${JSON.stringify(ids)}) as person where not exists
    (select 1 from ${contacts} where ${contacts.id} = person.value and ${owned(owner, contacts)})`;
  return guardRead(owner, offence);
}
