import { countedWords } from "../bulk.ts";

export const nobodyChosenWords = "Choose somebody first.";

/** What is done to many contacts, as its operations are called. */
export const bulkKinds = {
  tag: "contact.tag",
  untag: "contact.untag",
  company: "contact.company",
  delete: "contact.delete",
} as const;

export type BulkVerb = keyof typeof bulkKinds;

export function isBulkVerb(word: string): word is BulkVerb {
  return Object.hasOwn(bulkKinds, word);
}

const done: Record<BulkVerb, string> = {
  tag: "Tagged",
  untag: "Untagged",
  company: "Changed the company of",
  delete: "Deleted",
};

const nothing: Record<BulkVerb, string> = {
  tag: "All of these have this tag already.",
  untag: "None of these has this tag.",
  company: "All of these are at this company already.",
  delete: "None of these is there any more.",
};

/** What is said of an operation to this many contacts, counted as people read it. */
export function bulkWords(
  verb: BulkVerb,
  count: number,
  counted = count.toLocaleString("en"),
): string {
  if (count === 0) return nothing[verb];
  return countedWords(done[verb], ["contact", "contacts"], { count, counted });
}
