import { href, Link } from "react-router";
import { Icon } from "../../ui/icon.tsx";
import type { Cell, Chart, Section } from "./section.ts";
import "#app/ui/edge-fade.css";

interface ReportSectionProps {
  section: Section;
  /** The query of the page's period. */
  period: string;
  children?: React.ReactNode;
}

/** A part of a report: its chart, and the table of the same figures. */
export function ReportSection({ section, period, children }: ReportSectionProps) {
  const { id, title, text, chart, leftOut, head, rows } = section;
  return (
    <section className="card report" aria-labelledby={`${id}-title`}>
      <header className="report-head">
        <h2 id={`${id}-title`}>{title}</h2>
        <a
          className="button"
          download
          href={`${href("/reports/export.csv")}?report=${id}&${period}`}
          aria-label={`Export ${title.toLowerCase()} as CSV`}
        >
          <Icon name="download" />
          CSV
        </a>
      </header>
      {text ? <p className="muted">{text}</p> : null}
      <Drawing chart={chart} title={title} />
      {leftOut ? (
        <p className="muted">
          {leftOut} <Link to={href("/settings/currencies")}>Currencies and rates</Link>
        </p>
      ) : null}
      {children}
      <details className="report-table">
        <summary>Table</summary>
        <div className="table-frame">
          <table className="report-figures">
            <caption className="visually-hidden">{title}</caption>
            <thead>
              <tr>
                {head.map((label) => (
                  <th key={label} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([name, ...cells]) => (
                <tr key={name?.text}>
                  <th scope="row" dir="auto">
                    {name?.text}
                  </th>
                  {cells.map((cell, index) => (
                    <td key={head[index + 1]}>
                      <Figure cell={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

function Figure({ cell: { text, to } }: { cell: Cell }) {
  return to ? <Link to={to}>{text}</Link> : text;
}

/** A chart for the eye: the table has the same figures and links for everybody else. */
function Drawing({ chart, title }: { chart: Chart; title: string }) {
  const { width, height, start, bars, ticks, names, isHorizontal, line, legend } = chart;
  const end = isHorizontal ? height - 28 : width;
  if (bars.length === 0 && !line) return <p className="muted chart-empty">Nothing to show.</p>;
  return (
    <>
      {legend.length > 0 ? (
        <ul className="chart-legend" aria-hidden="true">
          {legend.map(({ label, tone }) => (
            <li key={label} className={`tone-${tone}`}>
              {label}
            </li>
          ))}
        </ul>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it where it is wider than the page. */}
      <section className="chart edge-fade" aria-label={`Chart: ${title}`} tabIndex={0}>
        <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
          <title>{title}</title>
          {ticks.map(({ at, label }) => (
            <g key={at} className="chart-tick">
              {isHorizontal ? (
                <path d={`M${at},0V${end}`} />
              ) : (
                <path d={`M${start},${at}H${end}`} />
              )}
              <text
                x={isHorizontal ? at : start - 8}
                y={isHorizontal ? height - 8 : at + 4}
                textAnchor={isHorizontal ? "middle" : "end"}
              >
                {label}
              </text>
            </g>
          ))}
          {bars.map(({ tone, label, to, ...box }) => (
            <a key={label} href={to ?? undefined} tabIndex={-1}>
              <rect {...box} className={`tone-${tone}`}>
                <title>{label}</title>
              </rect>
            </a>
          ))}
          {names.map(({ at, label }) => (
            <text
              key={label + at}
              className="chart-name"
              x={isHorizontal ? start - 12 : at}
              y={isHorizontal ? at + 4 : height - 8}
              textAnchor={isHorizontal ? "end" : "middle"}
            >
              {label}
            </text>
          ))}
          {line ? (
            <path className="chart-line" d={line.path}>
              <title>{line.label}</title>
            </path>
          ) : null}
        </svg>
      </section>
    </>
  );
}
