import { fold } from "../fold.ts";
import { isBlank } from "../text.ts";

/** The lost reasons of a workspace without a list of its own. */
export const firstLostReasons: readonly string[] = [
  "Price",
  "No budget",
  "Competitor",
  "No decision",
  "Timing",
];

export const lostReasonLimits = { count: 50, length: 200 } as const;

export const lostReasonsLabel = "Lost reasons";

/** The reasons in a text, one per line, without repeats that differ only in case or accents. */
export function linesOf(text: string): string[] {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => !isBlank(line));
  const keys = lines.map(fold);
  return lines.filter((_, index) => keys.indexOf(keys[index] ?? "") === index);
}

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
  const lines = linesOf(text);
  if (lines.length > lostReasonLimits.count)
    return `Enter up to ${lostReasonLimits.count} reasons.`;
  const long = lines.some((line) => line.length > lostReasonLimits.length);
  return long ? `Each reason can be up to ${lostReasonLimits.length} characters.` : undefined;
}
