import { scaleLinear } from "d3-scale";
import { expect, test } from "vitest";
import { axisOf } from "./axis.server.ts";

test("axes end and have lines where d3-scale would have them", () => {
  const some = Array.from({ length: 2_000 }, (_, index) => Math.ceil(1.01 ** index));
  for (const highest of [...some.filter((each) => each < 1e12), 1, 2, 3, 7, 9, 11, 99.5]) {
    const scale = scaleLinear([0, highest], [200, 16]).nice(4);
    const { value, ticks } = axisOf(highest, [200, 16]);
    expect(ticks, String(highest)).toEqual(scale.ticks(4).filter(Number.isInteger));
    expect(value(highest)).toBeCloseTo(scale(highest), 6);
  }
});
