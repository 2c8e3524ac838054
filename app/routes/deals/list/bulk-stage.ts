import { href, redirect } from "react-router";
import type { Route } from "./+types/bulk-stage";
import { dealActionOf } from "./deal-bulk-deed.ts";
import { changeDeals } from "./deals-chosen.ts";

export function loader() {
  return redirect(href("/deals/all"));
}

/** Moves the chosen deals to the end of a stage. */
export function action(args: Route.ActionArgs) {
  return changeDeals(args, (form) => dealActionOf("stage", form));
}
