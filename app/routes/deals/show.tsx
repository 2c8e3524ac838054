import { Form, href, Link } from "react-router";
import { CompanyName } from "#app/components/contact-position.tsx";
import { DealContactName } from "#app/components/deal-contact.tsx";
import { History, historyParam } from "#app/components/history/history.tsx";
import { Prose } from "#app/components/prose.tsx";
import { RecordActions } from "#app/components/record-actions.tsx";
import { StageBadge } from "#app/components/stage-badge.tsx";
import { pageContext } from "#app/context.ts";
import { formatDay, formatMoment, formatMoney } from "#app/format.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { renderMarkdown } from "#app/markdown.server.ts";
import { routeId } from "#app/route-id.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { useReading } from "#app/use-reading.ts";
import { dealLabels } from "#domain/deal.ts";
import type { Stage } from "#server/services/stage-list.ts";
import type { Route } from "./+types/show.ts";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `${loaderData.deal.title} · Kith` : "Kith" },
];

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { api } = context.get(pageContext);
  const cursor = new URL(request.url).searchParams.get(historyParam);
  const { deal, stages, history } = await api.deal.page({
    id: routeId(params.id),
    history: cursor,
  });
  const stage = stages.find(({ id }) => id === deal.stageId);
  const others = stages.filter(
    ({ id, pipelineId }) => pipelineId === stage?.pipelineId && id !== stage.id,
  );
  return { deal, description: renderMarkdown(deal.description), stage, others, history };
}

export default function ShowDeal({ loaderData }: Route.ComponentProps) {
  const { deal, description, stage, others, history } = loaderData;
  const reading = useReading();
  const id = String(deal.id);
  return (
    <>
      <PageHeader title={deal.title} detail={formatMoney(deal.value, deal.currency, reading)}>
        <RecordActions
          editTo={href("/deals/:id/edit", { id })}
          deleteTo={href("/deals/:id/delete", { id })}
        />
      </PageHeader>
      <div className="columns deal-columns">
        <section className="card" aria-label="Details">
          <dl className="details">
            <div className="detail">
              <dt>{dealLabels.contactId}</dt>
              <dd>
                {deal.contact ? (
                  <>
                    <DealContactName contact={deal.contact} />
                    {deal.contact.company ? ", " : null}
                    <CompanyName contact={deal.contact} />
                  </>
                ) : (
                  <span className="muted">–</span>
                )}
              </dd>
            </div>
            <div className="detail">
              <dt>{dealLabels.expectedCloseDate}</dt>
              <dd>
                {deal.expectedCloseDate ? (
                  formatDay(deal.expectedCloseDate, reading)
                ) : (
                  <span className="muted">–</span>
                )}
              </dd>
            </div>
          </dl>
          <h2>{dealLabels.description}</h2>
          {description ? (
            <Prose html={description} />
          ) : (
            <p className="muted">
              Nothing written yet. <Link to={href("/deals/:id/edit", { id })}>Write something</Link>
            </p>
          )}
        </section>
        <aside className="card" aria-label="Stage and dates">
          <h2>Stage</h2>
          {stage ? <StageBadge stage={stage} /> : null}
          <MoveForm id={id} stages={others} />
          <dl className="dates">
            <dt>Added</dt>
            <dd>{formatMoment(deal.createdAt, reading)}</dd>
            <dt>Changed</dt>
            <dd>{formatMoment(deal.updatedAt, reading)}</dd>
          </dl>
        </aside>
        <section className="card" aria-label="History">
          <h2>History</h2>
          <History page={history} undoneTo={href("/deals")} />
        </section>
      </div>
    </>
  );
}

function MoveForm({ id, stages }: { id: string; stages: Stage[] }) {
  return (
    <Form method="post" action={href("/deals/:id/move", { id })} className="inline-form">
      <FormKeyInput />
      <select
        className="input"
        name="stageId"
        aria-label="Stage to move to"
        key={stages.map((stage) => stage.id).join()}
      >
        {stages.map((stage) => (
          <option key={stage.id} value={stage.id}>
            {stage.name}
          </option>
        ))}
      </select>
      <button type="submit" className="button">
        Move
      </button>
    </Form>
  );
}
