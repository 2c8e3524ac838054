import { type Day, isUsableDay } from "#domain/day.ts";
import {
  monthCount,
  mostMonths,
  type Period,
  type Preset,
  presetPeriod,
  presets,
  tooManyMonthsMessage,
} from "#domain/report/period.ts";

/** The period that a page of reports shows: a preset, or from one month to another. */
export interface AskedPeriod extends Period {
  preset: Preset | null;
  /** What to enter, if the months can't be read. */
  error: string | null;
}

/** The day of a month ("2026-11"), or of a date. */
function dayFrom(text: string | null): Day | null {
  const day = text && (text.length === 7 ? `${text}-01` : text);
  return day && isUsableDay(day) ? day : null;
}

/** Reads the period of a URL: the last 12 months by default, and if its months can't be read. */
export function askedPeriod(params: URLSearchParams, today: Day): AskedPeriod {
  const asked = params.get("period");
  const preset = presets.find((each) => each === asked);
  const [from, to] = [params.get("from"), params.get("to")].map(dayFrom);
  const fallback = { ...presetPeriod("last-12", today), preset: "last-12" as const };
  if (preset) return { ...presetPeriod(preset, today), preset, error: null };
  if (!params.has("from") && !params.has("to")) return { ...fallback, error: null };
  if (!from || !to) {
    return { ...fallback, error: "Enter two months, e.g. 2026-01 and 2026-11." };
  }
  if (from > to) return { ...fallback, error: "Enter an end that is not before the start." };
  if (monthCount({ from, to }) > mostMonths) {
    return { ...fallback, error: tooManyMonthsMessage };
  }
  return { from, to, preset: null, error: null };
}

/** The query of a URL for the same period. */
export function periodQuery({ preset, from, to }: AskedPeriod): string {
  const fields: Record<string, string> =
    preset === null ? { from: from.slice(0, 7), to: to.slice(0, 7) } : { period: preset };
  return new URLSearchParams(fields).toString();
}
