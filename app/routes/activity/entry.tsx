import { href, Link } from "react-router";
import { ChangeLines } from "#app/components/history/change-lines.tsx";
import { Deed } from "#app/components/history/deed.tsx";
import { EntryUndo } from "#app/components/history/entry-undo.tsx";
import { formatTime } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import type { BookEntry } from "#server/services/operation/change-log.ts";

/** Fields that the log of the book tells of each deed; its own page tells them all. */
const linesShown = 3;

/** One deed in the log of the book. */
export function ActivityEntry({ entry }: { entry: BookEntry }) {
  const reading = useReading();
  const { operation, at, by, state, records, change } = entry;
  return (
    <li className={state === "undone" ? "history-entry history-undone" : "history-entry"}>
      <div className="history-head">
        <span>
          <Deed entry={entry} />
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
