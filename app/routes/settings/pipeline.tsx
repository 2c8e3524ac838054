import { href, Link } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { submit } from "#app/forms/submit.ts";
import { routeId } from "#app/route-id.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { editedPipeline } from "#domain/pipeline/input.ts";
import type { Route } from "./+types/pipeline";
import { PipelineForm } from "./pipeline-form.tsx";
import { withId } from "./read-pipelines.ts";

export { FormGone as ErrorBoundary } from "#app/forms/form-gone.tsx";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `Rename pipeline “${loaderData.pipeline.name}” · Kith` : "Kith" },
];

export async function loader({ params, context }: Route.LoaderArgs) {
  const id = routeId(params.id);
  const pipelines = await context.get(pageContext).api.pipeline.list();
  return { pipeline: withId(pipelines, id, "pipeline") };
}

export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return submit(
    request,
    editedPipeline,
    async ({ version, overwrites, ...pipeline }, operation) => {
      const renamed = await api.pipeline.update({ id, pipeline, version, overwrites, operation });
      return redirectSaying(href("/settings/pipelines"), {
        text: `Saved “${renamed.name}”.`,
        undo: renamed.operation,
      });
    },
  );
}

export default function RenamePipeline({ loaderData, actionData }: Route.ComponentProps) {
  const { pipeline } = loaderData;
  return (
    <div className="narrow">
      <PageHeader title={`Rename pipeline “${pipeline.name}”`} />
      <PipelineForm answer={actionData} pipeline={pipeline} submitLabel="Save">
        <Link className="button button-quiet" to={href("/settings/pipelines")}>
          Cancel
        </Link>
      </PipelineForm>
    </div>
  );
}
