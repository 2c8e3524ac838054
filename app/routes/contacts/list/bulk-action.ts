import type { BulkAction } from "#domain/contact/bulk-input.ts";

/** What a form of the list of contacts asks for; undefined where no action has this name. */
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
