import type { Total } from "#domain/money/figure.ts";

/** The colour of a series. */
export type Tone = "main" | "soft" | "third" | "fourth" | "lost";

/** A bar of a chart, in the units of its drawing. */
export interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
  tone: Tone;
  /** What it says when it is pointed at. */
  label: string;
  /** The list of what it counts. */
  to: string | null;
}

/** A chart as it is drawn, computed on the server. */
export interface Chart {
  width: number;
  height: number;
  /** Where it begins after the names or values at its left. */
  start: number;
  bars: Bar[];
  /** Lines across the chart at round values. */
  ticks: { at: number; label: string }[];
  /** The names along the other axis. */
  names: { at: number; label: string }[];
  /** Whether the bars are horizontal, with their names before them. */
  isHorizontal: boolean;
  /** A line to compare the bars with. */
  line: { path: string; label: string } | null;
  /** The names of the series, if there are several. */
  legend: { label: string; tone: Tone }[];
}

/** A cell of a table, which may lead to the list that it counts. */
export interface Cell {
  text: string;
  to?: string;
  /** Its amounts by currency, in a table that is written for spreadsheets. */
  totals?: Total[];
}

/** A part of a report: a chart and the table behind it. */
export interface Section {
  id: string;
  title: string;
  /** One fact about it. */
  text: string | null;
  chart: Chart;
  /** Which amounts the chart leaves out, if any. */
  leftOut?: string | null;
  head: string[];
  rows: Cell[][];
}

/** A figure at the top of a report, and the one of the period before. */
export interface Tile extends Cell {
  label: string;
  before: string;
}
