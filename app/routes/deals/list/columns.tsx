import { ColumnPage } from "#app/components/list/columns/column-page.tsx";
import { columnsOf, selectColumns } from "#app/components/list/server/select-columns.ts";
import type { Route } from "./+types/columns";
import { dealList } from "./deal-list.ts";

export const meta: Route.MetaFunction = () => [{ title: "Deal columns · Kith" }];

export function loader({ request }: Route.LoaderArgs) {
  return columnsOf(request, dealList);
}

/** Shows the deals list with other columns, or in a different order. */
export function action({ request }: Route.ActionArgs) {
  return selectColumns(request, dealList);
}

export default function DealColumns({ loaderData }: Route.ComponentProps) {
  return <ColumnPage list={dealList} {...loaderData} />;
}
