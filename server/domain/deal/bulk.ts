import type { BulkActionDeclaration } from "../bulk.ts";

export const noDealChosenWords = "Choose a deal first.";

/** What can be done to many deals. */
export const dealBulkActions = {
  stage: { kind: "deal.move", done: "Moved", unchanged: "All of these are in this stage already." },
  closes: {
    kind: "deal.reschedule",
    done: "Changed the expected close of",
    unchanged: "All of these are expected to close then already.",
  },
  delete: { kind: "deal.delete", done: "Deleted", unchanged: "None of these is there any more." },
} as const satisfies Record<string, BulkActionDeclaration>;
