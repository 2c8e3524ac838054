import { href } from "react-router";
import { chooseColumns } from "#app/components/columns/choose-columns.ts";
import { ColumnPage } from "#app/components/columns/column-page.tsx";
import type { Route } from "./+types/columns";
import { columnLabels, dealColumnSet } from "./list-columns.ts";
import { readQuery, writeQuery } from "./list-query.ts";
import { dealColumnCookie } from "./remembered-columns.ts";

export const meta: Route.MetaFunction = () => [{ title: "Columns of deals · Kith" }];

export async function loader({ request }: Route.LoaderArgs) {
  const query = readQuery(new URLSearchParams(new URL(request.url).searchParams.get("list") ?? ""));
  const remembered = typeof query.view === "number" ? null : await dealColumnCookie.read(request);
  return { query, shown: query.columns ?? remembered ?? dealColumnSet.usual };
}

/** Shows the list of deals with other columns, or in another order of them. */
export function action({ request }: Route.ActionArgs) {
  const path = href("/deals/all");
  return chooseColumns(request, { path, cookie: dealColumnCookie, ...dealColumnSet });
}

export default function DealColumns({ loaderData }: Route.ComponentProps) {
  return (
    <ColumnPage
      title="Columns of deals"
      action={href("/deals/columns")}
      labels={columnLabels}
      shown={loaderData.shown}
      path={href("/deals/all")}
      list={writeQuery(loaderData.query).toString()}
      {...dealColumnSet}
    />
  );
}
