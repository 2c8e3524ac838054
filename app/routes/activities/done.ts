import { href } from "react-router";
import { loggedParam } from "#app/components/timeline/timeline-query.ts";
import { recordActionRoute } from "#app/forms/action-route.ts";
import { addedMessage } from "#domain/activity/activity.ts";

/** Logs a planned activity, then asks for the next step: it happened as planned, or now if that is to come. */
const route = recordActionRoute({
  page: (id) => href("/activities/:id", { id: String(id) }),
  amongMany: true,
  async run({ api, id, operation }) {
    const now = Date.now();
    const planned = await api.activity.byId({ id });
    const timestamp = Math.min(planned.timestamp, now);
    const done = await api.activity.update({ id, activity: { timestamp }, operation });
    return {
      to: `${href("/today")}?${loggedParam}=${id}`,
      text: addedMessage(done, now),
      undo: done.operation,
      undoTo: href("/today"),
    };
  },
});

export const loader = route.loader;
export const action = route.action;
