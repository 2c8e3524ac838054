import { href, Link, useSearchParams } from "react-router";
import { ChangeLines } from "#app/components/history/change-lines.tsx";
import { EntryUndo } from "#app/components/history/entry-undo.tsx";
import { formatDate, formatDay, formatMoment, formatTime, type Reading } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import { type Day, daysAfter } from "#domain/day.ts";
import { ActivityEntry } from "./activity-entry.tsx";
import { FileEntry } from "./file-entry.tsx";
import type { ShownChange, ShownEntry, ShownTimeline } from "./shown-timeline.ts";
import { DoneEntry, DueEntry } from "./task-entry.tsx";
import { timelineSearch } from "./timeline-query.ts";

interface TimelineProps<Kind extends string> {
  kind: Kind;
  /** The labels of all kinds of entries. */
  labels: Record<Kind, string>;
  page: ShownTimeline;
  /**
   * The kind of record that the page shows; an undo that removes the record leads to the list of
   * its kind.
   */
  of: "contact" | "deal" | "company";
  undoneTo: string;
  today: Day;
}

/**
 * What has happened with a record and its related records: latest first by day, with what is planned
 * at the top; by kind and in pages.
 */
export function Timeline<Kind extends string>(props: TimelineProps<Kind>) {
  const { kind, labels, page, of, undoneTo, today } = props;
  const kinds = Object.keys(labels) as Kind[];
  const [params] = useSearchParams();
  const reading = useReading();
  const to = (shown: Kind, cursor: string | null = null) => ({
    search: timelineSearch(params, shown, cursor),
    hash: "#timeline",
  });
  return (
    <>
      <nav className="tabs timeline-kinds" aria-label="Filter timeline">
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
      {page.due.length > 0 ? (
        <>
          <h3 className="timeline-day field-hint">Due</h3>
          <ol className="history">
            {page.due.map((task) => (
              <DueEntry key={task.id} task={task} today={today} />
            ))}
          </ol>
        </>
      ) : null}
      {page.planned.length > 0 ? (
        <>
          <h3 className="timeline-day field-hint">Planned</h3>
          <ol className="history">
            {page.planned.map((activity) => (
              <ActivityEntry key={activity.id} activity={activity} of={of} planned />
            ))}
          </ol>
        </>
      ) : null}
      {byDay(page.items, today, reading).map(({ day, entries }) => (
        <div key={day}>
          <h3 className="timeline-day field-hint">{day}</h3>
          <ol className="history">
            {entries.map((entry) => (
              <Entry key={keyOf(entry)} entry={entry} of={of} undoneTo={undoneTo} />
            ))}
          </ol>
        </div>
      ))}
      {page.items.length + page.planned.length + page.due.length > 0 ? null : (
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

/** A timeline shows each record's activities, tasks and files, and each operation on it, once. */
function keyOf(entry: ShownEntry): string {
  if (entry.as === "activity") return `activity ${entry.activity.id}`;
  if (entry.as === "task") return `task ${entry.task.id}`;
  if (entry.as === "file") return `file ${entry.file.id}`;
  return `${entry.operation} ${entry.entity} ${entry.id}`;
}

interface EntryProps {
  entry: ShownEntry;
  of: "contact" | "deal" | "company";
  undoneTo: string;
}

function Entry({ entry, of, undoneTo }: EntryProps) {
  if (entry.as === "activity") return <ActivityEntry activity={entry.activity} of={of} />;
  if (entry.as === "task") return <DoneEntry {...entry} />;
  if (entry.as === "file") return <FileEntry file={entry.file} />;
  return <ChangeEntry entry={entry} undoneTo={entry.entity === of ? undoneTo : undefined} />;
}

/** Entries under the days on which they happened, in the person's time zone. */
function byDay(items: readonly ShownEntry[], today: Day, reading: Reading) {
  const near = new Map([
    [formatDay(today, reading), "Today"],
    [formatDay(daysAfter(today, -1), reading), "Yesterday"],
  ]);
  const days: { day: string; entries: ShownEntry[] }[] = [];
  for (const entry of items) {
    const date = formatDate(entry.at, reading);
    const day = near.get(date) ?? date;
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

/** The most fields that an entry shows; the operation's own page shows all. */
const mostLines = 6;

interface ChangeEntryProps {
  entry: ShownChange;
  undoneTo: string | undefined;
}

function ChangeEntry({ entry, undoneTo }: ChangeEntryProps) {
  const reading = useReading();
  const { operation, label, at, by, records, state, lines, erased, undoRemoves } = entry;
  return (
    <li className={state === "undone" ? "history-entry history-undone" : "history-entry"}>
      <div className="history-head">
        <span className="history-action">
          {label} <Subject entry={entry} />
          {records > 1 ? (
            <Link to={href("/activity/:operation", { operation })}>
              and {records === 2 ? "1 other record" : `${records - 1} other records`}
            </Link>
          ) : null}
        </span>
        <span className="history-by">
          {by ?? "You"} ·{" "}
          <time dateTime={new Date(at).toISOString()} title={formatMoment(at, reading)}>
            {formatTime(at, reading)}
          </time>
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
function Subject({ entry: { entity, id, title, live } }: { entry: ShownChange }) {
  if (title === null) return null;
  if (!live) return <bdi>{title} </bdi>;
  const record = { id: String(id) };
  const to = entity === "deal" ? href("/deals/:id", record) : href("/contacts/:id", record);
  return (
    <>
      <Link dir="auto" to={to}>
        {title}
      </Link>{" "}
    </>
  );
}
