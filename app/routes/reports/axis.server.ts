/** Where the values from 0 to the end of an axis are drawn, and those at which it has a line. */
export interface Axis {
  value: (of: number) => number;
  /** Whole numbers. */
  ticks: number[];
}

const parts = 4;

/** The step of 1, 2 or 5 times a power of ten that divides a length into about four. */
function stepOf(length: number): number {
  const step = length / parts;
  const power = 10 ** Math.floor(Math.log10(step));
  const times = step / power;
  if (times >= Math.sqrt(50)) return 10 * power;
  if (times >= Math.sqrt(10)) return 5 * power;
  return times >= Math.SQRT2 ? 2 * power : power;
}

/** An axis from 0 to a round number above the highest value, which is above 0, drawn between two places. */
export function axisOf(highest: number, [start, end]: [number, number]): Axis {
  let [step, top] = [0, highest];
  for (let next = stepOf(top); next !== step; next = stepOf(top)) {
    step = next;
    top = Math.ceil(top / step) * step;
  }
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step);
  return {
    value: (of) => start + (of / top) * (end - start),
    ticks: ticks.filter(Number.isInteger),
  };
}
