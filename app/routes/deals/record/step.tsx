import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { dialogRoute } from "#app/forms/dialog-route.ts";
import { submit } from "#app/forms/submit.ts";
import { safeNext } from "#app/refusals.ts";
import { routeId } from "#app/route-id.ts";
import { nextStepForm } from "#domain/todo/input.ts";
import type { Route } from "./+types/step";
import { AddStep } from "./add-step.tsx";

export { FormGone as ErrorBoundary } from "#app/forms/form-gone.tsx";

export const { clientAction, clientLoader } = dialogRoute;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `Next step for “${loaderData.title}” · Kith` : "Kith" },
];

/** The page to return to: the one in the URL, or the board. */
function pageBefore(request: Request): string {
  return safeNext(new URL(request.url).searchParams.get("to"), href("/deals"));
}

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { id, title } = await context.get(pageContext).api.deal.byId({ id: routeId(params.id) });
  return { id, title, back: pageBefore(request) };
}

export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const dealId = routeId(params.id);
  return submit(request, nextStepForm, async (step, operation) => {
    const made = await api.todo.create({ ...step, dealId, operation });
    return redirectSaying(pageBefore(request), {
      text: `Added next step “${made.title}”.`,
      link: { to: href("/deals/:id", { id: params.id }), text: "Show deal" },
      undo: made.operation,
    });
  });
}

export default AddStep;
