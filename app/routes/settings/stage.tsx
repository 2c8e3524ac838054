import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { submit } from "#app/forms/submit.ts";
import { routeId } from "#app/route-id.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { editedStage } from "#domain/pipeline/input.ts";
import type { Route } from "./+types/stage";
import { withId } from "./read-pipelines.ts";
import { StageForm } from "./stage-form.tsx";

export { FormGone as ErrorBoundary } from "#app/forms/form-gone.tsx";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `Edit stage “${loaderData.stage.name}” · Kith` : "Kith" },
];

export async function loader({ params, context }: Route.LoaderArgs) {
  const id = routeId(params.id);
  const stages = await context.get(pageContext).api.stage.list({ all: true });
  return { stage: withId(stages, id, "stage") };
}

export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return submit(request, editedStage, async ({ version, overwrites, ...stage }, operation) => {
    const edited = await api.stage.update({ id, stage, version, overwrites, operation });
    return redirectSaying(href("/settings/pipelines"), {
      text: `Saved “${edited.name}”.`,
      undo: edited.operation,
    });
  });
}

export default function EditStage({ loaderData, actionData }: Route.ComponentProps) {
  const { stage } = loaderData;
  return (
    <div className="narrow">
      <PageHeader title={`Edit stage “${stage.name}”`} />
      <StageForm answer={actionData} stage={stage} submitLabel="Save" />
    </div>
  );
}
