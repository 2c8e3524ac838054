import { href, Link } from "react-router";
import { UndoForm } from "#app/components/undo-form.tsx";
import { formatCount } from "#app/format.ts";
import { Icon } from "#app/ui/icon.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { useReading } from "#app/use-reading.ts";
import { Outcomes } from "./outcomes.tsx";
import { Remarks } from "./remarks.tsx";
import type { Result } from "./result-of.ts";

/** What became of a file. */
export function ImportResult({ result }: { result: Result }) {
  const reading = useReading();
  const { id, counts, alike, operation } = result;
  const rowsOf = `${href("/import/:id/rows.csv", { id: String(id) })}`;
  return (
    <div className="import-steps import-result">
      <PageHeader title={titleOf(counts.c, reading)}>
        {counts.c + counts.u > 0 ? <UndoForm operation={operation} to={href("/contacts")} /> : null}
        <a className="button" href={rowsOf} download>
          <Icon name="download" />
          Download rows
        </a>
        <Link className="button button-primary" to={href("/contacts")}>
          View contacts
        </Link>
      </PageHeader>
      {result.isStopped ? (
        <p className="notice">The import was stopped. What it had added is in Kith.</p>
      ) : null}
      {alike > 0 ? (
        <p className="notice">
          {alike === 1
            ? "1 possible duplicate."
            : `${formatCount(alike, reading)} possible duplicates.`}{" "}
          <Link to={href("/duplicates")}>Review</Link>
        </p>
      ) : null}
      <Remarks overview={result} />
      <Outcomes
        overview={result}
        words="done"
        page={href("/import/:id/result", { id: String(id) })}
      />
      <p>
        <a href={href("/import")} target="_self">
          Import another file
        </a>
      </p>
    </div>
  );
}

function titleOf(count: number, reading: { locale: string }): string {
  if (count === 0) return "No new contacts";
  return `${count === 1 ? "1 contact" : `${formatCount(count, reading)} contacts`} imported`;
}
