import { Fragment } from "react";
import { href, replace } from "react-router";
import { Composer } from "#app/components/activity/composer.tsx";
import { loggedWith } from "#app/components/activity/logged.server.ts";
import { cameFrom } from "#app/components/came-from.ts";
import { CompanyName } from "#app/components/contact-position.tsx";
import { DealContactName } from "#app/components/deal-contact.tsx";
import { AllFiles } from "#app/components/files/all-files.tsx";
import { FilesCard } from "#app/components/files/files-card.tsx";
import { listOpenedFrom } from "#app/components/list/list.ts";
import { OpenTasks } from "#app/components/open-tasks.tsx";
import { Prose } from "#app/components/prose.tsx";
import { RecordActions } from "#app/components/record-actions.tsx";
import { RecordDates } from "#app/components/record-dates.tsx";
import { TagChip } from "#app/components/tag-chip.tsx";
import { renderTimeline } from "#app/components/timeline/rendered.server.ts";
import { Timeline } from "#app/components/timeline/timeline.tsx";
import { readTimelineQuery } from "#app/components/timeline/timeline-query.ts";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { formatMoney } from "#app/format.ts";
import { backFrom } from "#app/forms/back.ts";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { submit } from "#app/forms/submit.ts";
import { answerOrFormError } from "#app/forms/unanswered.ts";
import { localeOf } from "#app/locale.ts";
import { renderMarkdown } from "#app/markdown.server.ts";
import { routeId } from "#app/route-id.ts";
import { useReading } from "#app/use-reading.ts";
import { todayOf, zoneOf } from "#app/zone.ts";
import { displayName } from "#domain/contact/contact.ts";
import { dealFields } from "#domain/deal/fields.ts";
import { dealGroupNoun } from "#domain/deal/group.ts";
import { editedDealGroup } from "#domain/deal/input.ts";
import { dealTimelineKindLabels, dealTimelineKinds } from "#domain/timeline/timeline.ts";
import { Icon } from "../../../ui/icon.tsx";
import { editPath } from "../list/came-from.ts";
import { dealRequest } from "../list/deal-request.ts";
import type { Route } from "./+types/show";
import { DealClosing } from "./deal-closing.tsx";
import { DealDetails } from "./deal-details.tsx";
import { DealEditable, useExpectedDeal } from "./deal-editable.tsx";
import { DealNavigation } from "./deal-navigation.tsx";
import { DealPeople } from "./deal-people.tsx";
import type { ShownDeal } from "./shown-deal.ts";
import { StagePath } from "./stage-path.tsx";
import { writeTimes } from "./stage-times.server.ts";
import "#app/ui/input-file.css";
import "#app/components/files/files.css";
import "#app/components/record.css";
import "./deal.css";
import "#app/components/history.css";
import "#app/components/timeline.css";
import "#app/components/prose.css";

export { FormGone as ErrorBoundary } from "#app/forms/form-gone.tsx";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `${loaderData.deal.title} · Kith` : "Kith" },
];

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { api, session, hasFiles } = context.get(pageContext);
  const { searchParams } = new URL(request.url);
  const from = cameFrom(searchParams);
  const query = readTimelineQuery(searchParams, dealTimelineKinds);
  const { deal, others, lostReasons, ...page } = await api.deal.page({
    id: routeId(params.id),
    ...query,
    list: listOpenedFrom(dealRequest, from, zoneOf(session)),
  });
  return {
    ...page,
    timeline: renderTimeline(page.timeline),
    times: writeTimes(page.times, { locale: localeOf(session), timeZone: zoneOf(session) }),
    deal: { ...deal, others, lostReasons },
    description: renderMarkdown(deal.description),
    kind: query.kind,
    hasFiles,
    logged: await loggedWith(api, searchParams, "dealId", deal.id),
    from,
    today: todayOf(session),
  };
}

/** Saves one group of fields, and nothing else. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api, session } = context.get(pageContext);
  const id = routeId(params.id);
  return submit(
    request,
    editedDealGroup(localeOf(session)),
    async ({ group, deal, version, overwrites }, operation) => {
      const edited = await api.deal.update({ id, deal, version, overwrites, operation });
      const text = `Updated the ${dealGroupNoun(group)} of “${edited.title}”.`;
      const back = backFrom(request, href("/deals/:id", { id: params.id }));
      return redirectSaying(back, { text, undo: edited.operation }, replace);
    },
  );
}

export function clientAction({ serverAction }: Route.ClientActionArgs) {
  return answerOrFormError(serverAction);
}

export default function ShowDeal({ loaderData }: Route.ComponentProps) {
  const { tags, stage, path, times, reopenIn, tasks, timeline, neighbours, kind, from, today } =
    loaderData;
  const deal = useExpectedDeal(loaderData.deal);
  const saved = deal.description === loaderData.deal.description;
  // An edit that was begun on one deal's page doesn't continue on the next one's.
  return (
    <Fragment key={deal.id}>
      <DealNavigation from={from} neighbours={neighbours} />
      <Header deal={deal} tags={tags} from={from} />
      <section className="card deal-stage" aria-label="Stage">
        <StagePath dealId={deal.id} stageId={deal.stageId} path={path} times={times} />
        <DealClosing deal={deal} stage={stage} path={path} reopenIn={reopenIn} today={today} />
      </section>
      <div className="record">
        <aside className="record-side" aria-label="About">
          <OpenTasks of="deal" id={deal.id} tasks={tasks} today={today} from={from} />
          <section className="card" aria-labelledby="people">
            <h2 id="people">Contacts</h2>
            <DealPeople deal={deal} />
          </section>
          <section className="card" aria-label="Details">
            <DealDetails deal={deal} stage={stage} today={today} />
          </section>
          {loaderData.hasFiles ? (
            <FilesCard party="dealId" id={deal.id}>
              <AllFiles />
            </FilesCard>
          ) : null}
          <RecordDates record={deal} />
        </aside>
        <div className="record-main">
          <section className="card" aria-labelledby="description">
            <h2 id="description">{dealFields.description.label}</h2>
            <DealEditable group="description" deal={deal}>
              {deal.description ? (
                <Prose html={saved ? loaderData.description : null} text={deal.description} />
              ) : null}
            </DealEditable>
          </section>
          <section className="card" aria-labelledby="timeline">
            <h2 id="timeline">Timeline</h2>
            <Composer
              parties={{
                dealId: deal.id,
                contactId: deal.contact?.deleted ? null : deal.contactId,
                companyId: deal.contact?.companyId,
              }}
              about={`on ${deal.title}`}
              name={deal.contact && !deal.contact.deleted ? displayName(deal.contact) : deal.title}
              today={today}
              logged={loaderData.logged}
              hasFiles={loaderData.hasFiles}
            />
            <Timeline
              kind={kind}
              labels={dealTimelineKindLabels}
              page={timeline}
              of="deal"
              undoneTo={href("/deals")}
              today={today}
            />
          </section>
        </div>
      </div>
    </Fragment>
  );
}

type Loaded = Route.ComponentProps["loaderData"];

interface HeaderProps extends Pick<Loaded, "tags" | "from"> {
  deal: ShownDeal;
}

function Header({ deal, tags, from }: HeaderProps) {
  const reading = useReading();
  const id = String(deal.id);
  return (
    <header className="record-header">
      <div className="record-name">
        <DealEditable group="title" deal={deal}>
          <h1 dir="auto">{deal.title}</h1>
        </DealEditable>
        <DealEditable group="value" deal={deal}>
          {deal.value === null ? null : (
            <span className="deal-worth">{formatMoney(deal.value, deal.currency, reading)}</span>
          )}
        </DealEditable>
        <Company deal={deal} />
        {tags.length > 0 ? (
          <ul className="chips" aria-label="Contact tags">
            {tags.map((tag) => (
              <li key={tag.id}>
                <TagChip tag={tag} />
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <div className="page-actions">
        <ButtonForm action={href("/deals/:id/duplicate", { id })}>
          <Icon name="copy" />
          Duplicate
        </ButtonForm>
        <RecordActions
          editTo={editPath(deal.id, from)}
          deleteTo={href("/deals/:id/delete", { id })}
        />
      </div>
    </header>
  );
}

/** The companies of the deal's contacts. */
function Company({ deal: { contact, others } }: { deal: ShownDeal }) {
  if (!contact) return null;
  const more = others.length === 1 ? "1 other" : `${others.length} others`;
  return (
    <p className="page-detail">
      <DealContactName contact={contact}>{displayName(contact)}</DealContactName>
      {others.length > 0 ? ` and ${more}` : null}
      {contact.company ? (
        <>
          {" · "}
          <CompanyName contact={contact} />
        </>
      ) : null}
    </p>
  );
}
