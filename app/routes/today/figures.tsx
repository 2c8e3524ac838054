import { href, Link } from "react-router";
import { StageBadge } from "#app/components/stage-badge.tsx";
import { Sum } from "#app/components/sum.tsx";
import { wholePath } from "#app/components/views/list-views.ts";
import { formatCount } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import type { Summary } from "#server/services/metrics.ts";

/** The numbers of the workspace, each a link to the list that has as many. */
export function Figures({ summary }: { summary: Summary }) {
  const { totalContacts, activeDeals, pipelineValue, rates } = summary;
  const reading = useReading();
  const open = { pathname: href("/deals/all"), search: "?kind=open" };
  return (
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
  );
}

/** Open and closed deals by stage. */
export function ByStage({ summary }: { summary: Summary }) {
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
