import { type DealSort, defaultDealSort } from "#domain/deal/list.ts";
import type { DealFilter, DealQuery } from "#domain/deal/list-input.ts";
import { type Order, orderBy, reversed } from "../../db/keyset.ts";
import { deals } from "../../db/schema.ts";
import { asksForCloses } from "./filter.ts";

/** The columns that lists of deals are sorted by. */
export const dealSortKeys = {
  id: deals.id,
  position: deals.position,
  currency: deals.currency,
  updatedAt: deals.updatedAt,
  expectedCloseDate: deals.expectedCloseDate,
  searchText: deals.searchText,
  valueMinor: deals.valueMinor,
};

type DealSortKey = keyof typeof dealSortKeys;

const byPosition = orderBy(deals, "position", "id");
const byAge = orderBy(deals, "id");
const byTitle = orderBy(deals, "searchText", "id");
const byClose = { ...orderBy(deals, "expectedCloseDate", "id"), emptyLast: "null" } as const;
const byValue = orderBy(deals, "currency", "valueMinor", "id");
const byUpdate = orderBy(deals, "updatedAt", "id");

const orders: Record<DealSort, Order<DealSortKey>> = {
  board: byPosition,
  newest: reversed(byAge),
  oldest: byAge,
  title: byTitle,
  "title-desc": reversed(byTitle),
  closes: byClose,
  "closes-desc": reversed(byClose),
  value: byValue,
  "value-desc": reversed(byValue),
  updated: reversed(byUpdate),
  "updated-asc": byUpdate,
};

/** The order of a list; the board's order is only for the deals of a single stage. */
export function orderOf(query: DealFilter & Pick<DealQuery, "sort">): Order<DealSortKey> {
  const defaultSort = defaultDealSort(query);
  const { sort = defaultSort } = query;
  const order = orders[sort === "board" ? defaultSort : sort];
  if (!order.emptyLast || !asksForCloses(query)) return order;
  const { emptyLast: _, ...filled } = order;
  return filled;
}
