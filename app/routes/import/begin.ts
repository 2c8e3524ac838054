import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import type { Route } from "./+types/begin";
import { takeSent } from "./sent.ts";

export const loader = () => redirect(href("/import"));

/** Begins the import of a file that the browser has read, and answers its id; the rows follow in slices. */
export function action({ request, context }: Route.ActionArgs): Promise<Response> {
  const { account } = context.get(pageContext);
  return takeSent(request, (sent) => account.import.begin(sent));
}
