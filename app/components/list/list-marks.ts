import type { MarkedPart } from "#domain/search/marks.ts";

/** The texts of rows in which a search has found something, in pieces, by the row's id. */
export type ListMarks<Field extends string> = Record<number, RowMarks<Field>>;
export type RowMarks<Field extends string> = Partial<Record<Field, MarkedPart[]>>;
