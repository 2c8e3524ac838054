import { href } from "react-router";
import { recordActionRoute } from "#app/forms/action-route.ts";

const route = recordActionRoute({
  page: (id) => href("/import/:id/run", { id: String(id) }),
  async run({ account, id }) {
    const { done } = await account.import.stop({ id });
    if (done === 0) return { to: href("/import"), text: "Cancelled the import." };
    return {
      to: href("/import/:id/result", { id: String(id) }),
      text: "Stopped the import.",
    };
  },
});

export const loader = route.loader;
export const action = route.action;
