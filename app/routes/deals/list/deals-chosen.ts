import { href } from "react-router";
import { changeChosen, idsChosen, listChosen } from "#app/components/bulk/change-chosen.ts";
import { type PageContext, pageContext } from "#app/context.ts";
import { zoneOf } from "#app/zone.ts";
import { dealBulkWords } from "#domain/deal/bulk.ts";
import type { DealBulkAction, DealSelection } from "#domain/deal/bulk-input.ts";
import { askedFor, readQuery } from "./list-query.ts";

/** The fields by which a form, or a URL, says which deals are chosen: `id`s, or `all` of a list. */
export function dealsChosenBy(
  fields: FormData | URLSearchParams,
  session: PageContext["session"],
): DealSelection {
  if (!fields.has("all")) return { ids: idsChosen(fields) };
  const timeZone = zoneOf(session);
  return { filter: askedFor(readQuery(listChosen(fields)), timeZone) };
}

interface BulkArgs {
  request: Request;
  context: { get: (key: typeof pageContext) => PageContext };
}

/** Does what a form of the list of deals asks for to all that are chosen, and goes back to the list. */
export function changeDeals(
  { request, context }: BulkArgs,
  actionOf: (form: FormData) => DealBulkAction,
): Promise<Response> {
  const { api, session } = context.get(pageContext);
  return changeChosen(request, href("/deals/all"), (form) => {
    const deed = actionOf(form);
    const selection = dealsChosenBy(form, session);
    return {
      step: (operation, part) => api.deal.bulk({ selection, deed, operation, part }),
      words: (done) => dealBulkWords(deed.does, done),
    };
  });
}
