import { href, redirect, redirectDocument } from "react-router";
import { pageContext } from "#app/context.ts";
import { carryCookies } from "../../forms/auth-answer.ts";
import type { Route } from "./+types/sign-out";

export function loader() {
  return redirect(href("/"));
}

/**
 * Ends the session, and has the browser forget the pages that it holds: the one that is open, by going
 * on with a new document, and those that it keeps in memory for Back.
 */
export async function action({ context }: Route.ActionArgs) {
  const answer = await context.get(pageContext).authenticate("sign-out", {});
  const headers = { "Clear-Site-Data": '"cache"' };
  return carryCookies(answer, redirectDocument(href("/"), { headers }));
}
