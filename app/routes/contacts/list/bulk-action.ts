import type { BulkAction } from "#domain/contact/bulk-input.ts";

/** The action that a form of the contacts list asks for; undefined if there is no such action. */
export function contactAction(verb: string, form: FormData): BulkAction | undefined {
  switch (verb) {
    case "tag":
    case "untag":
      return { does: verb, tagId: Number(form.get("tag")) };
    case "company":
      return { does: verb, company: String(form.get("company") ?? "").trim() || null };
    case "delete":
      return { does: verb };
  }
}
