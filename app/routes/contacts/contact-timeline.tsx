import { href, Link, useSearchParams } from "react-router";
import { ChangeLines } from "#app/components/history/change-lines.tsx";
import { EntryUndo } from "#app/components/history/entry-undo.tsx";
import { formatMoment } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import { historyWords } from "#domain/deed.ts";
import { type TimelineKind, timelineKindLabels, timelineKinds } from "#domain/timeline.ts";
import type { ContactRecord } from "#server/services/contact-page.ts";
import type { TimelineEntry } from "#server/services/timeline.ts";
import { timelineSearch } from "./timeline-query.ts";

interface ContactTimelineProps {
  kind: TimelineKind;
  page: ContactRecord["timeline"];
}

/** What was done to a contact and its deals, latest first, by kind and page by page. */
export function ContactTimeline({ kind, page }: ContactTimelineProps) {
  const [params] = useSearchParams();
  const to = (shown: TimelineKind, cursor: string | null = null) => ({
    search: timelineSearch(params, shown, cursor),
    hash: "#timeline",
  });
  return (
    <>
      <nav className="tabs" aria-label="Kinds of entries">
        {timelineKinds.map((each) => (
          <Link
            key={each}
            to={to(each)}
            aria-current={each === kind ? "page" : undefined}
            preventScrollReset
          >
            {timelineKindLabels[each]}
          </Link>
        ))}
      </nav>
      {page.items.length > 0 ? (
        <ol className="history">
          {page.items.map((entry) => (
            <Entry key={`${entry.operation} ${entry.entity} ${entry.id}`} entry={entry} />
          ))}
        </ol>
      ) : (
        <p className="muted">Nothing of this kind yet.</p>
      )}
      {page.prevCursor || page.nextCursor ? (
        <nav className="pager" aria-label="Pages of the timeline">
          {page.prevCursor ? (
            <Link className="button button-small" to={to(kind, page.prevCursor)} preventScrollReset>
              Later
            </Link>
          ) : null}
          {page.nextCursor ? (
            <Link className="button button-small" to={to(kind, page.nextCursor)} preventScrollReset>
              Earlier
            </Link>
          ) : null}
        </nav>
      ) : null}
    </>
  );
}

/** Fields of a change that an entry shows; its deed's own page shows all. */
const mostLines = 6;

function Entry({ entry }: { entry: TimelineEntry }) {
  const reading = useReading();
  const { operation, entity, at, by, records, state, lines, erased, undoRemoves } = entry;
  const leaves = undoRemoves && entity === "contact";
  return (
    <li className={state === "undone" ? "history-entry history-undone" : "history-entry"}>
      <div className="history-head">
        <span className="history-deed">
          {historyWords(entry)} <Subject entry={entry} />
          {records > 1 ? (
            <Link to={href("/activity/:operation", { operation })}>
              with {records === 2 ? "one other" : `${records - 1} others`}
            </Link>
          ) : null}
        </span>
        <span className="history-by">
          {by ?? "You"} ·{" "}
          <time dateTime={new Date(at).toISOString()}>{formatMoment(at, reading)}</time>
        </span>
        <EntryUndo entry={entry} undoTo={leaves ? href("/contacts") : undefined} />
      </div>
      {erased ? <p className="muted">What this changed has been deleted for good.</p> : null}
      {/* What has come whole is on this page, or on its own. */}
      {undoRemoves ? null : <ChangeLines lines={lines} most={mostLines} />}
    </li>
  );
}

/** The deal that an entry is of; the contact itself is not named on its own page. */
function Subject({ entry: { entity, id, title } }: { entry: TimelineEntry }) {
  if (entity !== "deal" || title === null) return null;
  return (
    <>
      <Link to={href("/deals/:id", { id: String(id) })}>{title}</Link>{" "}
    </>
  );
}
