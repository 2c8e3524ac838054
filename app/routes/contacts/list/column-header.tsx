import { href } from "react-router";
import { SortHeader } from "#app/components/list/sort-header.tsx";
import { type ContactColumn, columnLabels, columnSorts, columnWidths } from "./list-columns.ts";
import { type ListQuery, writeQuery } from "./query.ts";

interface ColumnHeaderProps {
  name: ContactColumn | "name";
  query: ListQuery;
}

/** A column's name, by which the list can go; what is searched for comes by name. */
export function ColumnHeader({ name, query }: ColumnHeaderProps) {
  return (
    <SortHeader
      label={name === "name" ? "Name" : columnLabels[name]}
      width={columnWidths[name]}
      sorts={query.search ? undefined : columnSorts[name]}
      isDescendingFirst={name === "added" || name === "updated"}
      sort={query.sort}
      pathOf={(sort) => `${href("/contacts")}?${writeQuery({ ...query, sort, cursor: null })}`}
    />
  );
}
