import { data, href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { backTo } from "#app/forms/back.ts";
import { dialogRoute } from "#app/forms/dialog-route.ts";
import { submit } from "#app/forms/submit.ts";
import { routeId } from "#app/route-id.ts";
import { todayOf } from "#app/zone.ts";
import { closingForm } from "#domain/deal/input.ts";
import type { ClosedKind } from "#domain/pipeline/pipeline.ts";
import { idIn } from "../board/query.ts";
import type { Route } from "./+types/close";
import { CloseDeal } from "./close-deal.tsx";

export { FormGone as ErrorBoundary } from "#app/forms/form-gone.tsx";

export const { clientAction, clientLoader } = dialogRoute;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `${loaderData.title} · Kith` : "Kith" },
];

function kindIn({ kind }: { kind: string }): ClosedKind {
  if (kind !== "won" && kind !== "lost") throw data("This page doesn't exist.", { status: 404 });
  return kind;
}

/** A deal that is already closed this way starts with its date and reason, to be corrected. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { api, session } = context.get(pageContext);
  const kind = kindIn(params);
  const { deal, pipelines, stages, lostReasons } = await api.deal.places({
    id: routeId(params.id),
  });
  const ofKind = stages.filter((stage) => stage.kind === kind);
  const current = ofKind.find(({ id }) => id === deal.stageId);
  const having = pipelines.filter(({ id }) => ofKind.some((stage) => stage.pipelineId === id));
  const own = ofKind.find(({ pipelineId }) => pipelineId === having[0]?.id);
  const asked = idIn(new URL(request.url).searchParams, "stage");
  const named = ofKind.find(({ id }) => id === asked);
  const today = todayOf(session);
  return {
    kind,
    title: `Mark “${deal.title}” as ${kind}`,
    to: backTo(request, href("/deals/:id", { id: params.id })),
    dealId: deal.id,
    stageId: named?.id ?? current?.id ?? own?.id,
    pipelines: having,
    stages: ofKind,
    lostReasons,
    closing: current
      ? { closedDate: deal.closedDate ?? today, lostReason: deal.lostReason }
      : { closedDate: today },
  };
}

/** Closes a deal as won or lost, on a date and, if lost, with a reason. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  const kind = kindIn(params);
  return submit(request, closingForm, async ({ lostReason, ...closing }, operation) => {
    const why = kind === "lost" ? { lostReason } : {};
    const closed = await api.deal.move({ id, ...closing, ...why, afterId: null, operation });
    return redirectSaying(backTo(request, href("/deals/:id", { id: params.id })), {
      text: `Marked “${closed.title}” as ${kind}.`,
      undo: closed.operation,
    });
  });
}

export default CloseDeal;
