import type { DealBulkAction } from "#domain/deal/bulk-input.ts";

/** The action that a form of the deals list asks for; undefined if there is no such action. */
export function dealAction(verb: string, form: FormData): DealBulkAction | undefined {
  switch (verb) {
    case "stage":
      return { does: verb, stageId: Number(form.get("stage")) };
    case "closes":
      return { does: verb, expectedCloseDate: String(form.get("closes") ?? "") || null };
    case "delete":
      return { does: verb };
  }
}
