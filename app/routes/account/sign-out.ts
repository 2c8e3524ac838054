import { href, redirect, redirectDocument } from "react-router";
import { pageContext } from "#app/context.ts";
import { carryCookies } from "../../forms/auth-answer.ts";
import type { Route } from "./+types/sign-out";

export function loader() {
  return redirect(href("/"));
}

/**
 * Ends the session, and makes the browser forget its pages: the open one, because a new document
 * loads, and those that it keeps in memory for Back.
 */
export async function action({ context }: Route.ActionArgs) {
  const answer = await context.get(pageContext).authenticate("sign-out", {});
  const headers = { "Clear-Site-Data": '"cache"' };
  return carryCookies(answer, redirectDocument(href("/"), { headers }));
}
