import { formatUnits, type Reading } from "#app/format.ts";
import { type StageTimes, wholeUnits } from "#domain/pipeline/stage-path.ts";

/** How long a deal has been in each stage, by the stage's id, e.g. "3 days". */
export type WrittenTimes = Partial<Record<number, string>>;

/** Times in their largest whole unit. */
export function writeTimes(times: StageTimes, reading: Reading): WrittenTimes {
  const written = Object.entries(times).flatMap(([stage, time]) =>
    time === undefined ? [] : [[stage, formatSpan(time, reading)]],
  );
  return Object.fromEntries(written);
}

/** A range of time, in milliseconds. */
function formatSpan(milliseconds: number, reading: Reading): string {
  const span = wholeUnits(milliseconds);
  return span
    ? formatUnits(span.count, span.unit, reading)
    : `< ${formatUnits(1, "minute", reading)}`;
}
