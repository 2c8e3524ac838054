import { Form, href, Link } from "react-router";
import { StageBadge } from "#app/components/stage-badge.tsx";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { backTo } from "#app/forms/back.ts";
import { runListButtonAction } from "#app/forms/button-action.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { numberOf } from "#app/forms/read-form.ts";
import { routeId } from "#app/route-id.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import type { Pipeline } from "#server/services/pipeline.ts";
import type { Stage } from "#server/services/stage-list.ts";
import type { Route } from "./+types/move";
import { ClosingLinks } from "./closing-links.tsx";
import { movedMessage } from "./moved-message.ts";

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

export default function MoveDeal({ loaderData }: Route.ComponentProps) {
  const { deal, stages, pipelines, to } = loaderData;
  const others = stages.filter(({ id }) => id !== deal.stageId);
  return (
    <div className="narrow">
      <PageHeader title={`Move “${deal.title}” to…`} />
      <div className="card move-stages">
        {pipelines.map((pipeline) => (
          <Places
            key={pipeline.id}
            dealId={deal.id}
            pipeline={pipeline}
            stages={others.filter(
              ({ pipelineId, kind }) => pipelineId === pipeline.id && kind !== "lost",
            )}
            to={to}
          />
        ))}
        <ClosingLinks dealId={deal.id} stages={stages} to={to} />
      </div>
      <div className="form-actions">
        <Link className="button" to={to}>
          Cancel
        </Link>
      </div>
    </div>
  );
}

interface PlacesProps {
  dealId: number;
  pipeline: Pipeline;
  stages: Stage[];
  /** The page to go back to. */
  to: string;
}

function Places({ dealId, pipeline, stages, to }: PlacesProps) {
  if (stages.length === 0) return null;
  const page = href("/deals/:id/move", { id: String(dealId) });
  return (
    <section aria-label={pipeline.name}>
      <h2>{pipeline.name}</h2>
      <Form method="post" action={`${page}?${new URLSearchParams({ to })}`}>
        <FormKeyInput />
        {stages.map((stage) => (
          <button
            key={stage.id}
            type="submit"
            className="menu-item menu-button"
            name="stageId"
            value={stage.id}
          >
            <StageBadge stage={stage} />
          </button>
        ))}
      </Form>
    </section>
  );
}
