import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import type { Route } from "./+types/sign-out.ts";
import { goOn } from "./answer.ts";

export function loader() {
  return redirect(href("/"));
}

export async function action({ context }: Route.ActionArgs) {
  return goOn(await context.get(pageContext).authenticate("sign-out", {}), href("/"));
}
