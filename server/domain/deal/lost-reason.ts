import { fold } from "../fold.ts";
import { isBlank } from "../text.ts";

/** Why deals are lost, until a workspace has a list of its own. */
export const firstLostReasons: readonly string[] = [
  "Price",
  "No budget",
  "Competitor",
  "No decision",
  "Timing",
];

export const lostReasonLimits = { count: 50, length: 200 } as const;

export const lostReasonsLabel = "Reasons for a loss";

/** The reasons in a text, one a line, each once (without case or accents). */
export function linesOf(text: string): string[] {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => !isBlank(line));
  const keys = lines.map(fold);
  return lines.filter((_, index) => keys.indexOf(keys[index] ?? "") === index);
}

/** The reasons that a workspace offers: its own, or those that each workspace starts with. */
export function lostReasonsOf(kept: string | null | undefined): string[] {
  return kept ? linesOf(kept) : [...firstLostReasons];
}

/** Why a deal was lost: in words of one's own, or as chosen from the list where there are none. */
export function chosenReason(closing: {
  lostReason?: string | null | undefined;
  otherReason?: string | null | undefined;
}): string {
  return closing.otherReason?.trim() || closing.lostReason || "";
}

/** What is wrong with a list of reasons, in a sentence; undefined when nothing is. */
export function lostReasonsFault(text: string): string | undefined {
  const lines = linesOf(text);
  if (lines.length > lostReasonLimits.count) return `At most ${lostReasonLimits.count} reasons.`;
  const long = lines.some((line) => line.length > lostReasonLimits.length);
  return long ? `A reason is longer than ${lostReasonLimits.length} characters.` : undefined;
}
