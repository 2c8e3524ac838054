import { Form, href, Link } from "react-router";
import { StageBadge } from "#app/components/stage-badge.tsx";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { stageKindLabels } from "#domain/pipeline/pipeline.ts";
import type { Stage } from "#server/services/stage-list.ts";
import { Icon } from "../../ui/icon.tsx";
import { MoveButtons } from "./move-buttons.tsx";
import type { PipelineWithStages } from "./read-pipelines.ts";

/**
 * The elements around pipelines and stages: plain ones, or ones that can be dragged by a handle.
 */
export interface Frames {
  Pipelines: React.ComponentType<{ children: React.ReactNode }>;
  Pipeline: React.ComponentType<{
    pipeline: PipelineWithStages;
    index: number;
    children: (handle: React.ReactNode) => React.ReactNode;
  }>;
  Stages: React.ComponentType<{ pipeline: PipelineWithStages; children: React.ReactNode }>;
  Stage: React.ComponentType<{
    stage: Stage;
    index: number;
    children: (handle: React.ReactNode) => React.ReactNode;
  }>;
}

interface PipelineSectionProps {
  pipeline: PipelineWithStages;
  /** The ids of all pipelines in order. */
  order: number[];
  frames: Frames;
  /** The handle that drags the pipeline. */
  handle: React.ReactNode;
}

/** A pipeline with its stages, and the actions on each. */
export function PipelineSection({ pipeline, order, frames, handle }: PipelineSectionProps) {
  const { name, stages } = pipeline;
  const stageOrder = stages.map((stage) => stage.id);
  const several = order.length > 1;
  const id = String(pipeline.id);
  const heading = `pipeline-${id}`;
  const orderForm = `order-${id}`;
  const pipelinesForm = `${orderForm}-of-all`;
  return (
    <section aria-labelledby={heading}>
      <header className="pipeline-header">
        <h2 id={heading} dir="auto">
          {name}
        </h2>
        <div className="pipeline-actions">
          {several ? handle : null}
          {several ? (
            <MoveButtons
              form={pipelinesForm}
              name={name}
              order={order}
              index={order.indexOf(pipeline.id)}
            />
          ) : null}
          <Link
            className="button button-quiet"
            to={href("/settings/pipelines/:id", { id })}
            aria-label={`Rename ${name}`}
          >
            <Icon name="pencil" />
          </Link>
          <DeleteButton action={href("/settings/pipelines/:id/delete", { id })} name={name} />
          <Link
            className="button"
            to={href("/settings/pipelines/:id/stages/new", { id })}
            aria-label={`Add stage to ${name}`}
          >
            <Icon name="plus" />
            Add stage
          </Link>
        </div>
      </header>
      {/* The buttons that move a stage belong to the first form, those that move the pipeline to the second. */}
      <Form id={orderForm} method="post" action={href("/settings/stages/order")} preventScrollReset>
        <FormKeyInput />
      </Form>
      <Form
        id={pipelinesForm}
        method="post"
        action={href("/settings/pipelines/order")}
        preventScrollReset
      >
        <FormKeyInput />
      </Form>
      <frames.Stages pipeline={pipeline}>
        {stages.map((stage, index) => (
          <frames.Stage key={stage.id} stage={stage} index={index}>
            {(stageHandle) => (
              <>
                {stageHandle}
                <StageSummary stage={stage} />
                <div className="stage-actions">
                  <MoveButtons
                    form={orderForm}
                    name={stage.name}
                    order={stageOrder}
                    index={index}
                  />
                  <Link
                    className="button button-quiet"
                    to={href("/settings/stages/:id", { id: String(stage.id) })}
                    aria-label={`Edit ${stage.name}`}
                  >
                    <Icon name="pencil" />
                  </Link>
                  <DeleteButton
                    action={href("/settings/stages/:id/delete", { id: String(stage.id) })}
                    name={stage.name}
                  />
                </div>
              </>
            )}
          </frames.Stage>
        ))}
      </frames.Stages>
    </section>
  );
}

function StageSummary({ stage }: { stage: Stage }) {
  return (
    <>
      <span className="stage-name">
        <StageBadge stage={stage} />
      </span>
      <span className="stage-kind">{stageKindLabels[stage.kind]}</span>
      <span className="stage-probability">
        {stage.probability}%<span className="visually-hidden"> chance of winning</span>
      </span>
      <span className="stage-rotting">
        {stage.kind === "open" && stage.rottingDays !== null ? (
          <>
            <Icon name="hourglass" size={14} />
            <span className="visually-hidden">stale after </span>
            {stage.rottingDays} {stage.rottingDays === 1 ? "day" : "days"}
          </>
        ) : null}
      </span>
    </>
  );
}

function DeleteButton({ action, name }: { action: string; name: string }) {
  return (
    <ButtonForm action={action} className="button button-quiet">
      <Icon name="trash-2" />
      <span className="visually-hidden">Delete {name}</span>
    </ButtonForm>
  );
}
