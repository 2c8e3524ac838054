import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { backTo } from "#app/forms/back.ts";
import { runListButtonAction } from "#app/forms/button-action.ts";
import { dialogRoute } from "#app/forms/dialog-route.ts";
import { textOf } from "#app/forms/read-form.ts";
import { routeId } from "#app/route-id.ts";
import type { Route } from "./+types/move";
import { moveTodo } from "./move-to-status.ts";
import { MoveTask } from "./move-todo.tsx";

export const { clientAction, clientLoader } = dialogRoute;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `Move “${loaderData.todo.title}” · Kith` : "Kith" },
];

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { api } = context.get(pageContext);
  const { id, title, status } = await api.todo.byId({ id: routeId(params.id) });
  return { todo: { id, title, status }, to: backTo(request, href("/tasks/board")) };
}

/** Moves a task to another status, and returns to the page with the link. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return runListButtonAction(request, async (operation, form) => {
    const done = await moveTodo(api, { id, status: textOf(form, "status"), operation });
    return redirectSaying(backTo(request, href("/tasks/board")), done);
  });
}

export default MoveTask;
