import type { RowReport, SliceSummary } from "#domain/import/draft.ts";
import type { Slice } from "./draft.ts";

/** What becomes of a slice's rows, and what later slices have to know of them. */
export interface SliceResult {
  reports: RowReport[];
  summary: SliceSummary;
  /** JSON, of the noun's own. */
  people: string;
  /** The newest contact that it has added; 0 for none. */
  lastContactId: number;
}

/** What an import knows of its file, to work on one slice after another. */
export interface Importer {
  /** Works out what would become of a slice's rows. */
  judge: (slice: Slice) => Promise<SliceResult>;
  /** Imports a slice as a part of the operation. */
  run: (slice: Slice) => Promise<SliceResult>;
}

export interface ImporterStart {
  /** Whether the slices before those that it works on have been written. */
  written: boolean;
}
