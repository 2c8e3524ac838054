import type { DealBulkVerb } from "#domain/deal/bulk.ts";
import type { DealBulkAction } from "#domain/deal/bulk-input.ts";

/** The operation that a form's fields ask for. */
export function dealActionOf(does: DealBulkVerb, fields: FormData): DealBulkAction {
  if (does === "stage") return { does, stageId: Number(fields.get("stage")) };
  if (does === "delete") return { does };
  return { does, expectedCloseDate: String(fields.get("closes") ?? "") || null };
}
