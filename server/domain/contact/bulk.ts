import type { BulkActionDeclaration } from "../bulk.ts";

/** The actions on many contacts. */
export const bulkActions = {
  tag: {
    kind: "contact.tag",
    done: "Tagged",
    unchanged: "They already have this tag.",
  },
  untag: {
    kind: "contact.untag",
    done: "Removed the tag from",
    unchanged: "None of them has this tag.",
  },
  company: {
    kind: "contact.company",
    done: "Updated the company of",
    unchanged: "They're already at this company.",
  },
  delete: {
    kind: "contact.delete",
    done: "Deleted",
    unchanged: "These contacts no longer exist.",
  },
} as const satisfies Record<string, BulkActionDeclaration>;

export type BulkVerb = keyof typeof bulkActions;
