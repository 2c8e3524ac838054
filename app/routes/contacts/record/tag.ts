import { href } from "react-router";
import { recordActionRoute } from "#app/forms/action-route.ts";
import { textOf } from "#app/forms/read-form.ts";

/** Adds a tag to a contact by name; a missing tag is created. */
const route = recordActionRoute({
  page: (id) => href("/contacts/:id", { id: String(id) }),
  async run({ api, id: contactId, operation, form }) {
    const name = textOf(form, "name");
    const color = textOf(form, "color") || undefined;
    const done = await api.contact.tagByName({ contactId, name, color, operation });
    return { text: `Added tag “${name.trim()}”.`, undo: done.operation };
  },
});

export const loader = route.loader;
export const action = route.action;
