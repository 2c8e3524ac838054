import type { List, ListQuery } from "./list.ts";
import { SelectPage } from "./selection-cells.tsx";
import { SortHeader } from "./sort-header.tsx";
import "#app/ui/edge-fade.css";

interface ListTableProps<
  Query extends ListQuery<Column, Sort>,
  Column extends string,
  Sort extends string,
> {
  list: List<Query, Column, Sort>;
  query: Query;
  /** The columns after the first one, in order. */
  columns: readonly Column[];
  className?: string;
  /** The rows; `from` is the list's query for the links to records. */
  rows: (from: string) => React.ReactNode;
}

/** The width of the checkbox column, in pixels. */
const boxWidth = 40;

/** What fits beside the sidebar of a laptop, in pixels. */
const laptop = 1_000;

/** Records in rows, with columns that sort them; on a phone a row has two lines. */
export function ListTable<
  Query extends ListQuery<Column, Sort>,
  Column extends string,
  Sort extends string,
>({ list, query, columns, className = "", rows }: ListTableProps<Query, Column, Sort>) {
  const shown = [list.lead, ...columns.map((name) => list.columns[name])];
  const least = boxWidth + shown.reduce((sum, { width }) => sum + width, 0);
  return (
    <div className={least > laptop ? "table-frame table-wide edge-fade" : "table-frame edge-fade"}>
      <table className={`table list-table ${className}`}>
        <thead>
          <tr>
            <SelectPage />
            {shown.map((column) => (
              <SortHeader
                key={column.label}
                {...column}
                sorts={list.canSort(query) ? column.sorts : undefined}
                sort={query.sort ?? list.defaultSort(query)}
                pathOf={(sort) => list.query.pathOf({ ...query, sort, cursor: null })}
              />
            ))}
          </tr>
        </thead>
        <tbody>{rows(list.query.write(query).toString())}</tbody>
      </table>
    </div>
  );
}
