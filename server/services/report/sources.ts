import { activityTypes } from "#domain/activity/activity.ts";
import type { Period } from "#domain/report/period.ts";
import { partsOf } from "#domain/report/weeks.ts";
import type { PartCounts, Quarter } from "./quarters.ts";

/** New contacts from one source, in a period and in the one before it. */
export interface SourceFigure {
  /** Null for another source than those that are counted, or none. */
  source: string | null;
  contacts: number;
  before: number;
}

interface Counted {
  quarters: readonly Quarter[];
  /** By the start of a quarter. */
  counts: ReadonlyMap<number, readonly PartCounts[]>;
}

/** New contacts by source: of each that is counted, in their order, and of all others. */
export function sourceFigures(
  sources: readonly string[],
  [period, previous]: [Period, Period],
  counted: Counted,
): SourceFigure[] {
  const [during, before] = [partsIn(period, counted), partsIn(previous, counted)];
  const sum = (parts: PartCounts[], place: number) =>
    parts.reduce((contacts, counts) => contacts + (counts[place] ?? 0), 0);
  const listed = sources.map((source, index) => {
    const place = 1 + activityTypes.length + index;
    return { source, contacts: sum(during, place), before: sum(before, place) };
  });
  const rest = (parts: PartCounts[], known: number[]) =>
    sum(parts, 0) - known.reduce((contacts, each) => contacts + each, 0);
  const other = {
    source: null,
    contacts: rest(
      during,
      listed.map(({ contacts }) => contacts),
    ),
    before: rest(
      before,
      listed.map((each) => each.before),
    ),
  };
  return [...listed, other];
}

/** The counts of the parts that are in a period. */
function partsIn({ from, to }: Period, { quarters, counts }: Counted): PartCounts[] {
  return quarters.flatMap(({ month, startAt }) =>
    partsOf(month).flatMap((day, index) => {
      const part = counts.get(startAt)?.[index];
      return part && day >= from && day <= to ? [part] : [];
    }),
  );
}
