import { href } from "react-router";
import { chooseColumns } from "#app/components/columns/choose-columns.ts";
import { ColumnPage } from "#app/components/columns/column-page.tsx";
import type { Route } from "./+types/columns";
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
  return (
    <ColumnPage
      title="Columns of contacts"
      action={href("/contacts/columns")}
      labels={columnLabels}
      shown={loaderData.shown}
      path={href("/contacts")}
      list={writeQuery(loaderData.query).toString()}
      {...contactColumnSet}
    />
  );
}
