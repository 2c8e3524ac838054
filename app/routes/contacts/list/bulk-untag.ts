import { href, redirect } from "react-router";
import type { Route } from "./+types/bulk-untag";
import { changeContacts, tagIn } from "./bulk-deed.ts";

export function loader() {
  return redirect(href("/contacts"));
}

/** Takes a tag from the chosen contacts. */
export function action(args: Route.ActionArgs) {
  return changeContacts(args, (form) => ({ does: "untag", tagId: tagIn(form) }));
}
