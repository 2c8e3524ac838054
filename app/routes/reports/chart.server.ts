import { scaleBand } from "d3-scale";
import { axisOf } from "./axis.server.ts";
import type { Bar, Chart, Tone } from "./section.ts";

/** The values of one kind, one for each name of a chart, and the lists that they lead to. */
export interface Series {
  label: string;
  /** Its colour; by its position if missing. */
  tone?: Tone;
  values: number[];
  links: (string | null)[];
}

interface Drawing {
  names: string[];
  series: Series[];
  format: (value: number) => string;
  /** Whether the values of a name stand on each other instead of beside each other. */
  stacked?: boolean;
  /** A value to compare with. */
  line?: { value: number; label: string } | null;
}

/** As wide as a column of the page, so that text has its size there. */
const width = 440;
const roomForValues = 64;
const roomForNames = 28;
const mostNames = 4;
/** Half of the room that a name of a column takes. */
const halfName = 34;

/** The two ends of each bar, by series. */
function spans({ names, series, stacked }: Drawing): [number, number][][] {
  if (!stacked) return series.map(({ values }) => values.map((value) => [0, value]));
  const tops = names.map(() => 0);
  return series.map(({ values }) =>
    tops.map((from, index) => {
      const to = from + (values[index] ?? 0);
      tops[index] = to;
      return [from, to];
    }),
  );
}

const tones = ["main", "soft", "third", "fourth"] as const;

function toneOf({ series }: Drawing, kind: number): Tone {
  return series[kind]?.tone ?? tones[kind] ?? "main";
}

function legendOf(drawing: Drawing): Chart["legend"] {
  const { series } = drawing;
  if (series.length < 2) return [];
  return series.map(({ label }, kind) => ({ label, tone: toneOf(drawing, kind) }));
}

function barLabel(drawing: Drawing, series: number, index: number): string {
  const { label, values } = drawing.series[series] ?? { label: "", values: [] };
  const value = drawing.format(values[index] ?? 0);
  return `${drawing.names[index]}, ${label.toLowerCase()}: ${value}`;
}

/** Upright bars, for what is counted by time. */
export function columns(drawing: Drawing): Chart {
  const { names, series, stacked = false, format } = drawing;
  const height = 240;
  const bottom = height - roomForNames;
  const ends = spans(drawing);
  const highest = Math.max(1, drawing.line?.value ?? 0, ...ends.flat(2));
  const { value, ticks } = axisOf(highest, [bottom, 16]);
  const name = scaleBand(names.keys(), [roomForValues, width]).padding(0.2);
  const beside = scaleBand(stacked ? [0] : series.keys(), [0, name.bandwidth()]);
  const every = Math.ceil(names.length / mostNames);
  const bars = ends.flatMap((each, kind) =>
    each.flatMap(([from, to], index): Bar[] => {
      if (to === from) return [];
      const x = (name(index) ?? 0) + (beside(stacked ? 0 : kind) ?? 0);
      const [top, base] = [value(to), value(from)];
      return [
        {
          ...rounded({ x, y: top, width: beside.bandwidth(), height: base - top }),
          tone: toneOf(drawing, kind),
          label: barLabel(drawing, kind, index),
          to: series[kind]?.links[index] ?? null,
        },
      ];
    }),
  );
  return {
    ...{ width, height, bars, start: roomForValues },
    ticks: ticks.map((at) => ({ at: value(at), label: format(at) })),
    names: names
      .map((label, index) => ({ at: (name(index) ?? 0) + name.bandwidth() / 2, label }))
      .filter(({ at }, index) => index % every === 0 && at <= width - halfName),
    isHorizontal: false,
    line: drawing.line
      ? {
          path: `M${roomForValues},${value(drawing.line.value)}H${width}`,
          label: drawing.line.label,
        }
      : null,
    legend: legendOf(drawing),
  };
}

const roomForLabels = 150;
const rowHeight = 34;
/** As many letters have room before the bars; the table has the whole name. */
const longestLabel = 20;

function shortened(label: string): string {
  const letters = [...label];
  return letters.length > longestLabel ? `${letters.slice(0, longestLabel - 1).join("")}…` : label;
}

/** Horizontal bars, for what is counted by names. */
export function horizontal(drawing: Drawing): Chart {
  const { names, series, format } = drawing;
  const height = names.length * rowHeight + roomForNames;
  const ends = spans(drawing);
  const highest = Math.max(1, ...ends.flat(2));
  const { value, ticks } = axisOf(highest, [roomForLabels, width - 24]);
  const name = scaleBand(names.keys(), [0, height - roomForNames]).padding(0.2);
  const beside = scaleBand(series.keys(), [0, name.bandwidth()]);
  const bars = ends.flatMap((each, kind) =>
    each.flatMap(([, to], index): Bar[] => {
      if (to === 0) return [];
      const y = (name(index) ?? 0) + (beside(kind) ?? 0);
      const box = {
        x: roomForLabels,
        y,
        width: value(to) - roomForLabels,
        height: beside.bandwidth(),
      };
      const label = barLabel(drawing, kind, index);
      return [
        {
          ...rounded(box),
          tone: toneOf(drawing, kind),
          label,
          to: series[kind]?.links[index] ?? null,
        },
      ];
    }),
  );
  return {
    ...{ width, height, bars, start: roomForLabels },
    ticks: ticks.map((at) => ({ at: value(at), label: format(at) })),
    names: names.map((label, index) => ({
      at: (name(index) ?? 0) + name.bandwidth() / 2,
      label: shortened(label),
    })),
    isHorizontal: true,
    line: null,
    legend: legendOf(drawing),
  };
}

/** To a tenth, so that pages stay small. */
function rounded<Box extends Record<string, number>>(box: Box): Box {
  const entries = Object.entries(box).map(([side, size]) => [side, Math.round(size * 10) / 10]);
  return Object.fromEntries(entries) as Box;
}
