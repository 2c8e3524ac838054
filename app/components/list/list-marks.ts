import type { MarkedPart } from "#domain/search/marks.ts";

/** The texts of rows, split where a search has matched, by the row's id. */
export type ListMarks<Field extends string> = Record<number, RowMarks<Field>>;
export type RowMarks<Field extends string> = Partial<Record<Field, MarkedPart[]>>;
