import { href } from "react-router";
import { recordActionRoute } from "#app/forms/action-route.ts";

/** Deletes a company; its people remain, without a company. */
const route = recordActionRoute({
  page: () => href("/companies"),
  async run({ api, id, operation }) {
    const { name, people, operation: undo } = await api.company.delete({ id, operation });
    const left = people === 1 ? "1 contact now has" : `${people} contacts now have`;
    const text = people > 0 ? `Deleted “${name}”. ${left} no company.` : `Deleted “${name}”.`;
    return { to: href("/companies"), text, undo };
  },
});

export const loader = route.loader;
export const action = route.action;
