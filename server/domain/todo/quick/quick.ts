import type { Day } from "../../day.ts";
import type { Clock } from "../../moment.ts";
import type { TodoPriority } from "../todo.ts";

/*
 * A task in one line: "call Sarah tomorrow 3pm !high #Sales". What is understood becomes a field,
 * and the rest is its title.
 */

/** The longest line, in characters. */
export const longestLine = 500;

/** The message for a line that is all dates and marks. */
export const untitledMessage = "Say what to do, e.g. Call Sarah tomorrow 3pm.";

/** What a line may say about a task; each can be left in the title instead. */
export const quickParts = [
  "dueDate",
  "dueTime",
  "repeat",
  "priority",
  "categoryId",
  "contactId",
] as const;
export type QuickPart = (typeof quickParts)[number];

/** A part of a line. */
export interface Span {
  from: number;
  to: number;
}

/** What a line says about when a task is due. */
export interface QuickDue {
  dueDate: Day | null;
  dueTime: Clock | null;
  durationMinutes: number | null;
}

/** What follows `#` or `@` and names no category, or no contact or several. */
export interface UnknownMark {
  mark: "category" | "contact";
  /** As it was typed, with its sign. */
  text: string;
  /** How many contacts it may mean. */
  count: number;
}

/** The line with spaces in place of some parts, so that the others keep their positions. */
export function without(line: string, spans: readonly (Span | undefined)[]): string {
  return spans.reduce<string>(
    (rest, span) =>
      span
        ? rest.slice(0, span.from) + " ".repeat(span.to - span.from) + rest.slice(span.to)
        : rest,
    line,
  );
}

/** A word that leads to a date, and is left over when the date is taken out: "by", "on". */
const leading = /(?:^|\s)(?:at|by|due|for|from|on|starting|until)\s*$/i;

/**
 * What is left of a line once its understood parts are taken out: its marks, and its dates with the
 * word that leads to each.
 */
export function titleOf(
  line: string,
  marks: readonly (Span | undefined)[],
  dates: readonly (Span | undefined)[],
): string {
  const taken = [...marks, ...dates]
    .filter((span) => span !== undefined)
    .toSorted((one, two) => one.from - two.from);
  let from = 0;
  let title = "";
  for (const span of taken) {
    const before = line.slice(from, span.from);
    title = joined(title, dates.includes(span) ? before.replace(leading, "") : before);
    from = Math.max(from, span.to);
  }
  return joined(title, line.slice(from))
    .replace(/\s+/gu, " ")
    .replace(/^[\s,;:–-]+|[\s,;:–-]+$/gu, "");
}

/** What is before a part that was taken out, and what is after it, with one mark between them. */
function joined(before: string, after: string): string {
  const [start, end] = [before.trimEnd(), after.trimStart()];
  if (!/^[,.;:!?](?=\s|$)/u.test(end)) return `${start} ${end}`;
  return start.replace(/[,.;:!?]$/u, "") + end;
}

const priorityMark = /(?<=^|\s)!(low|medium|high|urgent)(?=$|[\s,.;:!?])/i;

/** The priority that a line has after `!`. */
export function readPriority(line: string): (Span & { priority: TodoPriority }) | undefined {
  const found = priorityMark.exec(line);
  if (!found?.[1]) return undefined;
  const priority = found[1].toLowerCase() as TodoPriority;
  return { priority, from: found.index, to: found.index + found[0].length };
}

/** What a mark stands before: the words after it, the longest run first, each with its end. */
export interface Marked extends Span {
  runs: { words: string; to: number }[];
}

/** How many words a name may have. */
const longestName = 6;

/** Where a line has a sign before a word, and the words from there on. */
export function marksIn(line: string, sign: "#" | "@"): Marked[] {
  return [...line.matchAll(new RegExp(`(?<=^|\\s)${sign}(?=\\p{L})`, "gu"))].map(({ index }) => {
    const start = index + 1;
    const words = [...line.slice(start).matchAll(/\S+/gu)].slice(0, longestName);
    const runs = words.map((word) => {
      const end = start + word.index + word[0].replace(/[,.;:!?)]+$/u, "").length;
      return { words: line.slice(start, end), to: end };
    });
    return { from: index, to: runs[0]?.to ?? start, runs: runs.toReversed() };
  });
}
