import { sql } from "drizzle-orm";
import { mostAtOnce } from "#domain/bulk.ts";
import type { DealSelection } from "#domain/deal/bulk-input.ts";
import type { Owner } from "../../db/owner.ts";
import { chosenByFilter, chosenByIds, type Selected } from "../../db/plan.ts";
import { deals } from "../../db/schema.ts";
import { joinFor, readDealFilter } from "./filter.ts";

/** The deals that somebody chose, to read in the order of their ids. Refuses NOT_FOUND for a tag of its filter. */
export async function dealsChosen(
  owner: Owner,
  { ids, filter = {} }: DealSelection,
): Promise<Selected> {
  if (ids) return chosenByIds(deals, ids);
  const planned = await readDealFilter(owner, filter, { wanted: mostAtOnce });
  const { from, condition } = chosenByFilter(deals, planned, "idx_deals_user_id");
  return { from: sql`${from} ${joinFor(filter)}`, condition };
}
