import { href } from "react-router";
import { actionRoute } from "#app/forms/action-route.ts";

const route = actionRoute({
  page: href("/today"),
  async run({ api, operation }) {
    const { operation: undo } = await api.sample.load({ operation });
    return { to: href("/today"), text: "Sample data added.", undo };
  },
});

export const loader = route.loader;
export const action = route.action;
