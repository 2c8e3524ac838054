import { href, Link } from "react-router";
import { type ContactColumn, columnLabels, columnSorts, columnWidths } from "./list-columns.ts";
import { type ListQuery, writeQuery } from "./query.ts";

interface ColumnHeaderProps {
  name: ContactColumn | "name";
  query: ListQuery;
}

/** A column's name; where the list can go by it, a link that has it go so, and the other way when pressed again. */
export function ColumnHeader({ name, query }: ColumnHeaderProps) {
  const label = name === "name" ? "Name" : columnLabels[name];
  const sorts = columnSorts[name];
  // Where there is more room, all of them have their share of it.
  const style = { width: columnWidths[name] };
  // What is searched for comes by name.
  if (!sorts || query.search) {
    return (
      <th scope="col" style={style}>
        {label}
      </th>
    );
  }
  const [first, other] = sorts;
  const at = sorts.indexOf(query.sort);
  const sort = at === 0 ? other : first;
  // Those by a moment begin with the latest.
  const isDescending = (at === 0) === (name === "added" || name === "updated");
  const direction = isDescending ? "descending" : "ascending";
  return (
    <th scope="col" style={style} aria-sort={at < 0 ? undefined : direction}>
      <Link
        className="sort-link"
        to={{
          pathname: href("/contacts"),
          search: `?${writeQuery({ ...query, sort, cursor: null })}`,
        }}
        preventScrollReset
      >
        {label}
        {at < 0 ? null : <span aria-hidden="true">{isDescending ? " ↓" : " ↑"}</span>}
      </Link>
    </th>
  );
}
