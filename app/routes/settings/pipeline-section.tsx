import { ArrowDown, ArrowUp, Pencil, Plus, Trash2 } from "lucide-react";
import { Form, href, Link } from "react-router";
import { StageBadge } from "#app/components/stage-badge.tsx";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { stageKindLabels } from "#domain/pipeline.ts";
import type { Stage } from "#server/services/stage-list.ts";
import type { PipelineWithStages } from "./read-pipelines.ts";

/** A pipeline with its stages, and what can be done with each. */
export function PipelineSection({ pipeline }: { pipeline: PipelineWithStages }) {
  const { name, stages } = pipeline;
  const id = String(pipeline.id);
  const heading = `pipeline-${id}`;
  const orderForm = `order-${id}`;
  return (
    <section aria-labelledby={heading}>
      <header className="pipeline-header">
        <h2 id={heading}>{name}</h2>
        <div className="pipeline-actions">
          <Link
            className="button button-quiet"
            to={href("/settings/pipelines/:id", { id })}
            aria-label={`Rename ${name}`}
          >
            <Pencil size={16} aria-hidden="true" />
          </Link>
          <DeleteButton action={href("/settings/pipelines/:id/delete", { id })} name={name} />
          <Link
            className="button"
            to={href("/settings/pipelines/:id/stages/new", { id })}
            aria-label={`Add stage to ${name}`}
          >
            <Plus size={16} aria-hidden="true" />
            Add stage
          </Link>
        </div>
      </header>
      {/* The buttons that move a stage belong to this form, wherever they stand. */}
      <Form id={orderForm} method="post" action={href("/settings/stages/order")} preventScrollReset>
        <FormKeyInput />
      </Form>
      <ol className="stage-rows card" aria-label={`Stages of ${name}`}>
        {stages.map((stage, index) => (
          <li key={stage.id} className="stage-row">
            <StageWords stage={stage} />
            <div className="stage-actions">
              <MoveButton form={orderForm} stages={stages} index={index} by={-1} />
              <MoveButton form={orderForm} stages={stages} index={index} by={1} />
              <Link
                className="button button-quiet"
                to={href("/settings/stages/:id", { id: String(stage.id) })}
                aria-label={`Edit ${stage.name}`}
              >
                <Pencil size={16} aria-hidden="true" />
              </Link>
              <DeleteButton
                action={href("/settings/stages/:id/delete", { id: String(stage.id) })}
                name={stage.name}
              />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function StageWords({ stage }: { stage: Stage }) {
  return (
    <>
      <span className="stage-name">
        <StageBadge stage={stage} />
      </span>
      <span className="stage-kind">{stageKindLabels[stage.kind]}</span>
      <span className="stage-probability">
        {stage.probability}%<span className="visually-hidden"> likely to be won</span>
      </span>
    </>
  );
}

/** Puts a stage one place up or down: its value is the order that would then be. */
function MoveButton({
  form,
  stages,
  index,
  by,
}: {
  form: string;
  stages: Stage[];
  index: number;
  by: 1 | -1;
}) {
  const [stage, other] = [stages[index], stages[index + by]];
  const order = stages.map((each, at) => {
    if (at === index) return other?.id;
    return at === index + by ? stage?.id : each.id;
  });
  const [Icon, direction] = by < 0 ? [ArrowUp, "up"] : [ArrowDown, "down"];
  return (
    <button
      type="submit"
      form={form}
      name="ids"
      value={order.join(",")}
      className="button button-quiet"
      disabled={!other}
      aria-label={`Move ${stage?.name} ${direction}`}
    >
      <Icon size={16} aria-hidden="true" />
    </button>
  );
}

function DeleteButton({ action, name }: { action: string; name: string }) {
  return (
    <ButtonForm action={action} className="button button-quiet">
      <Trash2 size={16} aria-hidden="true" />
      <span className="visually-hidden">Delete {name}</span>
    </ButtonForm>
  );
}
