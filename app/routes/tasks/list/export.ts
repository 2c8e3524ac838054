import { exportList } from "#app/components/list/server/export-list.ts";
import { pageContext } from "#app/context.ts";
import { todoColumns } from "#app/files/export/todo-columns.ts";
import { zoneOf } from "#app/zone.ts";
import type { Route } from "./+types/export";
import { todoRequest } from "./todo-request.ts";

/** All tasks, or those that are selected, as one file. */
export function loader({ request, context }: Route.LoaderArgs) {
  const { api, session } = context.get(pageContext);
  return exportList(request, {
    list: todoRequest,
    timeZone: zoneOf(session),
    columns: todoColumns,
    read: (selection, after?: number) => api.todo.export({ selection, after }),
  });
}
