import { href, redirect } from "react-router";
import { changeSelected } from "#app/components/list/server/change-selected.ts";
import { pageContext } from "#app/context.ts";
import { zoneOf } from "#app/zone.ts";
import type { Route } from "./+types/bulk";
import { todoRequest } from "./todo-request.ts";

export function loader() {
  return redirect(href("/tasks"));
}

/** Runs the action that the URL names on the selected tasks. */
export function action({ request, url, context }: Route.ActionArgs) {
  const { api, session } = context.get(pageContext);
  return changeSelected(request, {
    list: todoRequest,
    pathname: url.pathname,
    timeZone: zoneOf(session),
    change: (part) => api.todo.bulk(part),
  });
}
