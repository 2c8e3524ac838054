import { Link } from "react-router";
import { PageHeader } from "#app/ui/page-header.tsx";
import { columnLabels, columnNames, type List, type ListQuery } from "../list.ts";
import { ColumnForm } from "./column-form.tsx";

interface ColumnPageProps<
  Query extends ListQuery<Column, Sort>,
  Column extends string,
  Sort extends string,
> {
  list: List<Query, Column, Sort>;
  shown: readonly Column[];
  /** What the list shows, as its URL says it. */
  listQuery: string;
}

/** The choice of a list's columns, as a page. */
export function ColumnPage<
  Query extends ListQuery<Column, Sort>,
  Column extends string,
  Sort extends string,
>({ list, shown, listQuery }: ColumnPageProps<Query, Column, Sort>) {
  return (
    <div className="narrow">
      <PageHeader title={`Columns of ${list.nouns.many}`} />
      <ColumnForm
        key={shown.join()}
        action={list.columnsPath}
        labels={columnLabels(list.columns)}
        names={columnNames(list.columns)}
        usual={list.usualColumns}
        shown={shown}
        list={listQuery}
        className="form card"
      >
        <Link
          className="button button-quiet"
          to={{ pathname: list.query.path, search: listQuery && `?${listQuery}` }}
        >
          Cancel
        </Link>
      </ColumnForm>
    </div>
  );
}
