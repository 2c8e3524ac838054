import { Fragment } from "react";
import { href, Link, replace } from "react-router";
import { Composer } from "#app/components/activity/composer.tsx";
import { loggedWith } from "#app/components/activity/logged.server.ts";
import { Avatar } from "#app/components/avatar.tsx";
import { cameFrom } from "#app/components/came-from.ts";
import { ContactPosition } from "#app/components/contact-position.tsx";
import { AllFiles } from "#app/components/files/all-files.tsx";
import { FilesCard } from "#app/components/files/files-card.tsx";
import { listOpenedFrom } from "#app/components/list/list.ts";
import { mergePath } from "#app/components/merge-path.ts";
import { OpenTasks } from "#app/components/open-tasks.tsx";
import { Prose } from "#app/components/prose.tsx";
import { RecordActions } from "#app/components/record-actions.tsx";
import { RecordDates } from "#app/components/record-dates.tsx";
import { renderTimeline } from "#app/components/timeline/rendered.server.ts";
import { Timeline } from "#app/components/timeline/timeline.tsx";
import { readTimelineQuery } from "#app/components/timeline/timeline-query.ts";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { backFrom } from "#app/forms/back.ts";
import { submit } from "#app/forms/submit.ts";
import { answerOrFormError } from "#app/forms/unanswered.ts";
import { renderMarkdown } from "#app/markdown.server.ts";
import { routeId } from "#app/route-id.ts";
import { zoneOf } from "#app/zone.ts";
import { displayName } from "#domain/contact/contact.ts";
import { groupNoun } from "#domain/contact/group.ts";
import { editedGroup } from "#domain/contact/group-input.ts";
import { mailLink, phoneLink } from "#domain/contact/point-link.ts";
import { dayIn } from "#domain/day.ts";
import { timelineKindLabels, timelineKinds } from "#domain/timeline/timeline.ts";
import type { Contact } from "#server/services/contact/contact.ts";
import { Icon } from "../../../ui/icon.tsx";
import { editPath } from "../list/came-from.ts";
import { contactRequest } from "../list/contact-request.ts";
import type { Route } from "./+types/show";
import { ContactDeals } from "./contact-deals.tsx";
import { ContactDetails } from "./contact-details.tsx";
import { ContactNavigation } from "./contact-navigation.tsx";
import { ContactTags } from "./contact-tags.tsx";
import { Editable, useExpected } from "./editable.tsx";
import { SimilarBanner } from "./similar-banner.tsx";
import "#app/ui/input-file.css";
import "#app/components/files/files.css";
import "#app/components/record.css";
import "#app/components/history.css";
import "#app/components/timeline.css";
import "#app/components/prose.css";

export { FormGone as ErrorBoundary } from "#app/forms/form-gone.tsx";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `${displayName(loaderData.contact)} · Kith` : "Kith" },
];

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { api, session, hasFiles } = context.get(pageContext);
  const { searchParams } = new URL(request.url);
  const from = cameFrom(searchParams);
  const query = readTimelineQuery(searchParams, timelineKinds);
  const timeZone = zoneOf(session);
  const record = await api.contact.page({
    id: routeId(params.id),
    ...query,
    list: listOpenedFrom(contactRequest, from, timeZone),
  });
  return {
    ...record,
    timeline: renderTimeline(record.timeline),
    notes: renderMarkdown(record.contact.notes),
    kind: query.kind,
    hasFiles,
    logged: await loggedWith(api, searchParams, "contactId", record.contact.id),
    from,
    today: dayIn(timeZone, Date.now()),
  };
}

/** Saves what is edited in place, and nothing else. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return submit(
    request,
    editedGroup,
    async ({ group, contact, version, overwrites }, operation) => {
      const edited = await api.contact.update({ id, contact, version, overwrites, operation });
      const text = `Updated the ${groupNoun(group)} of “${displayName(edited)}”.`;
      const back = backFrom(request, href("/contacts/:id", { id: params.id }));
      return redirectSaying(back, { text, undo: edited.operation }, replace);
    },
  );
}

export function clientAction({ serverAction }: Route.ClientActionArgs) {
  return answerOrFormError(serverAction);
}

export default function ShowContact({ loaderData }: Route.ComponentProps) {
  const { tags, deals, moreDeals, tasks, timeline, duplicates, neighbours, kind, from, today } =
    loaderData;
  const contact = useExpected(loaderData.contact);
  const saved = contact.notes === loaderData.contact.notes;
  const id = String(contact.id);
  // An edit that was begun on one contact's page doesn't continue on the next one's.
  return (
    <Fragment key={id}>
      <ContactNavigation from={from} neighbours={neighbours} />
      <Header contact={contact} from={from} />
      {duplicates.length > 0 ? <SimilarBanner id={contact.id} duplicates={duplicates} /> : null}
      <div className="record">
        <aside className="record-side" aria-label="About">
          <section className="card" aria-label="Details">
            <ContactDetails contact={contact} today={today} />
          </section>
          <OpenTasks of="contact" id={contact.id} tasks={tasks} today={today} from={from} />
          <section className="card" aria-labelledby="tags">
            <h2 id="tags">Tags</h2>
            <ContactTags contact={contact} tags={tags} />
          </section>
          {loaderData.hasFiles ? (
            <FilesCard party="contactId" id={contact.id}>
              <AllFiles />
            </FilesCard>
          ) : null}
          <RecordDates record={contact} />
          <Link className="record-merge" to={mergePath([contact.id])}>
            Merge…
          </Link>
          <Link className="record-merge" to={href("/contacts/:id/data", { id })}>
            All data…
          </Link>
        </aside>
        <div className="record-main">
          <section className="card" aria-labelledby="notes">
            <h2 id="notes">Notes</h2>
            <Editable group="notes" contact={contact}>
              {contact.notes ? (
                <Prose html={saved ? loaderData.notes : null} text={contact.notes} />
              ) : null}
            </Editable>
          </section>
          <section className="card" aria-label="Deals">
            <ContactDeals contactId={id} deals={deals} more={moreDeals} today={today} />
          </section>
          <section className="card" aria-labelledby="timeline">
            <h2 id="timeline">Timeline</h2>
            <Composer
              parties={{ contactId: contact.id, companyId: contact.companyId }}
              about={`with ${displayName(contact)}`}
              name={displayName(contact)}
              today={today}
              logged={loaderData.logged}
              hasFiles={loaderData.hasFiles}
            />
            <Timeline
              kind={kind}
              labels={timelineKindLabels}
              page={timeline}
              of="contact"
              undoneTo={href("/contacts")}
              today={today}
            />
          </section>
        </div>
      </div>
    </Fragment>
  );
}

function Header({ contact, from }: { contact: Contact; from: string | null }) {
  const id = String(contact.id);
  const { email, phone } = contact;
  return (
    <header className="record-header">
      <Avatar contact={contact} large />
      <div className="record-name">
        <Editable group="name" contact={contact}>
          <h1 dir="auto">{displayName(contact)}</h1>
        </Editable>
        <ContactPosition contact={contact} className="page-detail" />
      </div>
      <div className="page-actions">
        {email ? (
          <a className="button" href={mailLink(email)}>
            <Icon name="mail" />
            Email
          </a>
        ) : null}
        {phone ? (
          <a className="button" href={phoneLink(phone)}>
            <Icon name="phone" />
            Call
          </a>
        ) : null}
        <a className="button" href={href("/contacts/:id/card.vcf", { id })} download>
          <Icon name="contact-2" />
          vCard
        </a>
        <RecordActions
          editTo={editPath(contact.id, from)}
          deleteTo={href("/contacts/:id/delete", { id })}
        />
      </div>
    </header>
  );
}
