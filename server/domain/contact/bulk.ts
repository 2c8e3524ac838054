import type { BulkActionDeclaration } from "../bulk.ts";

export const nobodyChosenWords = "Choose somebody first.";

/** What can be done to many contacts. */
export const bulkActions = {
  tag: {
    kind: "contact.tag",
    done: "Tagged",
    unchanged: "All of these have this tag already.",
  },
  untag: {
    kind: "contact.untag",
    done: "Untagged",
    unchanged: "None of these has this tag.",
  },
  company: {
    kind: "contact.company",
    done: "Changed the company of",
    unchanged: "All of these are at this company already.",
  },
  delete: {
    kind: "contact.delete",
    done: "Deleted",
    unchanged: "None of these is there any more.",
  },
} as const satisfies Record<string, BulkActionDeclaration>;

export type BulkVerb = keyof typeof bulkActions;
