import { sql } from "drizzle-orm";
import { mostAtOnce } from "#domain/bulk.ts";
import { type Selected, selectedByFilter, selectedByIds } from "../../db/filter-plan.ts";
import type { Owner } from "../../db/owner.ts";
import { type Listed, readPlan, requestOf, type TagFilter } from "./plan.ts";

/** Records that a person selected: one by one, or all of a list. */
export interface Selection<Filter> {
  ids?: number[] | undefined;
  filter?: Filter | undefined;
}

/**
 * Finds the records that a person selected, to read them in the order of their ids. Refuses
 * NOT_FOUND for a deleted tag in the filter.
 */
export async function readSelection<Filter extends TagFilter>(
  owner: Owner,
  listed: Listed<Filter>,
  { ids, filter }: Selection<Filter>,
): Promise<Selected> {
  const { table, idIndex, joinFor } = listed;
  if (ids) return selectedByIds(table, ids);
  if (!filter) return { from: sql`${table}`, condition: sql`false` };
  const plan = await readPlan(owner, requestOf(owner, listed, filter), { wanted: mostAtOnce });
  const { from, condition } = selectedByFilter(table, plan, idIndex);
  return { from: sql`${from} ${joinFor?.(filter) ?? sql``}`, condition };
}
