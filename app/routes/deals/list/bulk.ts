import { href, redirect } from "react-router";
import { changeSelected } from "#app/components/list/server/change-selected.ts";
import { pageContext } from "#app/context.ts";
import { zoneOf } from "#app/zone.ts";
import type { Route } from "./+types/bulk";
import { dealRequest } from "./deal-request.ts";

export function loader() {
  return redirect(href("/deals/all"));
}

/** Runs the action that the URL names on the selected deals. */
export function action({ request, url, context }: Route.ActionArgs) {
  const { api, session } = context.get(pageContext);
  return changeSelected(request, {
    list: dealRequest,
    pathname: url.pathname,
    timeZone: zoneOf(session),
    change: (part) => api.deal.bulk(part),
  });
}
