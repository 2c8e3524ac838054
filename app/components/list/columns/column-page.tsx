import { Link } from "react-router";
import { PageHeader } from "#app/ui/page-header.tsx";
import type { ColumnList } from "../column-choice.ts";
import { ColumnForm } from "./column-form.tsx";

interface ColumnPageProps<Column extends string> {
  list: ColumnList<Column> & { nouns: { many: string }; query: { path: string } };
  shown: readonly Column[];
  /** The list's query. */
  listQuery: string;
}

/** The selection of a list's columns, as a page. */
export function ColumnPage<Column extends string>(props: ColumnPageProps<Column>) {
  const { list, shown, listQuery } = props;
  return (
    <div className="narrow">
      <PageHeader title="Columns" />
      <ColumnForm key={shown.join()} {...props} className="form card">
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
