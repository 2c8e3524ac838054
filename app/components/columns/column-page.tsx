import { Link } from "react-router";
import { PageHeader } from "#app/ui/page-header.tsx";
import type { ColumnSet } from "./column-choice.ts";
import { ColumnForm } from "./column-form.tsx";

interface ColumnPageProps<Name extends string> extends ColumnSet<Name> {
  title: string;
  /** Where the choice is sent. */
  action: string;
  labels: Record<Name, string>;
  shown: readonly Name[];
  /** Where the list is, and what it shows, as its URL says it. */
  path: string;
  list: string;
}

/** The choice of a list's columns, as a page. */
export function ColumnPage<Name extends string>({ title, path, ...props }: ColumnPageProps<Name>) {
  const { list, shown } = props;
  return (
    <div className="narrow">
      <PageHeader title={title} />
      <ColumnForm key={shown.join()} {...props} className="form card">
        <Link className="button button-quiet" to={{ pathname: path, search: list && `?${list}` }}>
          Cancel
        </Link>
      </ColumnForm>
    </div>
  );
}
