import { countedWords } from "../bulk.ts";

export const noDealChosenWords = "Choose a deal first.";

/** What is done to many deals, as its operations are called. */
export const dealBulkKinds = {
  stage: "deal.move",
  closes: "deal.reschedule",
  delete: "deal.delete",
} as const;

export type DealBulkVerb = keyof typeof dealBulkKinds;

export function isDealBulkVerb(word: string): word is DealBulkVerb {
  return Object.hasOwn(dealBulkKinds, word);
}

const done: Record<DealBulkVerb, string> = {
  stage: "Moved",
  closes: "Changed the expected close of",
  delete: "Deleted",
};

const nothing: Record<DealBulkVerb, string> = {
  stage: "All of these are in this stage already.",
  closes: "All of these are expected to close then already.",
  delete: "None of these is there any more.",
};

/** What is said of an operation to this many deals, counted as people read it. */
export function dealBulkWords(
  verb: DealBulkVerb,
  count: number,
  counted = count.toLocaleString("en"),
): string {
  if (count === 0) return nothing[verb];
  return countedWords(done[verb], ["deal", "deals"], { count, counted });
}
