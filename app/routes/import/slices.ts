import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { routeId } from "#app/route-id.ts";
import type { Route } from "./+types/slices";
import { takeSent } from "./sent.ts";

export const loader = () => redirect(href("/import"));

/** Keeps a slice of the rows that the browser has read in a file; the same slice may be sent again. */
export function action({ request, params, context }: Route.ActionArgs): Promise<Response> {
  const { account } = context.get(pageContext);
  return takeSent(request, (sent: { part: number; rows: never }) =>
    account.import.sendRows({ id: routeId(params.id), part: sent?.part, rows: sent?.rows }),
  );
}
