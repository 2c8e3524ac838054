import type { BulkActionDeclaration } from "../bulk.ts";

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
