import { href, redirect } from "react-router";
import type { Route } from "./+types/bulk-closes";
import { dealActionOf } from "./deal-bulk-deed.ts";
import { changeDeals } from "./deals-chosen.ts";

export function loader() {
  return redirect(href("/deals/all"));
}

/** Gives the chosen deals an expected close, or none. */
export function action(args: Route.ActionArgs) {
  return changeDeals(args, (form) => dealActionOf("closes", form));
}
