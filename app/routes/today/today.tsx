import { href } from "react-router";
import NextStep from "#app/components/activity/next-step.tsx";
import { idFrom } from "#app/components/list/list-options.ts";
import { completedParam, loggedParam } from "#app/components/timeline/timeline-query.ts";
import { pageContext } from "#app/context.ts";
import { formatDay } from "#app/format.ts";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { useReading } from "#app/use-reading.ts";
import { todayOf } from "#app/zone.ts";
import { todayGroups } from "#domain/today/today.ts";
import type { Asked } from "#server/services/today/asked.ts";
import type { Route } from "./+types/today";
import { ColdContacts, DealsIn, WonDeals } from "./attention.tsx";
import { Beginning } from "./beginning.tsx";
import { Birthdays } from "./birthdays.tsx";
import { ByStage, Figures } from "./figures.tsx";
import { Planned } from "./planned.tsx";
import { RecentChanges } from "./recent-changes.tsx";
import { Tasks } from "./tasks.tsx";
import "./today.css";

export const meta: Route.MetaFunction = () => [{ title: "Today · Kith" }];

/** The URL may name a group to show more of, and what has just been done. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { api, session } = context.get(pageContext);
  const { searchParams } = new URL(request.url);
  const page = await api.today.page({
    all: todayGroups.find((group) => group === searchParams.get("all")),
    logged: idFrom(searchParams.get(loggedParam)) ?? undefined,
    completed: idFrom(searchParams.get(completedParam)) ?? undefined,
  });
  return { ...page, day: todayOf(session), now: Date.now() };
}

export default function Today({ loaderData }: Route.ComponentProps) {
  const { today: groups, figures, changes, recentlyWon, asked, day, now } = loaderData;
  const reading = useReading();
  const { overdue, dueToday, planned, withoutNextStep, stale, goingCold, birthdays } = groups;
  const hasDeals = figures.byStage.some(({ count }) => count > 0);
  const isEmpty = Object.values(groups).every(({ count }) => count === 0);
  const isNew = figures.totalContacts === 0 && !hasDeals && isEmpty;
  const stages = figures.byStage.map(({ stage }) => stage);
  return (
    <>
      <PageHeader title="Today" detail={<p>{formatDay(day, reading)}</p>} />
      {asked ? <AskedStep asked={asked} day={day} /> : null}
      {isNew ? <Beginning /> : <Figures summary={figures} />}
      {isEmpty && !isNew ? (
        <EmptyState
          title="Nothing needs you today"
          primary={{ to: href("/tasks/new"), label: "Add a task" }}
          link={{ to: href("/deals"), label: "Open the board" }}
        >
          No task is due, every deal has a next step, and nobody is going cold.
        </EmptyState>
      ) : null}
      {isEmpty && recentlyWon.length === 0 ? null : (
        <div className="today-columns">
          <div>
            <Tasks group="overdue" tasks={overdue} day={day} />
            <Tasks group="dueToday" tasks={dueToday} day={day} />
            <Planned planned={planned} day={day} />
          </div>
          <div>
            <DealsIn group="withoutNextStep" deals={withoutNextStep} stages={stages} now={now} />
            <DealsIn group="stale" deals={stale} stages={stages} now={now} />
            <ColdContacts contacts={goingCold} now={now} />
            <Birthdays birthdays={birthdays} day={day} />
            <WonDeals deals={recentlyWon} />
          </div>
        </div>
      )}
      {figures.sample ? (
        <div className="notice notice-row">
          <p>You're viewing sample data. Removing it keeps what you've changed or added.</p>
          <ButtonForm action={href("/sample/remove")}>Remove sample data</ButtonForm>
        </div>
      ) : null}
      {hasDeals ? <ByStage summary={figures} /> : null}
      {changes.length > 0 ? <RecentChanges changes={changes} /> : null}
    </>
  );
}

/** Asks what is next after a call or a task with somebody. */
function AskedStep({ asked: { kind, id, about }, day }: { asked: Asked; day: string }) {
  const route = kind === "task" ? "/tasks/:id/next" : "/activities/:id/next";
  return (
    <div className="today-asked">
      <NextStep
        key={`${kind} ${id}`}
        action={href(route, { id: String(id) })}
        about={about.kind === "contact" ? `with ${about.name}` : `on ${about.name}`}
        today={day}
        to={href("/today")}
      />
    </div>
  );
}
