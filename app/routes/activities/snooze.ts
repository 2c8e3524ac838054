import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { recordActionRoute } from "#app/forms/action-route.ts";
import { zoneOf } from "#app/zone.ts";
import { activityName } from "#domain/activity/activity.ts";
import { dayIn, daysAfter } from "#domain/day.ts";
import { clockIn, momentAt } from "#domain/moment.ts";
import type { Route } from "./+types/snooze";

function routeIn(timeZone: string) {
  return recordActionRoute({
    page: (id) => href("/activities/:id", { id: String(id) }),
    amongMany: true,
    async run({ api, id, operation, back }) {
      const planned = await api.activity.byId({ id });
      const timestamp = tomorrowAt(timeZone, planned.timestamp);
      const done = await api.activity.update({ id, activity: { timestamp }, operation });
      return { to: back, text: `Snoozed “${activityName(done)}”.`, undo: done.operation };
    },
  });
}

/** Tomorrow at the time of day of a moment, or on the day after it if that is later. */
function tomorrowAt(timeZone: string, moment: number): number {
  const [today, planned] = [dayIn(timeZone, Date.now()), dayIn(timeZone, moment)];
  const from = planned > today ? planned : today;
  return momentAt(timeZone, daysAfter(from, 1), clockIn(timeZone, moment));
}

export function loader(args: Route.LoaderArgs) {
  return routeIn("UTC").loader(args);
}

/** Puts a planned activity off to the same time of the next day. */
export function action(args: Route.ActionArgs) {
  return routeIn(zoneOf(args.context.get(pageContext).session)).action(args);
}
