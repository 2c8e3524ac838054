import { href, Link } from "react-router";
import { ChangeLines } from "#app/components/history/change-lines.tsx";
import { EntryUndo } from "#app/components/history/entry-undo.tsx";
import { OperationSummary } from "#app/components/history/operation.tsx";
import { formatTime } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import type { LogEntry } from "#server/services/operation/change-log.ts";
import "#app/components/history.css";

/** How many fields of an operation the list shows; its own page shows them all. */
const linesShown = 3;

/** One operation in the log of the workspace. */
export function ActivityEntry({ entry }: { entry: LogEntry }) {
  const reading = useReading();
  const { operation, at, by, state, records, change } = entry;
  return (
    <li className={state === "undone" ? "history-entry history-undone" : "history-entry"}>
      <div className="history-head">
        <span>
          <OperationSummary entry={entry} />
        </span>
        <span className="history-by">
          {by ?? "You"} ·{" "}
          <Link to={href("/activity/:operation", { operation })} className="history-link">
            <time dateTime={new Date(at).toISOString()}>{formatTime(at, reading)}</time>
          </Link>
        </span>
        <EntryUndo entry={entry} />
      </div>
      {change && records === 1 ? <ChangeLines lines={change.lines} most={linesShown} /> : null}
    </li>
  );
}
