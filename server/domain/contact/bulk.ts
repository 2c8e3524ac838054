import type { BulkActionDeclaration } from "../bulk.ts";

/** The actions on many contacts. */
export const bulkActions = {
  tag: {
    kind: "contact.tag",
    done: (contacts, tag) => `Tagged ${contacts} as “${tag}”.`,
    unchanged: "They already have this tag.",
  },
  untag: {
    kind: "contact.untag",
    done: (contacts, tag) => `Removed tag “${tag}” from ${contacts}.`,
    unchanged: "None of them has this tag.",
  },
  company: {
    kind: "contact.company",
    done: (contacts) => `Updated the company of ${contacts}.`,
    unchanged: "They're already at this company.",
  },
  delete: {
    kind: "contact.delete",
    done: (contacts) => `Deleted ${contacts}.`,
    unchanged: "These contacts no longer exist.",
  },
} as const satisfies Record<string, BulkActionDeclaration>;

export type BulkVerb = keyof typeof bulkActions;
