import type { DealBulkVerb } from "#domain/deal/bulk.ts";
import type { DealBulkDeed } from "#domain/deal/bulk-input.ts";

/** The deed that a form's fields ask for. */
export function dealDeedOf(does: DealBulkVerb, fields: FormData): DealBulkDeed {
  if (does === "stage") return { does, stageId: Number(fields.get("stage")) };
  if (does === "delete") return { does };
  return { does, expectedCloseDate: String(fields.get("closes") ?? "") || null };
}
