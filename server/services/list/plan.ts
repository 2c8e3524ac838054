import { type SQL, sql } from "drizzle-orm";
import { missing } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import {
  emptyPlan,
  type FilterParts,
  type FilterPlan,
  type ListedTable,
  mostProbed,
  type PageRequest,
  planAccess,
  sortedIds,
  walkedIds,
} from "../../db/filter-plan.ts";
import { type Order, readingOrder } from "../../db/keyset.ts";
import { live, type Owner } from "../../db/owner.ts";
import { contactTags } from "../../db/schema.ts";

/** The tags that every list can be filtered by. */
export interface TagFilter {
  /** Any of these. */
  tagIds?: number[] | undefined;
  /** All of these. */
  allTagIds?: number[] | undefined;
  /** None of these. */
  noTagIds?: number[] | undefined;
}

/** What planning a list needs to know about its kind of record. */
export interface Listed<Filter extends TagFilter> {
  table: ListedTable;
  /** How many records the workspace has, from a running total. */
  total: (owner: Owner) => SQL;
  /** The parts of a filter, for an order or for none. */
  partsOf: (owner: Owner, filter: Filter, order?: Order) => FilterParts;
  /** The join that the conditions of a filter need. */
  joinFor?: (filter: Filter) => SQL;
  /** Reads an order that no single index has; undefined for other orders. The ids are unsorted. */
  walk?: (owner: Owner, filter: Filter, page: PageRequest, limit: number) => SQL | undefined;
  /** The table's index of an owner's rows by id. */
  idIndex?: string;
}

/** A requested list, with its filter analysed once for the whole request. */
export interface ListRequest<Filter extends TagFilter = TagFilter> {
  listed: Listed<Filter>;
  filter: Filter;
  order: Order | undefined;
  parts: FilterParts;
}

export function requestOf<Filter extends TagFilter>(
  owner: Owner,
  listed: Listed<Filter>,
  filter: Filter,
  order?: Order,
): ListRequest<Filter> {
  return { listed, filter, order, parts: listed.partsOf(owner, filter, order) };
}

/** The sets of tags that a filter names; a record must have one of each. */
export function wantedTags({ tagIds, allTagIds }: TagFilter): number[][] {
  const sets = [[...new Set(tagIds)], ...[...new Set(allTagIds)].map((id) => [id])];
  return sets.filter((ids) => ids.length > 0);
}

function namedTags({ tagIds = [], allTagIds = [], noTagIds = [] }: TagFilter): number[] {
  return [...tagIds, ...allTagIds, ...noTagIds];
}

/** What is read before a list is planned. */
export interface ListKnown {
  total: number;
  counts: number[];
  /** The tags of the filter that the owner has. */
  tags: number[];
}

const nothingKnown: ListKnown = { total: 0, counts: [], tags: [] };

/**
 * The statement that reads what a plan depends on; it reads no row if the plan depends on nothing.
 */
export function selectKnown<Filter extends TagFilter>(
  owner: Owner,
  { listed, filter, parts }: ListRequest<Filter>,
) {
  const counts = parts.candidates.map(
    ({ rows, total }) => total ?? sql`(select count(*) from (${rows} limit ${mostProbed + 1}))`,
  );
  const named = namedTags(filter);
  const among = sql`id in (select value from json_each(${JSON.stringify(named)}))`;
  const tags =
    named.length > 0
      ? sql`(select json_group_array(id) from ${contactTags} where ${live(owner, contactTags, among)})`
      : sql`'[]'`;
  return owner.db.all<{ known: string }>(
    sql`select json_object('total', ${counts.length > 0 ? listed.total(owner) : sql`0`},
      'tags', json(${tags}), 'counts', json_array(${sql.join(counts, sql`, `)})) as "known"`,
  );
}

/** The result of that statement. */
export function knownFrom([row]: { known: string }[]): ListKnown {
  return row ? JSON.parse(row.known) : nothingKnown;
}

/** A filter without deleted tags, which no record has; undefined if it requires one of them. */
function withoutGoneTags<Filter extends TagFilter>(
  filter: Filter,
  tags: readonly number[],
): Filter | undefined {
  const isThere = (id: number) => tags.includes(id);
  if (namedTags(filter).every(isThere)) return filter;
  const { tagIds = [], allTagIds = [], noTagIds = [] } = filter;
  const any = tagIds.filter(isThere);
  if (any.length === 0 && tagIds.length > 0) return undefined;
  if (!allTagIds.every(isThere)) return undefined;
  return { ...filter, tagIds: any, noTagIds: noTagIds.filter(isThere) };
}

/** Plans how a list finds `wanted` rows. No record has a deleted tag. */
export function planList<Filter extends TagFilter>(
  owner: Owner,
  { listed, filter, order, parts }: ListRequest<Filter>,
  known: ListKnown,
  wanted: number,
): FilterPlan {
  const there = withoutGoneTags(filter, known.tags);
  if (!there) return emptyPlan;
  // Both have the same candidates, so the counts are the same too.
  const now = there === filter ? parts : listed.partsOf(owner, there, order);
  return planAccess(now, known, wanted);
}

/**
 * Plans how a list finds `wanted` rows, after one round trip for what the plan depends on, if
 * anything. Refuses NOT_FOUND for a deleted tag, unless it is lenient.
 */
export async function readPlan<Filter extends TagFilter>(
  owner: Owner,
  request: ListRequest<Filter>,
  { wanted, lenient = false }: { wanted: number; lenient?: boolean },
): Promise<FilterPlan> {
  const { filter, parts } = request;
  const named = namedTags(filter);
  if (parts.candidates.length + named.length === 0) {
    return planList(owner, request, nothingKnown, wanted);
  }
  const [rows] = await batch(owner.db, [selectKnown(owner, request)]);
  const known = knownFrom(rows);
  if (!lenient && !named.every((id) => known.tags.includes(id))) throw missing("tag");
  return planList(owner, request, known, wanted);
}

/** The ids of a page, as a select of `page_id`, and how they still need to be sorted. */
export function selectPageIds<Filter extends TagFilter>(
  owner: Owner,
  { listed, filter }: ListRequest<Filter>,
  page: Omit<PageRequest, "join">,
  limit: number,
): { ids: SQL; by: SQL[] } {
  const { table, joinFor, walk } = listed;
  const request: PageRequest = { ...page, join: joinFor?.(filter) };
  if (page.access.rows) return { ids: sortedIds(owner, table, request), by: [] };
  const unsorted = walk?.(owner, filter, request, limit);
  if (unsorted) return { ids: unsorted, by: readingOrder(page.order, page.position) };
  return { ids: walkedIds(owner, table, request, limit), by: [] };
}
