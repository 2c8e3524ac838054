import { asc, gt, sql } from "drizzle-orm";
import type { ExportInput } from "#domain/contact/bulk-input.ts";
import { batch } from "../../db/client.ts";
import { live, type Owner } from "../../db/owner.ts";
import { contacts } from "../../db/schema.ts";
import { readSelection } from "../list/selection.ts";
import { selectTags } from "../tag.ts";
import { type Contact, contactOf, tagIdsOf } from "./contact.ts";
import { contactColumns } from "./fields.ts";
import { listedContacts } from "./filter.ts";

/** How many contacts one call of an export reads. */
const exportedAtOnce = 1_000;

/**
 * A batch of contacts with all typed values, in order of id, starting after `after`. Without a
 * selection all contacts. Refuses NOT_FOUND for a tag of a selection's filter.
 */
export async function exportContacts(
  owner: Owner,
  { after = 0, selection = { filter: {} } }: ExportInput,
): Promise<{ items: Contact[]; next: number | null }> {
  const { from, condition } = await readSelection(owner, listedContacts, selection);
  const select = owner.db
    .select({ ...contactColumns, tagIds: tagIdsOf(contacts.id).as("tag_ids") })
    .from(contacts)
    .where(
      sql`${contacts.id} in (select ${contacts.id} from ${from}
        where ${live(owner, contacts, condition, gt(contacts.id, after))}
        order by ${contacts.id} limit ${exportedAtOnce})`,
    )
    .orderBy(asc(contacts.id));
  const [rows, tags] = await batch(owner.db, [select, selectTags(owner)]);
  const items = rows.map((row) => contactOf(row, tags));
  return { items, next: items.length === exportedAtOnce ? (items.at(-1)?.id ?? null) : null };
}
