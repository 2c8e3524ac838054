import { href } from "react-router";
import { actionRoute } from "#app/forms/action-route.ts";

/** Switches the calendar feed off: its URL stops working. */
const route = actionRoute({
  page: href("/settings/calendar"),
  async run({ account }) {
    await account.calendar.remove();
    return { to: href("/settings/calendar"), text: "Calendar feed switched off." };
  },
});

export const loader = route.loader;
export const action = route.action;
