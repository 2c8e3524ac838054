import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { submit } from "#app/forms/submit.ts";
import { routeId } from "#app/route-id.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { newStage } from "#domain/pipeline/input.ts";
import { tagColorFor } from "#domain/tag.ts";
import type { Route } from "./+types/stage-new";
import { readPipelines, withId } from "./read-pipelines.ts";
import { StageForm } from "./stage-form.tsx";

export { FormGone as ErrorBoundary } from "#app/forms/form-gone.tsx";

export const meta: Route.MetaFunction = () => [{ title: "New stage · Kith" }];

export async function loader({ params, context }: Route.LoaderArgs) {
  const pipelines = await readPipelines(context.get(pageContext).api);
  const { name, stages } = withId(pipelines, routeId(params.id), "pipeline");
  return { pipeline: name, color: tagColorFor(stages.length) };
}

export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const pipelineId = routeId(params.id);
  return submit(request, newStage, async (stage, operation) => {
    const made = await api.stage.create({ ...stage, pipelineId, operation });
    return redirectSaying(href("/settings/pipelines"), {
      text: `Added “${made.name}”.`,
      undo: made.operation,
    });
  });
}

export default function NewStage({ loaderData, actionData }: Route.ComponentProps) {
  const { pipeline, color } = loaderData;
  return (
    <div className="narrow">
      <PageHeader title="New stage" detail={`in ${pipeline}`} />
      <StageForm
        answer={actionData}
        stage={{ name: "", kind: "open", color }}
        submitLabel="Add stage"
      />
    </div>
  );
}
