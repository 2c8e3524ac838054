import { href, Link, useSearchParams } from "react-router";
import { formatMoment } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import { historyLabel } from "#domain/operation/history.ts";
import type { HistoryEntry } from "#server/services/operation/change.ts";
import { ChangeLines } from "./change-lines.tsx";
import { EntryUndo } from "./entry-undo.tsx";

/** The URL parameter for the page of a record's history. */
export const historyParam = "history";

interface HistoryProps {
  page: { items: HistoryEntry[]; nextCursor: string | null; prevCursor: string | null };
  /** The page to go to if undo removes the record: its list. */
  undoneTo: string;
}

/** The changes of a record, newest first: who, when, old and new values, and Undo where possible. */
export function History({ page, undoneTo }: HistoryProps) {
  return (
    <>
      <ol className="history" id="history">
        {page.items.map((entry) => (
          <Entry key={entry.operation} entry={entry} undoneTo={undoneTo} />
        ))}
      </ol>
      <Pages page={page} />
    </>
  );
}

function Entry({ entry, undoneTo }: { entry: HistoryEntry; undoneTo: string }) {
  const reading = useReading();
  const { operation, at, by, records, state, lines, erased, undoRemoves } = entry;
  return (
    <li className={state === "undone" ? "history-entry history-undone" : "history-entry"}>
      <div className="history-head">
        <span className="history-action">
          {historyLabel(entry)}
          {records > 1 ? (
            <>
              {" "}
              <Link to={href("/activity/:operation", { operation })}>
                and {records === 2 ? "1 other record" : `${records - 1} other records`}
              </Link>
            </>
          ) : null}
        </span>
        <span className="history-by">
          {by ?? "You"} ·{" "}
          <time dateTime={new Date(at).toISOString()}>{formatMoment(at, reading)}</time>
        </span>
        <EntryUndo entry={entry} undoTo={undoRemoves ? undoneTo : undefined} />
      </div>
      {erased ? (
        <p className="muted">The details were permanently deleted.</p>
      ) : (
        <ChangeLines lines={lines} />
      )}
    </li>
  );
}

function Pages({ page }: Pick<HistoryProps, "page">) {
  const [params] = useSearchParams();
  if (!page.prevCursor && !page.nextCursor) return null;
  const to = (cursor: string) => {
    const next = new URLSearchParams(params);
    next.set(historyParam, cursor);
    return { search: `?${next}`, hash: "#history" };
  };
  return (
    <nav className="pager" aria-label="Pages of the history">
      {page.prevCursor ? (
        <Link className="button button-small" to={to(page.prevCursor)} preventScrollReset>
          Newer
        </Link>
      ) : null}
      {page.nextCursor ? (
        <Link className="button button-small" to={to(page.nextCursor)} preventScrollReset>
          Older
        </Link>
      ) : null}
    </nav>
  );
}
