import { href } from "react-router";
import { nextStepRoute } from "#app/components/activity/next-step-route.ts";

/** The next step after an activity. */
const route = nextStepRoute({
  page: (id) => href("/activities/:id", { id: String(id) }),
  find: (api, id) => api.activity.byId({ id }),
});

export const loader = route.loader;
export const action = route.action;
