import { sql } from "drizzle-orm";
import { batch } from "../../db/client.ts";
import type { Owner } from "../../db/owner.ts";
import { changes, contacts, operations } from "../../db/schema.ts";

/** The contact, and those in Trash that merges have left of the same person. */
export async function mergedInto(owner: Owner, id: number): Promise<number[]> {
  const [rows] = await batch(owner.db, [
    owner.db.all<{ id: number }>(
      sql`with recursive same(id) as (select ${id} union
          select other.entity_id from same
            cross join ${changes} as own on own.user_id = ${owner.userId} and own.entity = 'contact' and own.entity_id = same.id
            cross join ${operations} as merge on merge.user_id = own.user_id and merge.id = own.operation_id
              and merge.kind = 'contact.merge' and merge.state = 'done'
            cross join ${changes} as other on other.user_id = merge.user_id and other.operation_id = merge.id and other.entity = 'contact'
            cross join ${contacts} as gone on gone.id = other.entity_id and gone.user_id = ${owner.userId} and gone.deleted_at is not null)
        select id as "id" from same`,
    ),
  ]);
  return rows.map((row) => row.id);
}
