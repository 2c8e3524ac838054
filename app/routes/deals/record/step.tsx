import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { dialogRoute } from "#app/forms/dialog-route.ts";
import { submit } from "#app/forms/submit.ts";
import { routeId } from "#app/route-id.ts";
import { nextStepForm } from "#domain/todo/input.ts";
import type { Route } from "./+types/step";
import { AddStep } from "./add-step.tsx";

export { FormGone as ErrorBoundary } from "#app/forms/form-gone.tsx";

export const { clientAction, clientLoader } = dialogRoute;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `Next step for “${loaderData.title}” · Kith` : "Kith" },
];

export async function loader({ params, context }: Route.LoaderArgs) {
  const { id, title } = await context.get(pageContext).api.deal.byId({ id: routeId(params.id) });
  return { id, title };
}

export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const dealId = routeId(params.id);
  return submit(request, nextStepForm, async (step, operation) => {
    const made = await api.todo.create({ ...step, dealId, operation });
    return redirectSaying(href("/deals"), {
      text: `Added next step “${made.title}”.`,
      link: { to: href("/deals/:id", { id: params.id }), text: "Show deal" },
      undo: made.operation,
    });
  });
}

export default AddStep;
