import { type SQL, sql } from "drizzle-orm";
import type { Statement } from "../../db/client.ts";
import type { Owner } from "../../db/owner.ts";
import { operations } from "../../db/schema.ts";

/** The new states for an undo as a whole, and for the start and end of one in parts. */
const flips = {
  whole: sql`case state when 'done' then 'undone' else 'done' end`,
  start: sql`case state when 'done' then 'undoing' else 'redoing' end`,
  finish: sql`case state when 'undoing' then 'undone' else 'done' end`,
} satisfies Record<string, SQL>;

/**
 * Marks the operation as undone; if it was an undo itself, the one that it undid is redone, and so
 * on.
 */
export function flipStates(owner: Owner, number: number, flip: keyof typeof flips): Statement {
  return owner.db.run(
    sql`with recursive chain(id) as (
        select cast(${number} as integer)
        union select undoes from ${operations} join chain on ${operations.id} = chain.id
          where ${operations.userId} = ${owner.userId} and undoes is not null)
      update ${operations} set state = ${flips[flip]}
      where ${operations.userId} = ${owner.userId} and id in (select id from chain)`,
  );
}
