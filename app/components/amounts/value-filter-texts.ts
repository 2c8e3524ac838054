import { formatCount, type Reading } from "#app/format.ts";

interface ValueSpan {
  valueFrom: number | null;
  valueTo: number | null;
}

/** The description of a filter by deal value; null for an end that is open. */
export function valueFilterTexts({ valueFrom, valueTo }: ValueSpan, reading: Reading) {
  return {
    valueFrom: valueFrom === null ? null : `${formatCount(valueFrom, reading)} or more`,
    valueTo: valueTo === null ? null : `${formatCount(valueTo, reading)} or less`,
  };
}
