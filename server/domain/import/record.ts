import type { Remark } from "../contact/file-row.ts";
import type { ImportableContact } from "../contact/row.ts";
import { fold } from "../fold.ts";
import type { RowChange } from "./draft.ts";
import { changed, shown } from "./shown.ts";

/*
 * What an import knows of tasks and activities: each row of a file is one record, which may be about contacts, a
 * company and a deal.
 */

/** What a row says, whichever of these it is. */
export interface RecordRow {
  company: string | null;
  deal: string | null;
  /** What our own exports know its deal and company by, whatever they are called. */
  dealOwnId: string | null;
  companyOwnId: string | null;
  /** What the description says of a deal that the workspace doesn't have. */
  dealLine: string | null;
  description: string | null;
  /** When it was added elsewhere, in unix milliseconds. */
  createdAt: number | null;
  ownId: string | null;
  /** Its contacts, the primary one first. */
  people: ImportableContact[];
}

/** The record in a row, or why there is none. */
export type ReadRow<Row> =
  | { row: Row; remarks: Remark[]; reason?: undefined }
  | { row: null; reason: string };

/** A contact: an id, or negative for somebody whom the import will add. */
export interface NamedContact {
  id: number;
  name: string;
}

/** What an import knows of such a record. */
export interface RecordData {
  contact: NamedContact | null;
  others?: NamedContact[];
  deal: { id: number; title: string } | null;
  company: string | null;
  category?: string | null;
}

/** A row of a file with its contacts. */
export interface PlacedRow<Row> {
  row: Row;
  contact: NamedContact | null;
  others: NamedContact[];
}

/** A row of a file with the records that it refers to. */
export interface GivenRow<Row> extends PlacedRow<Row> {
  deal: RecordData["deal"];
}

/** What rows bring to records. */
export interface RecordRules<Row, Data> {
  /** What the record of a row is called. */
  nameOf: (row: Row) => string;
  /** A new record, or all that a row says. */
  dataOf: (given: GivenRow<Row>) => Data;
  /** A record with what a row knows beyond it: itself if that is nothing. */
  filled: (data: Data, given: GivenRow<Row>) => Data;
  /** A record with what a row says of it; what the row leaves empty stays. */
  overwritten: (data: Data, given: GivenRow<Row>) => Data;
  /** Why a new record can't be added. */
  faultOf?: (data: Data) => string | undefined;
  /** How values are compared and listed, by the labels of their fields; null for none. */
  lines: readonly RecordLine<Row, Data>[];
}

interface RecordLine<Row, Data> {
  label: string;
  textOf: (data: Data) => string | null;
  /** Whether a row doesn't say anything of it. */
  isSilent?: (row: Row) => boolean;
}

type Lines<Row, Data> = Pick<RecordRules<Row, Data>, "lines">;

/** The fields in which a record differs from what it was; null before is a new one. */
export function recordChanges<Row, Data>(
  { lines }: Lines<Row, Data>,
  before: Data | null,
  after: Data,
): RowChange[] {
  return lines.flatMap(({ label, textOf }) =>
    changed(label, before && textOf(before), textOf(after)),
  );
}

/** What a row says otherwise than the record that it is about, which stays as it is. */
export function recordKept<Row, Data>(
  { lines, dataOf }: Lines<Row, Data> & Pick<RecordRules<Row, Data>, "dataOf">,
  data: Data,
  given: GivenRow<Row>,
): RowChange[] {
  const row = dataOf(given);
  return lines.flatMap(({ label, textOf, isSilent }) => {
    const [own, found] = [textOf(data), textOf(row)];
    const isKept = own !== null && found !== null && fold(own) !== fold(found);
    return isKept && !isSilent?.(given.row)
      ? [{ label, before: shown(own), after: shown(found) }]
      : [];
  });
}

/** The name that a row gives; the own one if it differs only in case. */
export function renamed(own: string | null, found: string | null): string | null {
  return found === null || (own !== null && fold(own) === fold(found)) ? own : found;
}

/** A record after a change, or itself if that changes nothing. */
export function unlessSame<Data extends object>(data: Data, after: Data): Data {
  const names = Object.keys(after) as (keyof Data)[];
  const textOf = (value: unknown) => JSON.stringify(value);
  return names.every((name) => textOf(after[name]) === textOf(data[name])) ? data : after;
}
