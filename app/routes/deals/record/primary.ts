import { href } from "react-router";
import { recordActionRoute } from "#app/forms/action-route.ts";
import { numberOf } from "#app/forms/read-form.ts";
import { displayName } from "#domain/contact/contact.ts";

/** Makes one of a deal's contacts its primary contact; the former primary one stays on the deal. */
const route = recordActionRoute({
  page: (id) => href("/deals/:id", { id: String(id) }),
  async run({ api, id, operation, form }) {
    const contactId = numberOf(form, "contactId");
    const done = await api.deal.update({ id, deal: { contactId }, operation });
    const name = done.contact ? displayName(done.contact) : "The contact";
    return { text: `“${name}” is now the primary contact.`, undo: done.operation };
  },
});

export const loader = route.loader;
export const action = route.action;
