import { exportList } from "#app/components/list/server/export-list.ts";
import { pageContext } from "#app/context.ts";
import { todosHeader, todosRows } from "#app/files/write-todos.ts";
import { zoneOf } from "#app/zone.ts";
import type { Route } from "./+types/export";
import { todoRequest } from "./todo-request.ts";

/** All tasks, or those that are selected, as one CSV file. */
export function loader({ request, context }: Route.LoaderArgs) {
  const { api, session } = context.get(pageContext);
  return exportList(request, {
    list: todoRequest,
    timeZone: zoneOf(session),
    header: todosHeader(),
    lines: todosRows,
    read: (from) => api.todo.export(from),
  });
}
