/** The first records of a group of Today, and how many it has: at least this many if `capped`. */
export interface Counted<Item> {
  count: number;
  capped: boolean;
  items: Item[];
}

/**
 * How many records of a group are read, and so counted: Today costs the same in a workspace of any
 * size.
 */
export const mostShown = 5;
/** How many are read of a group of which all is asked for. */
export const mostOfOne = 100;

/** A group from its first rows, of which there may be one more than the limit. */
export function countedOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  itemOf: (row: Row) => Item,
): Counted<Item> {
  const shown = rows.slice(0, limit);
  return { count: shown.length, capped: rows.length > limit, items: shown.map(itemOf) };
}
