import { data } from "react-router";
import type { ChoiceGroup } from "#app/forms/select-field.tsx";
import { missing } from "#domain/refusal.ts";
import type { Api } from "#server/api.ts";
import type { Pipeline } from "#server/services/pipeline.ts";
import type { Stage } from "#server/services/stage-list.ts";

export type PipelineWithStages = Pipeline & { stages: Stage[] };

/** The pipelines of the workspace, each with its stages in their order. */
export async function readPipelines(api: Api): Promise<PipelineWithStages[]> {
  const [pipelines, stages] = await Promise.all([
    api.pipeline.list(),
    api.stage.list({ all: true }),
  ]);
  return pipelines.map((pipeline) => ({
    ...pipeline,
    stages: stages.filter(({ pipelineId }) => pipelineId === pipeline.id),
  }));
}

/** The row with this id; answers 404 if there is none. */
export function withId<Row extends { id: number }>(rows: Row[], id: number, noun: string): Row {
  const row = rows.find((each) => each.id === id);
  if (!row) throw data(missing(noun).message, { status: 404 });
  return row;
}

/** The stages of these pipelines, as targets for the deals of a deleted stage or pipeline. */
export function stageChoices(pipelines: PipelineWithStages[]): ChoiceGroup[] {
  return pipelines.map(({ name, stages }) => ({
    label: name,
    choices: stages.map((stage) => ({ value: String(stage.id), label: stage.name })),
  }));
}
