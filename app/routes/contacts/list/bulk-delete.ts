import { href, redirect } from "react-router";
import type { Route } from "./+types/bulk-delete";
import { changeContacts } from "./bulk-deed.ts";

export function loader() {
  return redirect(href("/contacts"));
}

/** Moves the chosen contacts to Trash. */
export function action(args: Route.ActionArgs) {
  return changeContacts(args, () => ({ does: "delete" }));
}
