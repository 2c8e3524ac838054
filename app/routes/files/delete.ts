import { href } from "react-router";
import { recordActionRoute } from "#app/forms/action-route.ts";
import { textOf } from "#app/forms/read-form.ts";
import { safeNext } from "#app/refusals.ts";

/** Moves a file to Trash, and stays on the page of its record. */
const route = recordActionRoute({
  page: (id) => href("/files/:id/edit", { id: String(id) }),
  amongMany: true,
  async run({ api, id, form, operation, back }) {
    const deleted = await api.file.delete({ id, operation });
    return {
      to: safeNext(textOf(form, "to"), back),
      text: `Deleted “${deleted.name}”.`,
      undo: deleted.operation,
    };
  },
});

export const loader = route.loader;
export const action = route.action;
