import { type SQL, sql } from "drizzle-orm";
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
  const { condition, links } = await readFilter(owner, filter);
  if (links) {
    const linked = sql`${links} as tagged cross join ${contacts} on ${contacts.id} = tagged_id`;
    return { from: linked, condition };
  }
  // By their ids as they stand: any other index would have them sorted for each part anew.
  return { from: sql`${contacts} not indexed`, condition };
}
