import { href } from "react-router";
import { recordActionRoute } from "#app/forms/action-route.ts";
import { numberOf } from "#app/forms/read-form.ts";

/** Makes one of the people of a deal its first contact; the first one until then stays as a further one. */
const route = recordActionRoute({
  page: (id) => href("/deals/:id", { id: String(id) }),
  async run({ api, id, operation, form }) {
    const contactId = numberOf(form, "contactId");
    const done = await api.deal.update({ id, deal: { contactId }, operation });
    return { text: "Changed the first contact.", undo: done.operation };
  },
});

export const loader = route.loader;
export const action = route.action;
