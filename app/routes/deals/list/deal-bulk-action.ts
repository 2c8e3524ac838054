import type { DealBulkAction } from "#domain/deal/bulk-input.ts";

/** What a form of the list of deals asks for; undefined where no action has this name. */
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
