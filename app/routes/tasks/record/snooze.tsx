import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { backTo } from "#app/forms/back.ts";
import { dialogRoute } from "#app/forms/dialog-route.ts";
import { submit } from "#app/forms/submit.ts";
import { safeNext } from "#app/refusals.ts";
import { routeId } from "#app/route-id.ts";
import { todayOf } from "#app/zone.ts";
import { snoozeForm } from "#domain/todo/form-input.ts";
import type { Route } from "./+types/snooze";
import { SnoozeTask } from "./snooze-todo.tsx";

export { FormGone as ErrorBoundary } from "#app/forms/form-gone.tsx";

export const { clientAction, clientLoader } = dialogRoute;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `Snooze “${loaderData.todo.title}” · Kith` : "Kith" },
];

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { api, session } = context.get(pageContext);
  const todo = await api.todo.byId({ id: routeId(params.id) });
  return { todo, today: todayOf(session), back: backTo(request, href("/tasks")) };
}

/** Puts a task off to another day. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return submit(request, snoozeForm, async ({ dueDate, to }, operation) => {
    const done = await api.todo.snooze({ id, dueDate, operation });
    return redirectSaying(safeNext(to ?? null, href("/tasks")), {
      text: `Snoozed “${done.title}”.`,
      undo: done.operation,
    });
  });
}

export default SnoozeTask;
