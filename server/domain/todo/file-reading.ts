import type { Reading } from "../contact/file-row.ts";
import type { Day } from "../day.ts";
import type { RowCell } from "../import/row-people.ts";
import type { TaskColumnField } from "./column-field.ts";

/** How a file of tasks is read. */
export interface TaskReading extends Reading {
  timeZone: string;
  /** The present day; no task was done or added later. */
  today: Day;
  /** A rule as it is stored; undefined for one that Kith doesn't compute. */
  readRule: (text: string) => string | undefined;
}

/** The filled cells of a row, by the field of their column. */
export type Cells = (field: TaskColumnField) => RowCell[];
