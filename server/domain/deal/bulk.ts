import type { BulkActionDeclaration } from "../bulk.ts";

/** The actions on many deals. */
export const dealBulkActions = {
  stage: {
    kind: "deal.move",
    done: (deals, stage) => `Moved ${deals} to ${stage}.`,
    unchanged: "They're already in this stage.",
  },
  closes: {
    kind: "deal.reschedule",
    done: (deals) => `Updated the expected close of ${deals}.`,
    unchanged: "They already have this expected close.",
  },
  delete: {
    kind: "deal.delete",
    done: (deals) => `Deleted ${deals}.`,
    unchanged: "These deals no longer exist.",
  },
} as const satisfies Record<string, BulkActionDeclaration>;
