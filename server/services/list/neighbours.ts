import { type SQL, sql } from "drizzle-orm";
import { batch } from "../../db/client.ts";
import type { Neighbours, Position } from "../../db/cursor.ts";
import { keysOf, type Order, type SortKeys } from "../../db/keyset.ts";
import type { Owner } from "../../db/owner.ts";
import {
  type ListKnown,
  type ListRequest,
  planList,
  selectPageIds,
  type TagFilter,
} from "./plan.ts";

interface Start<Key extends string> {
  order: Order<Key>;
  /** The record whose neighbours to find. */
  row: SortKeys<Key>;
  /** The columns to select of a neighbour. */
  columns: SQL;
}

/**
 * Finds a record's neighbours in a list, in one round trip and in the list's own order, whether or
 * not the record itself still matches the list's filters.
 */
export async function readNeighbours<Row, Key extends string, Filter extends TagFilter>(
  owner: Owner,
  request: ListRequest<Filter>,
  known: ListKnown,
  { order, row, columns }: Start<Key>,
): Promise<Neighbours<Row>> {
  const { table } = request.listed;
  const access = planList(owner, request, known, 1);
  const nearest = (side: Position["side"]) => {
    const position = { side, keys: keysOf(order, row) };
    const { ids, by } = selectPageIds(owner, request, { order, position, access }, 1);
    const sorted = by.length > 0 ? sql`order by ${sql.join(by, sql`, `)}` : sql``;
    return owner.db.all<Row>(
      sql`select ${columns} from (${ids}) page cross join ${table}
        where ${table.id} = page_id ${sorted} limit 1`,
    );
  };
  const [[previous], [next]] = await batch(owner.db, [nearest("before"), nearest("after")]);
  return { previous: previous ?? null, next: next ?? null };
}
