import { href, Link } from "react-router";
import { AboutTotal } from "#app/components/about-total.tsx";
import { History, historyParam } from "#app/components/history/history.tsx";
import { RecordDates } from "#app/components/record-dates.tsx";
import { Totals } from "#app/components/totals.tsx";
import { pageContext } from "#app/context.ts";
import { formatCount } from "#app/format.ts";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { routeId } from "#app/route-id.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { useReading } from "#app/use-reading.ts";
import { useShortcut } from "#app/use-shortcut.ts";
import { todayOf } from "#app/zone.ts";
import type { CompanyRecord } from "#server/services/company/page.ts";
import { Icon } from "../../ui/icon.tsx";
import type { Route } from "./+types/show";
import { CompanyDeals } from "./company-deals.tsx";
import { CompanyPeople, peopleParam } from "./company-people.tsx";
import { dealsOf, mergeSearch, peopleOf } from "./query.ts";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `${loaderData.company.name} · Kith` : "Kith" },
];

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  const { api, session } = context.get(pageContext);
  const page = await api.company.page({
    id: routeId(params.id),
    people: searchParams.get(peopleParam),
    history: searchParams.get(historyParam),
  });
  return { ...page, today: todayOf(session) };
}

export default function ShowCompany({ loaderData }: Route.ComponentProps) {
  const { company, people, deals, moreDeals, rates, history, today } = loaderData;
  return (
    <>
      <PageHeader title={company.name}>
        <Actions id={company.id} />
      </PageHeader>
      <div className="record company-record">
        <aside className="record-side" aria-label="About">
          <Figures company={company} rates={rates} />
        </aside>
        <div className="record-main">
          <section className="card" aria-label="People">
            <CompanyPeople company={company.name} page={people} />
          </section>
          <section className="card" aria-label="Deals">
            <CompanyDeals companyId={company.id} deals={deals} more={moreDeals} today={today} />
          </section>
          <section className="card" aria-label="History">
            <h2>History</h2>
            <History page={history} undoneTo={href("/companies")} />
          </section>
        </div>
      </div>
    </>
  );
}

function Actions({ id }: { id: number }) {
  const shortcut = useShortcut("E");
  const named = { id: String(id) };
  return (
    <>
      <Link
        className="button"
        to={href("/companies/:id/rename", named)}
        aria-keyshortcuts={shortcut}
      >
        <Icon name="pencil" />
        Rename
      </Link>
      <Link
        className="button"
        to={{ pathname: href("/companies/merge"), search: mergeSearch([id]) }}
      >
        <Icon name="merge" />
        Merge with…
      </Link>
      <ButtonForm action={href("/companies/:id/delete", named)} className="button button-danger">
        <Icon name="trash-2" />
        Delete
      </ButtonForm>
    </>
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
    <>
      <dl className="card company-figures">
        {figures.map(({ label, count, totals, to }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <Link className="company-figure" to={to}>
                {formatCount(count, reading)}
              </Link>
              {totals.length > 0 ? <Totals totals={totals} /> : null}
              <AboutTotal totals={totals} rates={rates} />
            </dd>
          </div>
        ))}
      </dl>
      <RecordDates record={company} />
    </>
  );
}
