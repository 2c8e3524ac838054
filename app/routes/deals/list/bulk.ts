import { href, redirect } from "react-router";
import { verbIn } from "#app/components/list/selection/verb-in.ts";
import { changeSelected } from "#app/components/list/server/change-selected.ts";
import { pageContext } from "#app/context.ts";
import { zoneOf } from "#app/zone.ts";
import { dealBulkActions } from "#domain/deal/bulk.ts";
import type { Route } from "./+types/bulk";
import { dealAction } from "./deal-bulk-action.ts";
import { dealRequest } from "./deal-request.ts";

export function loader() {
  return redirect(href("/deals/all"));
}

/** Runs the action that the URL names on the selected deals. */
export function action({ request, url, context }: Route.ActionArgs) {
  const { api, session } = context.get(pageContext);
  return changeSelected(request, {
    list: dealRequest,
    timeZone: zoneOf(session),
    actionOf: (form) => dealAction(verbIn(url.pathname), form),
    change: (part) => api.deal.bulk(part),
    actions: dealBulkActions,
  });
}
