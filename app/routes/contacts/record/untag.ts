import { href } from "react-router";
import { recordActionRoute } from "#app/forms/action-route.ts";
import { numberOf } from "#app/forms/read-form.ts";

const route = recordActionRoute({
  page: (id) => href("/contacts/:id", { id: String(id) }),
  async run({ api, id: contactId, operation, form }) {
    const tagId = numberOf(form, "tagId");
    const done = await api.contact.removeTag({ contactId, tagId, operation });
    return { text: `Removed tag “${done.name}”.`, undo: done.operation };
  },
});

export const loader = route.loader;
export const action = route.action;
