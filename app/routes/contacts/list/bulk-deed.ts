import { href } from "react-router";
import { changeChosen, idsChosen, listChosen } from "#app/components/bulk/change-chosen.ts";
import { type PageContext, pageContext } from "#app/context.ts";
import { textOf } from "#app/forms/read-form.ts";
import { zoneOf } from "#app/zone.ts";
import { bulkWords } from "#domain/contact/bulk.ts";
import type { BulkAction, ContactSelection } from "#domain/contact/bulk-input.ts";
import { askedFor } from "./asked-for.ts";
import { readQuery } from "./query.ts";

/** The fields by which a form, or a URL, says which contacts are chosen: `id`s, or `all` of a list. */
export function chosenBy(
  fields: FormData | URLSearchParams,
  session: PageContext["session"],
): ContactSelection {
  if (!fields.has("all")) return { ids: idsChosen(fields) };
  const timeZone = zoneOf(session);
  const { sort: _, ...asked } = askedFor(readQuery(listChosen(fields)), timeZone);
  return { filter: asked };
}

interface BulkArgs {
  request: Request;
  context: { get: (key: typeof pageContext) => PageContext };
}

/** Does what a form of the contacts list asks for to all that are chosen, and goes back to the list. */
export function changeContacts(
  { request, context }: BulkArgs,
  actionOf: (form: FormData) => BulkAction,
): Promise<Response> {
  const { api, session } = context.get(pageContext);
  return changeChosen(request, href("/contacts"), (form) => {
    const deed = actionOf(form);
    const selection = chosenBy(form, session);
    return {
      step: (operation, part) => api.contact.bulk({ selection, deed, operation, part }),
      words: (done) => bulkWords(deed.does, done),
    };
  });
}

/** The tag that a form's button names. */
export function tagIn(form: FormData): number {
  return Number(textOf(form, "tag"));
}
