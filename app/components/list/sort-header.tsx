import { Link } from "react-router";

interface SortHeaderProps<Sort extends string> {
  label: string;
  /** How wide the column is at least, in pixels. */
  width: number;
  /** Its orders: that of the first click, then the reverse; none where it can't be sorted now. */
  sorts?: readonly [Sort, Sort] | undefined;
  /** Whether the first of them begins with the largest, or the latest. */
  isDescendingFirst?: boolean;
  sort: Sort;
  /** A column of numbers, aligned right. */
  className?: string;
  /** The list in another order. */
  pathOf: (sort: Sort) => string;
}

/** A column's name; where the list can go by it, a link that has it go so, and the other way when pressed again. */
export function SortHeader<Sort extends string>(props: SortHeaderProps<Sort>) {
  const { label, width, sorts, isDescendingFirst = false, sort, className, pathOf } = props;
  // Where there is more room, all of them have their share of it.
  const style = { width };
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
