import { type SQL, sql } from "drizzle-orm";
import { mostAtOnce } from "#domain/contact-bulk.ts";
import type { ContactSelection } from "#domain/contact-bulk-input.ts";
import type { Owner } from "../db/owner.ts";
import { contacts } from "../db/schema.ts";
import { readFilter } from "./contact-list.ts";

/** How chosen contacts are found. */
export interface Selected {
  /** What they are selected from; each of them occurs once. */
  from: SQL;
  condition: SQL | undefined;
}

/** The contacts that somebody chose, to read in the order of their ids. Refuses NOT_FOUND for a tag of its filter. */
export async function selectionOf(
  owner: Owner,
  { ids, filter = {} }: ContactSelection,
): Promise<Selected> {
  if (ids) {
    return {
      from: sql`${contacts}`,
      condition: sql`${contacts.id} in (select value from json_each(${JSON.stringify(ids)}))`,
    };
  }
  const { condition, rows } = await readFilter(owner, filter, { wanted: mostAtOnce });
  if (rows) {
    const chosen = sql`(${rows}) as chosen cross join ${contacts} on ${contacts.id} = chosen_id`;
    return { from: chosen, condition };
  }
  // By their ids as they stand: any other index would have them sorted for each part anew.
  return { from: sql`${contacts} not indexed`, condition };
}
