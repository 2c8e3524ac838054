import { href, Link } from "react-router";
import { ActivityIcon } from "#app/components/activity/activity-icon.tsx";
import { ActivityParties } from "#app/components/activity/activity-parties.tsx";
import { ClearLink } from "#app/components/list/clear-link.tsx";
import { ExportMenu } from "#app/components/list/export-menu.tsx";
import { FilterChips } from "#app/components/list/filter-chips.tsx";
import { ChoiceFilter, DayRange, FilterRow } from "#app/components/list/filter-row.tsx";
import ListPager from "#app/components/list/list-pager.tsx";
import { pageContext } from "#app/context.ts";
import { formatCount, formatDay, formatMoment } from "#app/format.ts";
import { leaveOutEmpty } from "#app/forms/filled-fields.ts";
import { pageUrl } from "#app/page-url.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { useReading } from "#app/use-reading.ts";
import { zoneOf } from "#app/zone.ts";
import { activityName, activityTypeLabels } from "#domain/activity/activity.ts";
import type { NamedActivity } from "#server/services/activity/activity.ts";
import type { Route } from "./+types/list";
import { type ActivityListQuery, activityListQuery, toApi } from "./query.ts";
import "#app/components/list/lists.css";
import "./activities.css";

export const meta: Route.MetaFunction = () => [{ title: "Calls and other activities · Kith" }];

/** What happened in a period, by type, as a report counts it. */
export async function loader({ request, context }: Route.LoaderArgs) {
  leaveOutEmpty(request);
  const { api, session } = context.get(pageContext);
  const query = activityListQuery.read(pageUrl(request).searchParams);
  return { query, list: await api.activity.list(toApi(query, zoneOf(session))) };
}

export default function Activities({ loaderData }: Route.ComponentProps) {
  const { query, list } = loaderData;
  const reading = useReading();
  const filtered = activityListQuery.isFiltered(query);
  const count = `${formatCount(list.total, reading)}${list.totalCapped ? "+" : ""}`;
  const nothingYet = list.total === 0 && !filtered;
  return (
    <div className="list-page">
      <PageHeader
        title="Calls and other activities"
        detail={
          <>
            <span aria-live="polite">{count}</span>
            <ClearLink to={filtered ? activityListQuery.path : null} />
          </>
        }
      >
        {list.items.length > 0 ? (
          <ExportMenu
            to={href("/activities/export.csv")}
            noun={list.total === 1 ? "activity" : "activities"}
            filter={filtered ? activityListQuery.write(query).toString() : null}
            count={count}
          />
        ) : null}
      </PageHeader>
      {nothingYet ? (
        <EmptyState
          title="No activities yet"
          primary={{ to: href("/contacts"), label: "View contacts" }}
          link={{ to: `${href("/import")}?noun=activity`, label: "Import a file" }}
        >
          Log calls, emails, meetings and notes on a contact's page.
        </EmptyState>
      ) : (
        <>
          <div className="list-tools">
            <Filter query={query} />
          </div>
          <Chips query={query} />
          <Results query={query} list={list} />
        </>
      )}
    </div>
  );
}

function Filter({ query: { type, from, to } }: { query: ActivityListQuery }) {
  return (
    <FilterRow many="activities">
      <ChoiceFilter
        name="type"
        label="Type"
        all="All types"
        selected={type}
        options={Object.entries(activityTypeLabels)}
      />
      <DayRange from={from} to={to} />
    </FilterRow>
  );
}

function Chips({ query }: { query: ActivityListQuery }) {
  const { type, from, to } = query;
  const reading = useReading();
  return (
    <FilterChips
      codec={activityListQuery}
      query={query}
      chips={[
        [type && activityTypeLabels[type], "type"],
        [from && `From ${formatDay(from, reading)}`, "from"],
        [to && `Until ${formatDay(to, reading)}`, "to"],
      ]}
    />
  );
}

function Results({ query, list }: Pick<Route.ComponentProps["loaderData"], "query" | "list">) {
  if (list.items.length === 0) {
    return (
      <EmptyState
        title="No matching activities"
        link={{ to: activityListQuery.path, label: "Clear filters" }}
      >
        None were logged or planned in this period.
      </EmptyState>
    );
  }
  return (
    <>
      <table className="table list-table activity-table">
        <thead>
          <tr>
            <th scope="col">Activity</th>
            <th scope="col">With</th>
            <th scope="col">Outcome</th>
            <th scope="col">When</th>
          </tr>
        </thead>
        <tbody>
          {list.items.map((activity) => (
            <ActivityRow key={activity.id} activity={activity} />
          ))}
        </tbody>
      </table>
      <ListPager query={query} page={list} />
    </>
  );
}

function ActivityRow({ activity }: { activity: NamedActivity }) {
  const reading = useReading();
  const { id, type, timestamp, outcome } = activity;
  return (
    <tr>
      <th scope="row" className="cell-name">
        <ActivityIcon type={type} />
        <span className="visually-hidden">{activityTypeLabels[type]}</span>
        <Link className="row-link" dir="auto" to={href("/activities/:id", { id: String(id) })}>
          {activityName(activity)}
        </Link>
      </th>
      <td className="fold-main">
        <ActivityParties activity={activity} />
      </td>
      <td className="fold-tail">{outcome}</td>
      <td className="cell-date fold-end">
        <time dateTime={new Date(timestamp).toISOString()}>{formatMoment(timestamp, reading)}</time>
      </td>
    </tr>
  );
}
