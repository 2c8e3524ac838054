import { href, redirect } from "react-router";
import type { Route } from "./+types/bulk-delete";
import { dealActionOf } from "./deal-bulk-deed.ts";
import { changeDeals } from "./deals-chosen.ts";

export function loader() {
  return redirect(href("/deals/all"));
}

/** Moves the chosen deals to Trash. */
export function action(args: Route.ActionArgs) {
  return changeDeals(args, (form) => dealActionOf("delete", form));
}
