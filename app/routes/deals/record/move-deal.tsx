import { href, Link } from "react-router";
import { StageBadge } from "#app/components/stage-badge.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { PageForm } from "#app/forms/page-form.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import type { Pipeline } from "#server/services/pipeline.ts";
import type { Stage } from "#server/services/stage-list.ts";
import type { Route } from "./+types/move";
import { ClosingLinks } from "./closing-links.tsx";

export function MoveDeal({ loaderData }: Route.ComponentProps) {
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
      <h2 dir="auto">{pipeline.name}</h2>
      <PageForm action={`${page}?${new URLSearchParams({ to })}`}>
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
      </PageForm>
    </section>
  );
}
