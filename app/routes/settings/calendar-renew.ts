import { href } from "react-router";
import { actionRoute } from "#app/forms/action-route.ts";

/** Switches the calendar feed on, or replaces its URL. */
const route = actionRoute({
  page: href("/settings/calendar"),
  async run({ account }) {
    await account.calendar.renew();
    return { to: href("/settings/calendar"), text: "Calendar feed is on, with a new URL." };
  },
});

export const loader = route.loader;
export const action = route.action;
