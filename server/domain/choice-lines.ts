import { fold } from "./fold.ts";
import { isBlank } from "./text.ts";

/** A list of choices that a workspace edits as a text, one per line. */
export interface ChoiceLines {
  /** The most choices. */
  count: number;
  /** The longest choice, in characters. */
  length: number;
  /** What a choice is called. */
  one: string;
  many: string;
}

/** The choices in a text, one per line, without repeats that differ only in case or accents. */
export function linesOf(text: string): string[] {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => !isBlank(line));
  const keys = lines.map(fold);
  return lines.filter((_, index) => keys.indexOf(keys[index] ?? "") === index);
}

/** What is wrong with a text of choices; undefined if it is fine. */
export function faultOf(
  text: string,
  { count, length, one, many }: ChoiceLines,
): string | undefined {
  const lines = linesOf(text);
  if (lines.length > count) return `Enter up to ${count} ${many}.`;
  const isLong = lines.some((line) => line.length > length);
  return isLong ? `Each ${one} can be up to ${length} characters.` : undefined;
}
