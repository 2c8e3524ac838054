import type { SQL } from "drizzle-orm";
import type { FileRecord } from "#domain/contact/file-row.ts";
import type { ImportChoices } from "#domain/import/draft.ts";
import type { AlikeRecord, RecordMarks } from "#domain/import/matching.ts";
import type {
  GivenRow,
  ReadRow,
  RecordData,
  RecordRow,
  RecordRules,
} from "#domain/import/record.ts";
import type { OperationKind } from "#domain/operation/kinds.ts";
import type { LinkSet } from "../../../db/entities.ts";
import type { Owner } from "../../../db/owner.ts";

/** The nouns whose files have one record in each row. */
export type RecordNoun = "todo" | "activity";

/** The records that rows name, and that are found or added by their names. */
export type NamedNoun = "company" | "category";

/** A record of the workspace that a row may be about. */
export interface KnownRecord<Data> {
  id: number;
  version: number;
  updatedAt: number;
  companyId: number | null;
  categoryId?: number | null;
  data: Data;
}

/** What is said of records by which rows find them. */
export interface AlikeSearch {
  /** That a record was there before the import. */
  isEarlier: SQL;
  /** The records that earlier slices of the file are about. */
  seen: ReadonlySet<number>;
}

/** How files are imported in which each row is one record: of tasks, or of activities. */
export interface RecordKind<
  Row extends RecordRow,
  Data extends RecordData,
  Reading,
  Known extends KnownRecord<Data>,
  Alike,
> {
  noun: RecordNoun;
  operation: OperationKind;
  rules: RecordRules<Row, Data>;
  /** How the workspace reads its files. */
  readingOf: (owner: Owner, choices: ImportChoices) => Promise<Reading>;
  read: (record: FileRecord, reading: Reading) => ReadRow<Row>;
  /** Selects the records with the keys of rows, oldest first. */
  alike: (owner: Owner, rows: readonly Row[], search: AlikeSearch) => SQL;
  /** Those that each row may be about; rows with one key share their list. */
  alikeByRow: (rows: readonly Row[], found: readonly Alike[]) => (readonly AlikeRecord[])[];
  marksOf: (given: GivenRow<Row>) => RecordMarks;
  /** Reads records by their ids. */
  known: (owner: Owner, ids: readonly number[], reading: Reading) => Promise<Known[]>;
  /** The columns that an import sets, beside those that refer to what rows name. */
  columns: (data: Data, read?: Known) => Record<string, string | number | null>;
  names: readonly NamedNoun[];
  /** Its other contacts, if it may have several. */
  links?: LinkSet;
}

/** What of a noun is needed to write its records. */
export type WrittenKind<Data, Known> = Pick<
  RecordKind<RecordRow, RecordData, unknown, KnownRecord<RecordData>, unknown>,
  "noun" | "operation" | "names" | "links"
> & { columns: (data: Data, read?: Known) => Record<string, string | number | null> };
