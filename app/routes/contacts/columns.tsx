import { href, Link } from "react-router";
import { chooseColumns } from "#app/components/columns/choose-columns.ts";
import { ColumnForm } from "#app/components/columns/column-form.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import type { Route } from "./+types/columns.ts";
import { columnLabels, contactColumnSet } from "./list-columns.ts";
import { readQuery, writeQuery } from "./query.ts";
import { contactColumnCookie } from "./remembered-columns.ts";

export const meta: Route.MetaFunction = () => [{ title: "Columns of contacts · Kith" }];

export async function loader({ request }: Route.LoaderArgs) {
  const query = readQuery(new URLSearchParams(new URL(request.url).searchParams.get("list") ?? ""));
  const remembered =
    typeof query.view === "number" ? null : await contactColumnCookie.read(request);
  return { query, shown: query.columns ?? remembered ?? contactColumnSet.usual };
}

/** Shows the contacts list with other columns, or in another order of them. */
export function action({ request }: Route.ActionArgs) {
  const path = href("/contacts");
  return chooseColumns(request, { path, cookie: contactColumnCookie, ...contactColumnSet });
}

export default function ContactColumns({ loaderData }: Route.ComponentProps) {
  const { query, shown } = loaderData;
  const list = writeQuery(query).toString();
  return (
    <div className="narrow">
      <PageHeader title="Columns of contacts" />
      <ColumnForm
        key={shown.join()}
        action={href("/contacts/columns")}
        labels={columnLabels}
        shown={shown}
        list={list}
        {...contactColumnSet}
        className="form card"
      >
        <Link
          className="button button-quiet"
          to={{ pathname: href("/contacts"), search: list && `?${list}` }}
        >
          Cancel
        </Link>
      </ColumnForm>
    </div>
  );
}
