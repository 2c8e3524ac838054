import { getFormProps, getInputProps, useForm } from "@conform-to/react";
import { Form, href, Link } from "react-router";
import { StageBadge } from "#app/components/stage-badge.tsx";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { backFrom } from "#app/forms/back.ts";
import { FormErrors, Frame, InputField } from "#app/forms/field.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { OptionGroups, SelectField } from "#app/forms/select-field.tsx";
import { type FormAnswer, submit } from "#app/forms/submit.ts";
import { safeNext } from "#app/refusals.ts";
import { routeId } from "#app/route-id.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { todayOf } from "#app/zone.ts";
import { dealLabels } from "#domain/deal.ts";
import { moveForm } from "#domain/deal-input.ts";
import type { Pipeline } from "#server/services/pipeline.ts";
import type { Stage } from "#server/services/stage-list.ts";
import type { Route } from "./+types/move.ts";
import { ReasonInput } from "./reason-input.tsx";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `Move ${loaderData.deal.title} · Kith` : "Kith" },
];

export async function loader({ params, context }: Route.LoaderArgs) {
  const { api, session } = context.get(pageContext);
  const { deal, stages, pipelines, lostReasons } = await api.deal.places({
    id: routeId(params.id),
  });
  const today = todayOf(session);
  return { deal, stages, pipelines, lostReasons, today };
}

/** Moves a deal to the top of a stage, and returns to where its button was. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return submit(request, moveForm, async ({ to, ...move }, operation) => {
    const moved = await api.deal.move({ ...move, id, afterId: null, operation });
    return redirectSaying(safeNext(to, backFrom(request, href("/deals"))), {
      text: `Moved ${moved.title}.`,
      undo: moved.operation,
    });
  });
}

export default function MoveDeal({ loaderData, actionData }: Route.ComponentProps) {
  const { deal, stages, pipelines, lostReasons, today } = loaderData;
  const others = stages.filter(({ id }) => id !== deal.stageId);
  return (
    <div className="narrow">
      <PageHeader title={`Move ${deal.title} to`} />
      <div className="card move-places">
        {pipelines.map((pipeline) => (
          <Places
            key={pipeline.id}
            dealId={deal.id}
            pipeline={pipeline}
            stages={others.filter(
              ({ pipelineId, kind }) => pipelineId === pipeline.id && kind !== "lost",
            )}
          />
        ))}
      </div>
      <h2 className="move-close">Close it on a day, or as lost</h2>
      <CloseForm
        answer={actionData}
        stages={others.filter(({ kind }) => kind !== "open")}
        pipelines={pipelines}
        reasons={lostReasons}
        today={today}
      />
    </div>
  );
}

interface PlacesProps {
  dealId: number;
  pipeline: Pipeline;
  stages: Stage[];
}

function Places({ dealId, pipeline, stages }: PlacesProps) {
  return (
    <section aria-label={pipeline.name}>
      <h2>{pipeline.name}</h2>
      <Form method="post" action={href("/deals/:id/move", { id: String(dealId) })}>
        <FormKeyInput />
        <input type="hidden" name="to" value={href("/deals")} />
        {stages.map((stage) => (
          <button
            key={stage.id}
            type="submit"
            className="menu-item menu-button"
            name="stageId"
            value={stage.id}
          >
            <StageBadge stage={stage} />
          </button>
        ))}
      </Form>
    </section>
  );
}

interface CloseFormProps {
  answer: FormAnswer | undefined;
  stages: Stage[];
  pipelines: Pipeline[];
  reasons: string[];
  today: string;
}

interface Fields {
  stageId: string;
  closedDate: string;
  lostReason: string;
}

function CloseForm({ answer, stages, pipelines, reasons, today }: CloseFormProps) {
  const lost = stages.find(({ kind }) => kind === "lost") ?? stages[0];
  const [form, fields] = useForm<Fields>({
    lastResult: answer,
    defaultNoValidate: false,
    defaultValue: { stageId: String(lost?.id ?? ""), closedDate: today },
  });
  const { key, ...reason } = getInputProps(fields.lostReason, { type: "text" });
  return (
    <Form method="post" {...getFormProps(form)} className="form card">
      <FormKeyInput />
      <input type="hidden" name="to" value={href("/deals")} />
      <FormErrors id={form.errorId} errors={form.errors} />
      <div className="form-row">
        <SelectField label={dealLabels.stageId} meta={fields.stageId} required>
          <OptionGroups
            groups={pipelines.map(({ id, name }) => ({
              label: name,
              choices: stages
                .filter(({ pipelineId }) => pipelineId === id)
                .map((stage) => ({ value: String(stage.id), label: stage.name })),
            }))}
          />
        </SelectField>
        <InputField label={dealLabels.closedDate} meta={fields.closedDate} type="date" required />
      </div>
      <Frame meta={fields.lostReason} label={dealLabels.lostReason}>
        <ReasonInput key={key} {...reason} reasons={reasons} />
      </Frame>
      <div className="form-actions">
        <SubmitButton>Close deal</SubmitButton>
        <Link className="button" to={href("/deals")}>
          Cancel
        </Link>
      </div>
    </Form>
  );
}
