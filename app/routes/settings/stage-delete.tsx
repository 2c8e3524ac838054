import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { submit } from "#app/forms/submit.ts";
import { routeId } from "#app/route-id.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { deletionForm } from "#domain/pipeline/input.ts";
import type { Route } from "./+types/stage-delete";
import { DeletionForm } from "./deletion-form.tsx";
import { readPipelines, stageChoices, withId } from "./read-pipelines.ts";

export { FormGone as ErrorBoundary } from "#app/forms/form-gone.tsx";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `Delete stage “${loaderData.name}” · Kith` : "Kith" },
];

export async function loader({ params, context }: Route.LoaderArgs) {
  const pipelines = await readPipelines(context.get(pageContext).api);
  const all = pipelines.flatMap(({ stages }) => stages);
  const { id, name, pipelineId } = withId(all, routeId(params.id), "stage");
  const pipeline = withId(pipelines, pipelineId, "pipeline");
  const others = pipeline.stages.filter((stage) => stage.id !== id);
  return { name, targets: stageChoices([{ ...pipeline, stages: others }]) };
}

/** Deletes a stage; refused while it has deals and no stage is given to move them to. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return submit(request, deletionForm, async ({ moveDealsTo }, operation) => {
    const deleted = await api.stage.delete({ id, moveDealsTo, operation });
    return redirectSaying(href("/settings/pipelines"), {
      text: "Stage deleted.",
      undo: deleted.operation,
    });
  });
}

export default function DeleteStage({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <div className="narrow">
      <PageHeader title={`Delete stage “${loaderData.name}”`} />
      <DeletionForm answer={actionData} targets={loaderData.targets} submitLabel="Delete stage" />
    </div>
  );
}
