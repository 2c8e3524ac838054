import { ColumnPage } from "#app/components/list/columns/column-page.tsx";
import { columnsOf, selectColumns } from "#app/components/list/server/select-columns.ts";
import type { Route } from "./+types/columns";
import { contactList } from "./contact-list.ts";

export const meta: Route.MetaFunction = () => [{ title: "Contact columns · Kith" }];

export function loader({ request }: Route.LoaderArgs) {
  return columnsOf(request, contactList);
}

/** Shows the contacts list with other columns, or in a different order. */
export function action({ request }: Route.ActionArgs) {
  return selectColumns(request, contactList);
}

export default function ContactColumns({ loaderData }: Route.ComponentProps) {
  return <ColumnPage list={contactList} {...loaderData} />;
}
