import { type SQL, sql } from "drizzle-orm";
import { type DealSort, usualDealSort } from "#domain/deal/list.ts";
import type { DealFilter, DealQuery } from "#domain/deal/list-input.ts";
import type { KeyShape, Place } from "../../db/cursor.ts";
import { type Order, rangesAfter, readingOrder } from "../../db/keyset.ts";
import { live, type Owner } from "../../db/owner.ts";
import { type PageQuery, sortedIds, walkedIds } from "../../db/plan.ts";
import { dealStages, deals } from "../../db/schema.ts";
import type { CardRow } from "./deal.ts";
import { asksForCloses, isListed, joinFor } from "./filter.ts";

/** An order of lists of deals. */
export interface DealOrder extends Order {
  shape: readonly KeyShape[];
  keysOf: (row: SortKeys) => Place["keys"];
}

/** What lists of deals are sorted by. */
export type SortKeys = Pick<
  CardRow,
  "id" | "position" | "currency" | "updatedAt" | "expectedCloseDate"
> & {
  searchText: string;
  valueMinor: number;
};

/** The same, to be selected. */
export const sortKeys = {
  id: deals.id,
  position: deals.position,
  currency: deals.currency,
  updatedAt: deals.updatedAt,
  expectedCloseDate: deals.expectedCloseDate,
  searchText: deals.searchText,
  valueMinor: deals.valueMinor,
};

const byPosition: Omit<DealOrder, "descending"> = {
  columns: [deals.position, deals.id],
  shape: ["string", "number"],
  keysOf: ({ position, id }) => [position, id],
};

const byAge: Omit<DealOrder, "descending"> = {
  columns: [deals.id],
  shape: ["number"],
  keysOf: ({ id }) => [id],
};

const byTitle: Omit<DealOrder, "descending"> = {
  columns: [deals.searchText, deals.id],
  shape: ["string", "number"],
  keysOf: ({ searchText, id }) => [searchText, id],
};

const byClose: Omit<DealOrder, "descending"> = {
  columns: [deals.expectedCloseDate, deals.id],
  shape: ["number?", "number"],
  keysOf: ({ expectedCloseDate, id }) => [expectedCloseDate, id],
  emptyLast: "null",
};

const byValue: Omit<DealOrder, "descending"> = {
  columns: [deals.currency, deals.valueMinor, deals.id],
  shape: ["string", "number", "number"],
  keysOf: ({ currency, valueMinor, id }) => [currency, valueMinor, id],
};

const byUpdate: Omit<DealOrder, "descending"> = {
  columns: [deals.updatedAt, deals.id],
  shape: ["number", "number"],
  keysOf: ({ updatedAt, id }) => [updatedAt, id],
};

const orders: Record<DealSort, DealOrder> = {
  board: { ...byPosition, descending: false },
  newest: { ...byAge, descending: true },
  oldest: { ...byAge, descending: false },
  title: { ...byTitle, descending: false },
  "title-desc": { ...byTitle, descending: true },
  closes: { ...byClose, descending: false },
  "closes-desc": { ...byClose, descending: true },
  value: { ...byValue, descending: false },
  "value-desc": { ...byValue, descending: true },
  updated: { ...byUpdate, descending: true },
  "updated-asc": { ...byUpdate, descending: false },
};

/** The order of a list; that of the board is one of a single stage. */
export function orderOf(query: DealFilter & Pick<DealQuery, "sort">): DealOrder {
  const usual = usualDealSort(query);
  const { sort = usual } = query;
  const order = orders[sort === "board" ? usual : sort];
  if (!order.emptyLast || !asksForCloses(query)) return order;
  const { emptyLast: _, ...filled } = order;
  return filled;
}

/** The ids of so many deals from a place on, as a select of `page_id`. */
function pageIds(owner: Owner, filter: DealFilter, range: PageQuery, most: number): SQL {
  const join = joinFor(filter);
  if (range.filter.rows) return sortedIds(owner, deals, range, join);
  if (isByUpdate(range)) return idsByUpdate(owner, filter, range, most);
  return walkedIds(owner, deals, range, { most, join });
}

const isByUpdate = ({ order: { columns } }: PageQuery) => columns[0] === deals.updatedAt;

/** So many deals from a place on, as what a select of them is made from, and in which order. */
export function rangeOf(owner: Owner, filter: DealFilter, range: PageQuery, most: number) {
  const { order, place } = range;
  const isSorted = range.filter.rows !== undefined || !isByUpdate(range);
  return {
    page: sql`(${pageIds(owner, filter, range, most)}) page`,
    isIn: sql`${deals.id} = page_id`,
    by: isSorted ? [] : readingOrder(order, place),
  };
}

/** The first of each stage, which has an index by update; all of them are sorted together afterwards. */
function idsByUpdate(
  owner: Owner,
  asked: DealFilter,
  { order, place, filter }: PageQuery,
  most: number,
): SQL {
  const by = sql.join(readingOrder(order, place), sql`, `);
  const stages = isListed(owner, asked, sql`its`);
  const ofStages = rangesAfter(order, place).map((part) => {
    const first = sql`select ${deals.id} as id from ${deals} indexed by idx_deals_stage ${joinFor(asked)}
      where ${live(owner, deals, sql`${deals.stageId} = its.id`, filter.condition, part)}
      order by ${by} limit ${most}`;
    return sql`select found.value as page_id from ${dealStages} as its,
      json_each((select json_group_array(id) from (${first}))) as found where ${stages}`;
  });
  return sql.join(ofStages, sql` union all `);
}
