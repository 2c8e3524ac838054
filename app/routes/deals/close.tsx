import { data, href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { submit } from "#app/forms/submit.ts";
import { routeId } from "#app/route-id.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { todayOf } from "#app/zone.ts";
import { closingForm } from "#domain/deal-input.ts";
import { type StageKind, stageKindLabels } from "#domain/pipeline.ts";
import type { Route } from "./+types/close.ts";
import { ClosingForm } from "./closing-form.tsx";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `${loaderData.title} · Kith` : "Kith" },
];

function kindIn({ kind }: { kind: string }): Exclude<StageKind, "open"> {
  if (kind !== "won" && kind !== "lost") throw data("There is no such page.", { status: 404 });
  return kind;
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const { api, session } = context.get(pageContext);
  const kind = kindIn(params);
  const { deal, stages, lostReasons } = await api.deal.places({ id: routeId(params.id) });
  const current = stages.find(({ id }) => id === deal.stageId);
  return {
    kind,
    title: `${deal.title}: ${stageKindLabels[kind].toLowerCase()}`,
    dealId: deal.id,
    stages: stages.filter(
      (stage) => stage.kind === kind && stage.pipelineId === current?.pipelineId,
    ),
    lostReasons,
    today: todayOf(session),
  };
}

/** Closes a deal as won or as lost, on a day and, where it is lost, with a reason. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  const kind = kindIn(params);
  return submit(request, closingForm, async ({ otherReason, ...closing }, operation) => {
    const lostReason = kind === "lost" ? (otherReason ?? closing.lostReason) : undefined;
    const move = { ...closing, lostReason, afterId: null };
    const closed = await api.deal.move({ id, ...move, operation });
    return redirectSaying(href("/deals/:id", { id: params.id }), {
      text: `${closed.title} is ${kind}.`,
      undo: closed.operation,
    });
  });
}

export default function CloseDeal({ loaderData, actionData }: Route.ComponentProps) {
  const { title, ...closing } = loaderData;
  return (
    <div className="narrow">
      <PageHeader title={title} />
      <div className="card">
        <ClosingForm {...closing} answer={actionData} />
      </div>
    </div>
  );
}
