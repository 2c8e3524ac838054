import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { backTo } from "#app/forms/back.ts";
import { runListButtonAction } from "#app/forms/button-action.ts";
import { dialogRoute } from "#app/forms/dialog-route.ts";
import { numberOf } from "#app/forms/read-form.ts";
import { routeId } from "#app/route-id.ts";
import type { Route } from "./+types/move";
import { MoveDeal } from "./move-deal.tsx";
import { movedMessage } from "./moved-message.ts";

export const { clientAction, clientLoader } = dialogRoute;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `Move “${loaderData.deal.title}” · Kith` : "Kith" },
];

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { api } = context.get(pageContext);
  const { deal, stages, pipelines } = await api.deal.places({ id: routeId(params.id) });
  return { deal, stages, pipelines, to: backTo(request, href("/deals")) };
}

/** Moves a deal to the top of a stage, and returns to the page with the button. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return runListButtonAction(request, async (operation, form) => {
    const stageId = numberOf(form, "stageId");
    const moved = await api.deal.move({ id, stageId, afterId: null, operation });
    return redirectSaying(backTo(request, href("/deals")), {
      text: movedMessage(moved),
      undo: moved.operation,
    });
  });
}

export default MoveDeal;
