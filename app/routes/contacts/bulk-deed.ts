import { href } from "react-router";
import { type PageContext, pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attempt } from "#app/forms/attempt.ts";
import { backFrom } from "#app/forms/back.ts";
import { textOf } from "#app/forms/read-form.ts";
import { mostParts } from "#domain/bulk.ts";
import { bulkWords } from "#domain/contact-bulk.ts";
import type { BulkDeed, ContactSelection } from "#domain/contact-bulk-input.ts";
import { defaultSettings } from "#domain/settings.ts";
import { askedFor } from "./asked-for.ts";
import { readQuery } from "./query.ts";

/** The fields by which a form, or a URL, says which contacts are chosen: `id`s, or `all` of a list. */
export function chosenBy(
  fields: FormData | URLSearchParams,
  session: PageContext["session"],
): ContactSelection {
  if (!fields.has("all")) return { ids: [...new Set(fields.getAll("id").map(Number))] };
  const filter = fields.get("filter");
  const query = readQuery(new URLSearchParams(typeof filter === "string" ? filter : ""));
  const timeZone = session?.user.timeZone ?? defaultSettings.timeZone;
  const { sort: _, ...asked } = askedFor(query, timeZone);
  return { filter: asked };
}

interface BulkArgs {
  request: Request;
  context: { get: (key: typeof pageContext) => PageContext };
}

/** Does what a form of the contacts list asks for to all that are chosen, and goes back to the list. */
export function changeChosen(
  { request, context }: BulkArgs,
  deedOf: (form: FormData) => BulkDeed,
): Promise<Response> {
  const { api, session } = context.get(pageContext);
  return attempt(request, async (key, form) => {
    const operation = key ?? crypto.randomUUID();
    const deed = deedOf(form);
    const selection = chosenBy(form, session);
    let answer = await api.contact.bulk({ selection, deed, operation });
    while (answer.next !== null && answer.next < mostParts) {
      answer = await api.contact.bulk({ selection, deed, operation, part: answer.next });
    }
    const { done, next } = answer;
    const more = next === null ? "" : " There are more: do it again for the rest.";
    return redirectSaying(backFrom(request, href("/contacts")), {
      text: bulkWords(deed.does, done) + more,
      undo: done > 0 ? operation : undefined,
    });
  });
}

/** The tag that a form's button names. */
export function tagIn(form: FormData): number {
  return Number(textOf(form, "tag"));
}
