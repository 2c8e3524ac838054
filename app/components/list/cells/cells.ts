import type { ComponentType } from "react";
import type { Editing } from "#app/components/editable/editable.tsx";
import type { Reading } from "#app/format.ts";

interface Kept {
  id: number;
  version: number;
}

/** How the cells of a list are edited: as the parts of its records' pages are. */
export interface Cells<Item extends Kept, Group extends string> {
  useEditing: () => Editing<Item, Group>;
  /** The group that is edited in each column; the first column is the lead. */
  groups: Partial<Record<string, Group>>;
  /** Loads a record as its page has it. */
  useRecord: (id: number) => { data?: Item | undefined; isError: boolean };
  /** What a column's cell shows of a record. */
  textOf: (item: Item, column: string, reading: Reading) => string | null;
}

export interface ListCellsProps {
  /** The columns after the first one, in order. */
  columns: readonly string[];
}

/** Loads what edits the cells of a list. */
export type LoadCells = () => Promise<{ default: ComponentType<ListCellsProps> }>;

/** The first column, which names a record. */
export const lead = "lead";
