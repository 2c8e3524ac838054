import { shownIn } from "../day.ts";
import { localTime } from "./ics.ts";

const minute = 60_000;
const week = 7 * 86_400_000;

interface Span {
  from: number;
  until: number;
}

/** How far the clocks of a time zone are ahead of UTC, in milliseconds. */
function offsetAt(timeZone: string, moment: number): number {
  return shownIn(timeZone, moment) - moment;
}

/**
 * A time zone as calendars read it: each change of its clocks in a span of whole minutes, and what
 * they showed before the first one. Repeating events need it; a rule of its own would say more than
 * Intl knows.
 */
export function zoneLines(timeZone: string, { from, until }: Span): string[] {
  const start = from - (from % minute);
  const first = offsetAt(timeZone, start);
  const lines = observance(start, first, first);
  for (let at = start; at < until; at += week) {
    const [before, after] = [offsetAt(timeZone, at), offsetAt(timeZone, at + week)];
    if (before !== after) lines.push(...observance(changeIn(timeZone, at), before, after));
  }
  return ["BEGIN:VTIMEZONE", `TZID:${timeZone}`, ...lines, "END:VTIMEZONE"];
}

/** The first minute of the week after `at` with another offset. */
function changeIn(timeZone: string, at: number): number {
  const before = offsetAt(timeZone, at);
  let [same, other] = [at, at + week];
  while (other - same > minute) {
    const middle = same + Math.floor((other - same) / 2 / minute) * minute;
    if (offsetAt(timeZone, middle) === before) same = middle;
    else other = middle;
  }
  return other;
}

function observance(at: number, before: number, after: number): string[] {
  const kind = after > before ? "DAYLIGHT" : "STANDARD";
  return [
    `BEGIN:${kind}`,
    `DTSTART:${localTime(at + before)}`,
    `TZOFFSETFROM:${offset(before)}`,
    `TZOFFSETTO:${offset(after)}`,
    `END:${kind}`,
  ];
}

/** +0930, or -1100; seconds only where a zone has them. */
function offset(milliseconds: number): string {
  const size = Math.abs(milliseconds);
  const [hours, minutes, seconds] = [size / 3_600_000, (size / minute) % 60, (size / 1_000) % 60];
  const parts = [hours, minutes, ...(Math.floor(seconds) > 0 ? [seconds] : [])];
  const digits = parts.map((part) => String(Math.floor(part)).padStart(2, "0")).join("");
  return `${milliseconds < 0 ? "-" : "+"}${digits}`;
}
