import { Link } from "react-router";

interface SortHeaderProps<Sort extends string> {
  label: string;
  /** The column's minimum width, in pixels. */
  width: number;
  /**
   * The order of the first click, then the reverse; undefined if the column can't be sorted now.
   */
  sorts?: readonly [Sort, Sort] | undefined;
  /** Whether the first order starts with the largest or latest. */
  isDescendingFirst?: boolean;
  sort: Sort;
  /** For numbers, which are aligned right. */
  className?: string;
  /** The path of the list in another order. */
  pathOf: (sort: Sort) => string;
}

/**
 * A column's name; if the list can be sorted by it, a link that does so, and reverses the order on
 * the next click.
 */
export function SortHeader<Sort extends string>(props: SortHeaderProps<Sort>) {
  const { label, width, sorts, isDescendingFirst = false, sort, className, pathOf } = props;
  // Columns share any extra room, and a tablet narrows them all.
  const style = { width: `calc(${width}px * var(--column-scale, 1))` };
  if (!sorts) {
    return (
      <th scope="col" className={className} style={style}>
        {label}
      </th>
    );
  }
  const [first, other] = sorts;
  const at = sorts.indexOf(sort);
  const isDescending = (at === 0) === isDescendingFirst;
  const direction = isDescending ? "descending" : "ascending";
  return (
    <th scope="col" className={className} style={style} aria-sort={at < 0 ? undefined : direction}>
      <Link className="sort-link" to={pathOf(at === 0 ? other : first)} preventScrollReset>
        {label}
        {at < 0 ? null : <span aria-hidden="true">{isDescending ? " ↓" : " ↑"}</span>}
      </Link>
    </th>
  );
}
