import { href, redirect } from "react-router";
import type { Route } from "./+types/bulk-tag";
import { changeContacts, tagIn } from "./bulk-deed.ts";

export function loader() {
  return redirect(href("/contacts"));
}

/** Gives the chosen contacts a tag. */
export function action(args: Route.ActionArgs) {
  return changeContacts(args, (form) => ({ does: "tag", tagId: tagIn(form) }));
}
