import type { BulkActionDeclaration } from "../bulk.ts";

export const noDealChosenWords = "Select at least one deal.";

/** The actions on many deals. */
export const dealBulkActions = {
  stage: { kind: "deal.move", done: "Moved", unchanged: "They're already in this stage." },
  closes: {
    kind: "deal.reschedule",
    done: "Updated the expected close of",
    unchanged: "They already have this expected close.",
  },
  delete: { kind: "deal.delete", done: "Deleted", unchanged: "These deals no longer exist." },
} as const satisfies Record<string, BulkActionDeclaration>;
