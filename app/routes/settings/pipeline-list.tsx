import { type Frames, PipelineSection } from "./pipeline-section.tsx";
import type { PipelineWithStages } from "./read-pipelines.ts";

const plainFrames: Frames = {
  Pipelines: ({ children }) => <div className="pipelines">{children}</div>,
  Pipeline: ({ children }) => <div className="pipeline">{children(null)}</div>,
  Stages: ({ pipeline, children }) => (
    <ol className="stage-rows card" aria-label={`Stages of ${pipeline.name}`}>
      {children}
    </ol>
  ),
  Stage: ({ children }) => <li className="stage-row">{children(null)}</li>,
};

interface PipelineListProps {
  pipelines: PipelineWithStages[];
  frames?: Frames;
}

/** The pipelines of a workspace, each with its stages, in order. */
export function PipelineList({ pipelines, frames = plainFrames }: PipelineListProps) {
  const order = pipelines.map(({ id }) => id);
  return (
    <frames.Pipelines>
      {pipelines.map((pipeline, index) => (
        <frames.Pipeline key={pipeline.id} pipeline={pipeline} index={index}>
          {(handle) => (
            <PipelineSection pipeline={pipeline} order={order} frames={frames} handle={handle} />
          )}
        </frames.Pipeline>
      ))}
    </frames.Pipelines>
  );
}
