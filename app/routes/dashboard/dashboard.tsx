import { href, Link } from "react-router";
import { StageBadge } from "#app/components/stage-badge.tsx";
import { Sum } from "#app/components/sum.tsx";
import { wholePath } from "#app/components/views/list-views.ts";
import { pageContext } from "#app/context.ts";
import { formatCount } from "#app/format.ts";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { useRootData } from "#app/page-data.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { useReading } from "#app/use-reading.ts";
import type { Summary } from "#server/services/metrics.ts";
import type { Route } from "./+types/dashboard";
import { RecentChanges } from "./recent-changes.tsx";
import "./dashboard.css";

export const meta: Route.MetaFunction = () => [{ title: "Dashboard · Kith" }];

/** How many changes the dashboard shows. */
const changesShown = 5;

export function loader({ context }: Route.LoaderArgs) {
  return context.get(pageContext).api.metrics.dashboard({ limit: changesShown });
}

export default function Dashboard({ loaderData }: Route.ComponentProps) {
  const { summary, changes } = loaderData;
  const deals = summary.byStage.reduce((sum, { count }) => sum + count, 0);
  const empty = summary.totalContacts === 0 && deals === 0;
  return (
    <>
      <PageHeader title="Dashboard" />
      {empty ? <Beginning /> : <Figures summary={summary} />}
      {summary.sample ? (
        <div className="notice notice-row">
          <p>You're viewing sample data. Removing it keeps what you've changed or added.</p>
          <ButtonForm action={href("/sample/remove")}>Remove sample data</ButtonForm>
        </div>
      ) : null}
      {changes.length > 0 ? <RecentChanges changes={changes} /> : null}
    </>
  );
}

/** The page for an empty workspace. */
function Beginning() {
  const name = useRootData()?.user?.name;
  return (
    <EmptyState
      title={name ? `Welcome, ${name}` : "Welcome"}
      primary={{ to: href("/contacts/new"), label: "Add a contact" }}
      link={{ to: href("/import"), label: "Import a file" }}
      button={<ButtonForm action={href("/sample/load")}>Add sample data</ButtonForm>}
    >
      Add a contact, import your list, or explore with sample data. You can remove it in one click.
    </EmptyState>
  );
}

function Figures({ summary }: { summary: Summary }) {
  const { totalContacts, activeDeals, pipelineValue, rates } = summary;
  const reading = useReading();
  const open = { pathname: href("/deals/all"), search: "?kind=open" };
  return (
    <>
      <ul className="figures">
        <li className="card figure">
          <Link to={wholePath("contacts")}>
            <span className="figure-label">Contacts</span>
            <span className="figure-value">{formatCount(totalContacts, reading)}</span>
          </Link>
        </li>
        <li className="card figure">
          <Link to={open}>
            <span className="figure-label">Active deals</span>
            <span className="figure-value">{formatCount(activeDeals, reading)}</span>
          </Link>
        </li>
        <li className="card figure">
          <Link className="figure-label" to={open}>
            Pipeline value
          </Link>
          <span className="figure-value">
            {pipelineValue.length > 0 ? <Sum totals={pipelineValue} rates={rates} /> : "–"}
          </span>
        </li>
      </ul>
      <ByStage summary={summary} />
    </>
  );
}

function ByStage({ summary }: { summary: Summary }) {
  const reading = useReading();
  const most = Math.max(1, ...summary.byStage.map(({ count }) => count));
  return (
    <section className="card" aria-labelledby="by-stage">
      <h2 id="by-stage">Pipeline by stage</h2>
      <table className="table stage-table">
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col" className="cell-number">
              Deals
            </th>
            <th scope="col" className="cell-number">
              Value
            </th>
          </tr>
        </thead>
        <tbody>
          {summary.byStage.map(({ stage, count, totals }) => (
            <tr key={stage.id}>
              <th scope="row">
                <Link
                  className="stage-link"
                  to={{ pathname: href("/deals/all"), search: `?stage=${stage.id}` }}
                >
                  <StageBadge stage={stage} />
                </Link>
                <span
                  className="stage-bar"
                  style={
                    {
                      "--tag": stage.color ?? undefined,
                      width: `${(count / most) * 100}%`,
                    } as React.CSSProperties
                  }
                />
              </th>
              <td className="cell-number">{formatCount(count, reading)}</td>
              <td className="cell-number">
                <Sum totals={totals} rates={summary.rates} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
