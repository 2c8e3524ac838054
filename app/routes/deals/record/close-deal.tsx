import { href, Link } from "react-router";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import type { ClosedKind } from "#domain/pipeline/pipeline.ts";
import type { Route } from "./+types/close";
import ClosingForm from "./closing-form.tsx";

export function CloseDeal({ loaderData, actionData }: Route.ComponentProps) {
  const { title, ...closing } = loaderData;
  return (
    <div className="narrow">
      <PageHeader title={title} />
      <div className="card">
        {closing.stages.length > 0 ? (
          <ClosingForm {...closing} id="close-deal" answer={actionData} autoFocus={!actionData}>
            <Link className="button" to={closing.to}>
              Cancel
            </Link>
          </ClosingForm>
        ) : (
          <NoStage kind={closing.kind} />
        )}
      </div>
    </div>
  );
}

function NoStage({ kind }: { kind: ClosedKind }) {
  return (
    <EmptyState
      title={`No pipeline has a ${kind} stage`}
      link={{ to: href("/settings/pipelines"), label: "Pipelines" }}
    >
      Add a {kind} stage to a pipeline first.
    </EmptyState>
  );
}
