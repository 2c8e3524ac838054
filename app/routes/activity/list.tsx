import { Link, useSearchParams } from "react-router";
import { ClearLink } from "#app/components/list/clear-link.tsx";
import { FilterChips } from "#app/components/list/filter-chips.tsx";
import { ChoiceFilter, DayRange, FilterRow } from "#app/components/list/filter-row.tsx";
import { pageContext } from "#app/context.ts";
import { formatDay, formatMoment } from "#app/format.ts";
import { leaveOutEmpty } from "#app/forms/filled-fields.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { useReading } from "#app/use-reading.ts";
import { zoneOf } from "#app/zone.ts";
import { dayIn } from "#domain/day.ts";
import { historyKindLabels, historyKinds } from "#domain/operation/kinds.ts";
import type { LogEntry, LogPage } from "#server/services/operation/change-log.ts";
import type { Route } from "./+types/list";
import { ActivityEntry } from "./entry.tsx";
import { type ActivityQuery, activityQuery, entityLabels, toApi } from "./query.ts";
import "#app/components/list/lists.css";
import "#app/components/history.css";
import "./activity.css";

export const meta: Route.MetaFunction = () => [{ title: "History · Kith" }];

export async function loader({ request, context }: Route.LoaderArgs) {
  leaveOutEmpty(request);
  const { api, session } = context.get(pageContext);
  const query = activityQuery.read(new URL(request.url).searchParams);
  const timeZone = zoneOf(session);
  return { query, log: await api.change.list(toApi(query, timeZone)) };
}

export default function Activity({ loaderData }: Route.ComponentProps) {
  const { query, log } = loaderData;
  const filtered = activityQuery.isFiltered(query);
  return (
    <div className="list-page">
      <PageHeader
        title="History"
        detail={
          <>
            Every change, newest first.
            <ClearLink to={filtered ? activityQuery.path : null} />
          </>
        }
      />
      <div className="list-tools">
        <Filter query={query} />
      </div>
      <Chips query={query} />
      {log.items.length > 0 ? (
        <Days entries={log.items} />
      ) : (
        <EmptyState
          title={filtered ? "No matching changes" : "No changes yet"}
          link={filtered ? { to: activityQuery.path, label: "Clear filters" } : undefined}
        >
          {filtered
            ? "Change the filters, or load older activity."
            : "Changes appear here, each with Undo."}
        </EmptyState>
      )}
      {log.lookedTo === null ? (
        <Pager prevCursor={log.prevCursor} nextCursor={log.nextCursor} />
      ) : (
        <LookFurther at={log.lookedTo} log={log} />
      )}
    </div>
  );
}

/** A filtered page searches only part of the log: how far it got, and links to continue. */
function LookFurther({ at, log }: { at: number; log: LogPage }) {
  const reading = useReading();
  const [params] = useSearchParams();
  const to = (cursor: string) => {
    const next = new URLSearchParams(params);
    next.set("cursor", cursor);
    return { search: `?${next}` };
  };
  return (
    <>
      <p className="muted activity-end">Searched back to {formatMoment(at, reading)}.</p>
      <nav className="pager" aria-label="Pages">
        {log.prevCursor ? (
          <Link className="button" to={to(log.prevCursor)} rel="prev">
            Load newer
          </Link>
        ) : null}
        {log.nextCursor ? (
          <Link className="button" to={to(log.nextCursor)} rel="next">
            Load older
          </Link>
        ) : null}
      </nav>
    </>
  );
}

function Filter({ query: { entity, deed, from, to } }: { query: ActivityQuery }) {
  return (
    <FilterRow many="changes">
      <ChoiceFilter
        name="of"
        label="Record type"
        all="All records"
        selected={entity}
        options={Object.entries(entityLabels)}
      />
      <ChoiceFilter
        name="deed"
        label="Action"
        all="All actions"
        selected={deed}
        options={historyKinds.map((kind) => [kind, historyKindLabels[kind]])}
      />
      <DayRange from={from} to={to} />
    </FilterRow>
  );
}

function Chips({ query }: { query: ActivityQuery }) {
  const { entity, deed, from, to } = query;
  const reading = useReading();
  return (
    <FilterChips
      codec={activityQuery}
      query={query}
      chips={[
        [entity && entityLabels[entity], "entity"],
        [deed && historyKindLabels[deed], "deed"],
        [from && `From ${formatDay(from, reading)}`, "from"],
        [to && `Until ${formatDay(to, reading)}`, "to"],
      ]}
    />
  );
}

function Days({ entries }: { entries: LogEntry[] }) {
  const reading = useReading();
  const byDay = new Map<string, LogEntry[]>();
  for (const entry of entries) {
    const day = dayIn(reading.timeZone, entry.at);
    byDay.set(day, [...(byDay.get(day) ?? []), entry]);
  }
  return [...byDay].map(([day, ofDay]) => (
    <section key={day} className="activity-section" aria-labelledby={`day-${day}`}>
      <h2 id={`day-${day}`}>{formatDay(day, reading)}</h2>
      <ol className="history card">
        {ofDay.map((entry) => (
          <ActivityEntry key={entry.operation} entry={entry} />
        ))}
      </ol>
    </section>
  ));
}
