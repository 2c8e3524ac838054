import type { Day } from "../day.ts";

/*
 * The text format of calendars: RFC 5545. A line is folded at 75 octets, and texts escape what the
 * format itself uses.
 */

/** The most octets of a line, without its end. */
const longestLine = 75;
const encoder = new TextEncoder();

/** Content lines as the text of a file. */
export function icsText(lines: readonly string[]): string {
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** A line in parts of at most 75 octets; each further one starts with a space. No character is cut. */
function folded(line: string): string {
  if (line.length * 3 <= longestLine || encoder.encode(line).length <= longestLine) return line;
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > longestLine) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}

/** A text value: no other property can start in it. Control characters, which no reader allows, go. */
export function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");
}

/** A time in milliseconds, in UTC: 20261130T093000Z. */
export function instant(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

/** A day: 20261130. */
export function date(day: Day): string {
  return day.replaceAll("-", "");
}

/** A time that clocks show, in milliseconds as if it were UTC: 20261130T093000. */
export function localTime(shown: number): string {
  return instant(shown).slice(0, -1);
}
