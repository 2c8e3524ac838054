import { Form, href, Link } from "react-router";
import { ActivityIcon } from "#app/components/activity/activity-icon.tsx";
import { ActivityParties } from "#app/components/activity/activity-parties.tsx";
import { pageContext } from "#app/context.ts";
import { formatCount, formatMoment } from "#app/format.ts";
import { leaveOutEmpty } from "#app/forms/filled-fields.ts";
import { pageUrl } from "#app/page-url.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { useReading } from "#app/use-reading.ts";
import { zoneOf } from "#app/zone.ts";
import { activityName, activityTypeLabels, activityTypes } from "#domain/activity/activity.ts";
import { type Day, daysAfter, isUsableDay, startOfDay } from "#domain/day.ts";
import type { NamedActivity } from "#server/services/activity/activity.ts";
import type { Route } from "./+types/list";
import "#app/components/history.css";

export const meta: Route.MetaFunction = () => [{ title: "Calls and other activities · Kith" }];

/** What happened in a period, by type, as a report counts it. */
export async function loader({ request, context }: Route.LoaderArgs) {
  leaveOutEmpty(request);
  const { api, session } = context.get(pageContext);
  const { searchParams } = pageUrl(request);
  const timeZone = zoneOf(session);
  const [from, to] = ["from", "to"].map((name) => dayFrom(searchParams.get(name)));
  const type = activityTypes.find((each) => each === searchParams.get("type"));
  const list = await api.activity.list({
    type,
    from: from ? startOfDay(timeZone, from) : undefined,
    before: to ? startOfDay(timeZone, daysAfter(to, 1)) : undefined,
    counted: true,
    cursor: searchParams.get("cursor"),
  });
  return { query: { from, to, type }, list, now: Date.now() };
}

function dayFrom(text: string | null): Day | undefined {
  return text !== null && isUsableDay(text) ? text : undefined;
}

export default function Activities({ loaderData }: Route.ComponentProps) {
  const { query, list } = loaderData;
  const reading = useReading();
  const total = `${formatCount(list.total, reading)}${list.totalCapped ? "+" : ""}`;
  return (
    <>
      <PageHeader title="Calls and other activities" detail={total} />
      <Filter query={query} />
      {list.items.length > 0 ? (
        <ol className="history card">
          {list.items.map((activity) => (
            <Entry key={activity.id} activity={activity} />
          ))}
        </ol>
      ) : (
        <EmptyState title="No activities" link={{ to: href("/activities"), label: "Show all" }}>
          None were logged or planned here.
        </EmptyState>
      )}
      <Pager prevCursor={list.prevCursor} nextCursor={list.nextCursor} />
    </>
  );
}

function Entry({ activity }: { activity: NamedActivity }) {
  const reading = useReading();
  const { type, timestamp, outcome } = activity;
  return (
    <li className="history-entry">
      <div className="history-head">
        <span>
          <ActivityIcon type={type} />{" "}
          <span className="visually-hidden">{activityTypeLabels[type]}</span>
          <Link to={href("/activities/:id", { id: String(activity.id) })}>
            {activityName(activity)}
          </Link>{" "}
          <ActivityParties activity={activity} />
        </span>
        <span className="history-by">
          {outcome ? `${outcome} · ` : null}
          <time dateTime={new Date(timestamp).toISOString()}>
            {formatMoment(timestamp, reading)}
          </time>
        </span>
      </div>
    </li>
  );
}

function Filter({ query }: { query: Awaited<ReturnType<typeof loader>>["query"] }) {
  const { from, to, type } = query;
  return (
    <Form method="get" className="filter" key={JSON.stringify(query)}>
      <select className="input" name="type" aria-label="Type" defaultValue={type ?? ""}>
        <option value="">All types</option>
        {activityTypes.map((each) => (
          <option key={each} value={each}>
            {activityTypeLabels[each]}
          </option>
        ))}
      </select>
      <input className="input" type="date" name="from" aria-label="From date" defaultValue={from} />
      <input className="input" type="date" name="to" aria-label="To date" defaultValue={to} />
      <button type="submit" className="button">
        Filter
      </button>
    </Form>
  );
}
