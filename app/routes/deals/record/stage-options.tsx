import type { Pipeline } from "#server/services/pipeline.ts";
import type { Stage } from "#server/services/stage-list.ts";

interface StageOptionsProps {
  stages: Stage[];
  pipelines: Pipeline[];
}

/** Stages to select from, grouped by pipeline if there are several. */
export function StageOptions({ stages, pipelines }: StageOptionsProps) {
  const optionsOf = (own: Stage[]) =>
    own.map(({ id, name }) => (
      <option key={id} value={id}>
        {name}
      </option>
    ));
  if (pipelines.length < 2) return optionsOf(stages);
  return pipelines.map(({ id, name }) => (
    <optgroup key={id} label={name}>
      {optionsOf(stages.filter(({ pipelineId }) => pipelineId === id))}
    </optgroup>
  ));
}
