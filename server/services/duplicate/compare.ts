import { sql } from "drizzle-orm";
import { mostCounted } from "#domain/duplicate.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import type { Owner } from "../../db/owner.ts";
import { contacts } from "../../db/schema.ts";
import { type Contact, contactOf, tagIdsOf } from "../contact/contact.ts";
import { contactColumns } from "../contact/fields.ts";
import { selectTags } from "../tag.ts";

/**
 * A contact to compare, with the number of records that belong to it: up to one more than
 * `mostCounted` of each.
 */
export interface ComparedContact extends Contact {
  deals: number;
  todos: number;
  activities: number;
}

type Belonging = "deals" | "todos" | "activities";

const alsoFurther = sql`union all select 1 from deals_to_contacts as link cross join deals as it on it.id = link.deal_id
  where link.contact_id = contacts.id and it.deleted_at is null`;

const alsoShared = sql`union all select 1 from activities_to_contacts where contact_id = contacts.id`;

/**
 * How many rows of a table belong to a contact, written out: Drizzle leaves out table names here.
 */
function countOf(belonging: Belonging) {
  const rows = {
    deals: "deals as it where it.deleted_at is null and",
    todos: "todos as it where it.deleted_at is null and",
    activities: "contact_activities as it where",
  }[belonging];
  const further = { deals: alsoFurther, todos: sql``, activities: alsoShared }[belonging];
  return sql<number>`(select count(*) from (select 1 from ${sql.raw(rows)} it.contact_id = contacts.id ${further}
    limit ${mostCounted + 1}))`.as(belonging);
}

/**
 * Contacts to compare side by side, in the order of the given ids. Refuses NOT_FOUND for any of
 * them.
 */
export async function compareContacts(owner: Owner, ids: number[]): Promise<ComparedContact[]> {
  const given = sql`(select value from json_each(${JSON.stringify(ids)}))`;
  const [rows, tags] = await batch(owner.db, [
    owner.db
      .select({
        ...contactColumns,
        tagIds: tagIdsOf(contacts.id).as("tag_ids"),
        deals: countOf("deals"),
        todos: countOf("todos"),
        activities: countOf("activities"),
      })
      .from(contacts)
      .where(
        sql`${contacts.id} in ${given} and +${contacts.userId} = ${owner.userId} and +${contacts.deletedAt} is null`,
      ),
    selectTags(owner),
  ]);
  return ids.map((id) => {
    const row = rows.find((each) => each.id === id);
    if (!row) throw missing("contact");
    const { deals, todos, activities, ...contact } = row;
    return { ...contactOf(contact, tags), deals, todos, activities };
  });
}
