import { eq } from "drizzle-orm";
import type { DealsListedBy } from "#domain/deal/page-input.ts";
import { batch } from "../../db/client.ts";
import type { Neighbours, Place } from "../../db/cursor.ts";
import { live, type Owner } from "../../db/owner.ts";
import { deals } from "../../db/schema.ts";
import { type DealsKnown, planFilter } from "./filter.ts";
import { orderOf, rangeOf, type SortKeys, sortKeys } from "./order.ts";

export interface DealNeighbour {
  id: number;
  title: string;
}

/** The statement that reads by what a deal is sorted in lists. */
export function selectSortKeys(owner: Owner, id: number) {
  return owner.db
    .select(sortKeys)
    .from(deals)
    .where(live(owner, deals, eq(deals.id, id)));
}

/**
 * Finds a deal's neighbours in a list, in one round trip and by the list's own order, whether the deal
 * itself still fits the list's filters or not. What a filter names that is not the owner's has no list.
 */
export async function readDealNeighbours(
  owner: Owner,
  keys: SortKeys,
  list: DealsListedBy,
  known: DealsKnown,
): Promise<Neighbours<DealNeighbour>> {
  const order = orderOf(list);
  const filter = planFilter(owner, list, known, { order, wanted: 1 });
  const nearest = (side: Place["side"]) => {
    const place = { side, keys: order.keysOf(keys) };
    const { page, isIn, by } = rangeOf(owner, list, { order, place, filter }, 1);
    return owner.db
      .select({ id: deals.id, title: deals.title })
      .from(page)
      .crossJoin(deals)
      .where(isIn)
      .orderBy(...by)
      .limit(1);
  };
  const [[previous], [next]] = await batch(owner.db, [nearest("before"), nearest("after")]);
  return { previous: previous ?? null, next: next ?? null };
}
