import { href, redirect } from "react-router";
import { textOf } from "#app/forms/read-form.ts";
import type { Route } from "./+types/bulk-company";
import { changeContacts } from "./bulk-deed.ts";

export function loader() {
  return redirect(href("/contacts"));
}

/** Puts the chosen contacts at a company, or at none. */
export function action(args: Route.ActionArgs) {
  return changeContacts(args, (form) => ({
    does: "company",
    company: textOf(form, "company").trim() || null,
  }));
}
