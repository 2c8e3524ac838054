import { href } from "react-router";
import { nextStepRoute } from "#app/components/activity/next-step-route.ts";

/** The next step after a completed task. */
const route = nextStepRoute({
  page: (id) => href("/tasks/:id", { id: String(id) }),
  find: (api, id) => api.todo.byId({ id }),
});

export const loader = route.loader;
export const action = route.action;
