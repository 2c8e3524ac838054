import { Suspense, startTransition, useEffect, useState } from "react";
import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { submit } from "#app/forms/submit.ts";
import { lazyComponent } from "#app/ui/lazy-component.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { newPipeline } from "#domain/pipeline/input.ts";
import type { Route } from "./+types/pipelines";
import { PipelineForm } from "./pipeline-form.tsx";
import { PipelineList } from "./pipeline-list.tsx";
import { readPipelines } from "./read-pipelines.ts";
import "./settings.css";

/** Drag and drop loads once the page can be read, and on this page only. */
const PipelinesLive = lazyComponent(() => import("./pipelines-live.client.tsx"));

export const meta: Route.MetaFunction = () => [{ title: "Pipelines and stages · Kith" }];

export async function loader({ context }: Route.LoaderArgs) {
  return { pipelines: await readPipelines(context.get(pageContext).api) };
}

export function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return submit(request, newPipeline, async (pipeline, operation) => {
    const made = await api.pipeline.create({ ...pipeline, operation });
    return redirectSaying(href("/settings/pipelines"), {
      text: `Created “${made.name}” with the default stages.`,
      undo: made.operation,
    });
  });
}

export default function Pipelines({ loaderData, actionData }: Route.ComponentProps) {
  const { pipelines } = loaderData;
  const [live, setLive] = useState(false);
  useEffect(() => startTransition(() => setLive(true)), []);
  const plain = <PipelineList pipelines={pipelines} />;
  return (
    <>
      <PageHeader title="Pipelines and stages" />
      <div className="columns">
        {live ? (
          <Suspense fallback={plain}>
            <PipelinesLive pipelines={pipelines} />
          </Suspense>
        ) : (
          plain
        )}
        <aside aria-labelledby="new-pipeline">
          <h2 id="new-pipeline">New pipeline</h2>
          <PipelineForm
            key={pipelines.length}
            answer={actionData}
            pipeline={{ name: "" }}
            hint="Starts with six stages, which you can change."
            submitLabel="Create pipeline"
          />
        </aside>
      </div>
    </>
  );
}
