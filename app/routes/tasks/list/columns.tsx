import { ColumnPage } from "#app/components/list/columns/column-page.tsx";
import { columnsOf, selectColumns } from "#app/components/list/server/select-columns.ts";
import type { Route } from "./+types/columns";
import { todoList } from "./todo-list.ts";

export const meta: Route.MetaFunction = () => [{ title: "Task columns · Kith" }];

export function loader({ request }: Route.LoaderArgs) {
  return columnsOf(request, todoList);
}

/** Shows the list of tasks with other columns, or in a different order. */
export function action({ request }: Route.ActionArgs) {
  return selectColumns(request, todoList);
}

export default function TaskColumns({ loaderData }: Route.ComponentProps) {
  return <ColumnPage list={todoList} {...loaderData} />;
}
