import { href } from "react-router";
import { recordActionRoute } from "#app/forms/action-route.ts";
import { activityName } from "#domain/activity/activity.ts";
import { postponed } from "#domain/activity/postponed.ts";

/** Puts a planned activity off to the same time of the next day. */
const route = recordActionRoute({
  page: (id) => href("/activities/:id", { id: String(id) }),
  amongMany: true,
  async run({ api, id, timeZone, operation, back }) {
    const planned = await api.activity.byId({ id });
    const timestamp = postponed(planned.timestamp, timeZone, Date.now());
    const done = await api.activity.update({ id, activity: { timestamp }, operation });
    return { to: back, text: `Snoozed “${activityName(done)}”.`, undo: done.operation };
  },
});

export const loader = route.loader;
export const action = route.action;
