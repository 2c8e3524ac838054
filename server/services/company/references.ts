import { type SQL, sql } from "drizzle-orm";
import { entityTables, pointers } from "../../db/entities.ts";
import type { Step } from "../../db/log.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { setRows } from "../../db/record.ts";

/** What refers to a company, other than its people and, through them, their deals. */
const referring = pointers.filter(({ from, to }) => to === "company" && from !== "contact");

/**
 * Lets what refers to some companies refer to another instead, or to none, before they are deleted.
 */
export function moveReferences(
  owner: Owner,
  operation: SQL,
  { lose, keep, when }: { lose: readonly number[]; keep: number | null; when: SQL },
): Step[] {
  return referring.flatMap(({ from, property, target }) => {
    const entity = entityTables[from];
    const lost = sql`${target} in (select value from json_each(${JSON.stringify(lose)}))`;
    return setRows(owner, operation, {
      entity,
      // With a plus, so that SQLite goes by the company instead of the workspace.
      row: sql`${lost} and +${owned(owner, entity.columns)} and ${when}`,
      set: { [property]: keep },
    });
  });
}
