import { type ChoiceLines, faultOf, linesOf } from "../choice-lines.ts";

/** The lost reasons of a workspace without a list of its own. */
export const firstLostReasons: readonly string[] = [
  "Price",
  "No budget",
  "Competitor",
  "No decision",
  "Timing",
];

export const lostReasonLimits = { count: 50, length: 200 } as const;

const lostReasonChoices: ChoiceLines = { ...lostReasonLimits, one: "reason", many: "reasons" };

export const lostReasonsLabel = "Lost reasons";

/** The reasons that a workspace offers: its own, or the default ones. */
export function lostReasonsOf(kept: string | null | undefined): string[] {
  return kept ? linesOf(kept) : [...firstLostReasons];
}

/** Why a deal was lost: the typed reason, or else the one selected from the list. */
export function selectedReason(closing: {
  lostReason?: string | null | undefined;
  otherReason?: string | null | undefined;
}): string {
  return closing.otherReason?.trim() || closing.lostReason || "";
}

/** What is wrong with a list of reasons; undefined if it is fine. */
export function lostReasonsFault(text: string): string | undefined {
  return faultOf(text, lostReasonChoices);
}
