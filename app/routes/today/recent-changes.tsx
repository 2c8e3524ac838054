import { href, Link } from "react-router";
import { EntryUndo } from "#app/components/history/entry-undo.tsx";
import { OperationSummary } from "#app/components/history/operation.tsx";
import { formatMoment } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import type { LogEntry } from "#server/services/operation/change-log.ts";
import "#app/components/history.css";

/** The latest changes, newest first, each with Undo where it can be undone. */
export function RecentChanges({ changes }: { changes: LogEntry[] }) {
  const reading = useReading();
  return (
    <section className="card" aria-labelledby="recent">
      <div className="section-header">
        <h2 id="recent">Recent changes</h2>
        <Link to={href("/activity")}>All changes</Link>
      </div>
      <ul className="changes">
        {changes.map((entry) => (
          <li key={entry.operation} className="change">
            <span className="change-text">
              <OperationSummary entry={entry} />
            </span>
            <time className="change-time" dateTime={new Date(entry.at).toISOString()}>
              {formatMoment(entry.at, reading)}
            </time>
            <span className="change-action">
              <EntryUndo entry={entry} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
