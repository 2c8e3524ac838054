import { href, Link, useSearchParams } from "react-router";
import { ChangeLines } from "#app/components/history/change-lines.tsx";
import { EntryUndo } from "#app/components/history/entry-undo.tsx";
import { formatMoment } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import { historyLabel } from "#domain/operation/history.ts";
import type { TimelineEntry } from "#server/services/timeline.ts";
import { timelineSearch } from "./timeline-query.ts";

interface TimelineProps<Kind extends string> {
  kind: Kind;
  /** The labels of all kinds of entries. */
  labels: Record<Kind, string>;
  page: { items: TimelineEntry[]; nextCursor: string | null; prevCursor: string | null };
  /**
   * The kind of record that the page shows; an undo that removes the record leads to the list of
   * its kind.
   */
  of: TimelineEntry["entity"];
  undoneTo: string;
}

/** The changes of a record and its related records, newest first, by kind and in pages. */
export function Timeline<Kind extends string>(props: TimelineProps<Kind>) {
  const { kind, labels, page, of, undoneTo } = props;
  const kinds = Object.keys(labels) as Kind[];
  const [params] = useSearchParams();
  const to = (shown: Kind, cursor: string | null = null) => ({
    search: timelineSearch(params, shown, cursor),
    hash: "#timeline",
  });
  return (
    <>
      <nav className="tabs" aria-label="Filter timeline">
        {kinds.map((each) => (
          <Link
            key={each}
            to={to(each)}
            aria-current={each === kind ? "page" : undefined}
            preventScrollReset
          >
            {labels[each]}
          </Link>
        ))}
      </nav>
      {page.items.length > 0 ? (
        <ol className="history">
          {page.items.map((entry) => (
            <Entry
              key={`${entry.operation} ${entry.entity} ${entry.id}`}
              entry={entry}
              undoneTo={entry.entity === of ? undoneTo : undefined}
            />
          ))}
        </ol>
      ) : (
        <p className="muted">Nothing here yet.</p>
      )}
      {page.prevCursor || page.nextCursor ? (
        <nav className="pager" aria-label="Pages of the timeline">
          {page.prevCursor ? (
            <Link className="button button-small" to={to(kind, page.prevCursor)} preventScrollReset>
              {" "}
              Newer{" "}
            </Link>
          ) : null}
          {page.nextCursor ? (
            <Link className="button button-small" to={to(kind, page.nextCursor)} preventScrollReset>
              {" "}
              Older{" "}
            </Link>
          ) : null}
        </nav>
      ) : null}
    </>
  );
}

/** The most fields that an entry shows; the operation's own page shows all. */
const mostLines = 6;

function Entry({ entry, undoneTo }: { entry: TimelineEntry; undoneTo: string | undefined }) {
  const reading = useReading();
  const { operation, at, by, records, state, lines, erased, undoRemoves } = entry;
  return (
    <li className={state === "undone" ? "history-entry history-undone" : "history-entry"}>
      <div className="history-head">
        <span className="history-action">
          {historyLabel(entry)} <Subject entry={entry} />
          {records > 1 ? (
            <Link to={href("/activity/:operation", { operation })}>
              and {records === 2 ? "1 other record" : `${records - 1} other records`}
            </Link>
          ) : null}
        </span>
        <span className="history-by">
          {by ?? "You"} ·{" "}
          <time dateTime={new Date(at).toISOString()}>{formatMoment(at, reading)}</time>
        </span>
        <EntryUndo entry={entry} undoTo={undoRemoves ? undoneTo : undefined} />
      </div>
      {erased ? <p className="muted">The details were permanently deleted.</p> : null}
      {/* A created record is on this page, or has its own. */}
      {undoRemoves ? null : <ChangeLines lines={lines} most={mostLines} />}
    </li>
  );
}

/** The deal or person that an entry is about; left out if it is the page's own record. */
function Subject({ entry: { entity, id, title, live } }: { entry: TimelineEntry }) {
  if (title === null) return null;
  if (!live) return <span>{title} </span>;
  const record = { id: String(id) };
  const to = entity === "deal" ? href("/deals/:id", record) : href("/contacts/:id", record);
  return (
    <>
      <Link to={to}>{title}</Link>{" "}
    </>
  );
}
