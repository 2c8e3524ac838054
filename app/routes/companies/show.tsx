import { Fragment } from "react";
import { href, Link, replace } from "react-router";
import { Composer } from "#app/components/activity/composer.tsx";
import { loggedWith } from "#app/components/activity/logged.server.ts";
import { AllFiles } from "#app/components/files/all-files.tsx";
import { FilesCard } from "#app/components/files/files-card.tsx";
import { OpenTasks } from "#app/components/open-tasks.tsx";
import { Prose } from "#app/components/prose.tsx";
import { RecordActions } from "#app/components/record-actions.tsx";
import { RecordDates } from "#app/components/record-dates.tsx";
import { Sum } from "#app/components/sum.tsx";
import { renderTimeline } from "#app/components/timeline/rendered.server.ts";
import { Timeline } from "#app/components/timeline/timeline.tsx";
import { readTimelineQuery } from "#app/components/timeline/timeline-query.ts";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { formatCount } from "#app/format.ts";
import { backFrom } from "#app/forms/back.ts";
import { submit } from "#app/forms/submit.ts";
import { answerOrFormError } from "#app/forms/unanswered.ts";
import { renderMarkdown } from "#app/markdown.server.ts";
import { routeId } from "#app/route-id.ts";
import { useReading } from "#app/use-reading.ts";
import { todayOf } from "#app/zone.ts";
import { companyFields } from "#domain/company/fields.ts";
import { groupNoun } from "#domain/company/group.ts";
import { editedCompanyGroup } from "#domain/company/input.ts";
import { companyTimelineKindLabels, companyTimelineKinds } from "#domain/timeline/timeline.ts";
import type { Company } from "#server/services/company/company.ts";
import type { CompanyRecord } from "#server/services/company/page.ts";
import { Icon } from "../../ui/icon.tsx";
import type { Route } from "./+types/show";
import { CompanyDeals } from "./company-deals.tsx";
import { CompanyDetails } from "./company-details.tsx";
import { CompanyEditable, useExpectedCompany } from "./company-editable.tsx";
import { CompanyPeople, peopleParam } from "./company-people.tsx";
import { dealsOf, mergeSearch, peopleOf } from "./paths.ts";
import "#app/ui/input-file.css";
import "#app/components/files/files.css";
import "#app/components/record.css";
import "./company-record.css";
import "#app/components/history.css";
import "#app/components/timeline.css";
import "#app/components/prose.css";

export { FormGone as ErrorBoundary } from "#app/forms/form-gone.tsx";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `${loaderData.company.name} · Kith` : "Kith" },
];

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  const { api, session, hasFiles } = context.get(pageContext);
  const query = readTimelineQuery(searchParams, companyTimelineKinds);
  const page = await api.company.page({
    id: routeId(params.id),
    ...query,
    people: searchParams.get(peopleParam),
  });
  return {
    ...page,
    timeline: renderTimeline(page.timeline),
    notes: renderMarkdown(page.company.notes),
    kind: query.kind,
    hasFiles,
    logged: await loggedWith(api, searchParams, "companyId", page.company.id),
    today: todayOf(session),
  };
}

/** Saves one group of fields, and nothing else. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return submit(request, editedCompanyGroup, async ({ group, ...edit }, operation) => {
    const edited = await api.company.update({ id, ...edit, operation });
    const text = `Updated the ${groupNoun(group)} of “${edited.name}”.`;
    const back = backFrom(request, href("/companies/:id", { id: params.id }));
    return redirectSaying(back, { text, undo: edited.operation }, replace);
  });
}

export function clientAction({ serverAction }: Route.ClientActionArgs) {
  return answerOrFormError(serverAction);
}

export default function ShowCompany({ loaderData }: Route.ComponentProps) {
  const { people, deals, moreDeals, rates, tasks, timeline, kind, today } = loaderData;
  const company = useExpectedCompany(loaderData.company);
  const saved = company.notes === loaderData.company.notes;
  // What was begun on one company's page doesn't continue on the next one's.
  return (
    <Fragment key={company.id}>
      <Header company={company} />
      <div className="record company-record">
        <aside className="record-side" aria-label="About">
          <section className="card" aria-label="Details">
            <CompanyDetails company={company} />
          </section>
          <Figures company={company} rates={rates} />
          <OpenTasks of="company" id={company.id} tasks={tasks} today={today} />
          {loaderData.hasFiles ? (
            <FilesCard party="companyId" id={company.id}>
              <AllFiles />
            </FilesCard>
          ) : null}
          <RecordDates record={company} />
        </aside>
        <div className="record-main">
          <section className="card" aria-label="People">
            <CompanyPeople company={company.name} page={people} />
          </section>
          <section className="card" aria-label="Deals">
            <CompanyDeals
              companyId={company.id}
              contactId={company.people === 1 ? people.items[0]?.id : undefined}
              deals={deals}
              more={moreDeals}
              today={today}
            />
          </section>
          <section className="card" aria-labelledby="notes">
            <h2 id="notes">{companyFields.notes.label}</h2>
            <CompanyEditable group="notes" company={company}>
              {company.notes ? (
                <Prose html={saved ? loaderData.notes : null} text={company.notes} />
              ) : null}
            </CompanyEditable>
          </section>
          <section className="card" aria-labelledby="timeline">
            <h2 id="timeline">Timeline</h2>
            <Composer
              parties={{ companyId: company.id }}
              about={`with ${company.name}`}
              name={company.name}
              today={today}
              logged={loaderData.logged}
              hasFiles={loaderData.hasFiles}
            />
            <Timeline
              kind={kind}
              labels={companyTimelineKindLabels}
              page={timeline}
              of="company"
              undoneTo={href("/companies")}
              today={today}
            />
          </section>
        </div>
      </div>
    </Fragment>
  );
}

function Header({ company }: { company: Company }) {
  const id = String(company.id);
  return (
    <header className="record-header">
      <div className="record-name">
        <CompanyEditable group="name" company={company}>
          <h1 dir="auto">{company.name}</h1>
        </CompanyEditable>
      </div>
      <div className="page-actions">
        <Link
          className="button"
          to={{ pathname: href("/companies/merge"), search: mergeSearch([company.id]) }}
        >
          <Icon name="merge" />
          Merge with…
        </Link>
        <RecordActions
          editTo={href("/companies/:id/edit", { id })}
          deleteTo={href("/companies/:id/delete", { id })}
        />
      </div>
    </header>
  );
}

function Figures({ company, rates }: Pick<CompanyRecord, "company" | "rates">) {
  const reading = useReading();
  const { id, people, openDeals, open, wonDeals, won } = company;
  const figures = [
    { label: "People", count: people, totals: [], to: peopleOf(id) },
    { label: "Open deals", count: openDeals, totals: open, to: dealsOf(id, "open") },
    { label: "Deals won", count: wonDeals, totals: won, to: dealsOf(id, "won") },
  ];
  return (
    <dl className="card company-figures">
      {figures.map(({ label, count, totals, to }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <Link className="company-figure" to={to}>
              {formatCount(count, reading)}
            </Link>
            <Sum totals={totals} rates={rates} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
