import {
  type FilePeople,
  noPeople,
  type PersonRef,
  type RowPerson,
} from "#domain/contact/file-people.ts";
import { type Fillable, filledIn } from "#domain/contact/fill.ts";
import type { ImportedContact } from "#domain/contact/input.ts";
import type { KnownWay } from "#domain/contact/known-way.ts";
import { overwritten } from "#domain/contact/overwrite.ts";
import { fold } from "#domain/fold.ts";
import type { Owner } from "../../db/owner.ts";
import { type ContactFields, fieldsOf } from "./fields.ts";
import { type Read, readContacts } from "./fill.ts";

/** What an import knows of the rows of the same file before those that it is sent. */
export interface EarlierRows {
  /** The people of earlier rows who have a key of these, or are one of these contacts. */
  peopleLike: (rows: readonly RowPerson[], contactIds: readonly number[]) => Promise<FilePeople>;
  /** The contacts that earlier rows have added, by the places of these. */
  idsOf: (places: number[]) => Promise<Map<number, number>>;
  /** What earlier rows say of people, in order, as far as that hasn't been written. */
  rowsAbout: (
    people: FilePeople,
    refs: readonly PersonRef[],
  ) => Promise<Map<PersonRef, ImportedContact[]>>;
}

/** For the first rows of a file. */
export const noEarlierRows: EarlierRows = {
  peopleLike: async () => noPeople(),
  idsOf: async () => new Map(),
  rowsAbout: async () => new Map(),
};

export interface Planning {
  operation: string;
  /** What happens to people whom the workspace has. */
  way: KnownWay;
  earlier: EarlierRows;
}

export type Known = ContactFields & Fillable;

/** What is known of a person at some row. */
export interface State {
  ref: PersonRef;
  fields: Known;
  /** The contact as it was read. */
  read?: Read;
  /** The row that adds it. */
  contact?: ImportedContact;
}

/** What is known of people before the first row, `people` by earlier rows; those in Trash are missing. */
export async function readStates(
  owner: Owner,
  refs: PersonRef[],
  people: FilePeople,
  { operation, way, earlier }: Planning,
): Promise<{ byRef: Map<PersonRef, State>; ids: Map<number, number> }> {
  const before = refs.filter((ref) => people.byRef.has(ref));
  const added = before.filter((ref) => ref < 0);
  const ids = added.length > 0 ? await earlier.idsOf(added) : new Map<number, number>();
  const contacts = refs.filter((ref) => ref > 0 && way !== "skip");
  const reads = await readContacts(owner, [...contacts, ...ids.values()], operation);
  const unwritten = before.filter((ref) => (ref < 0 ? !ids.has(ref) : way !== "skip"));
  const rows = unwritten.length > 0 ? await earlier.rowsAbout(people, unwritten) : new Map();
  const states = refs.flatMap((ref): [PersonRef, State][] => {
    const read = reads.get(ids.get(ref) ?? ref);
    const fields = withRows(read?.fields, rows.get(ref) ?? [], ref > 0 && way === "overwrite");
    return fields ? [[ref, { ref, fields, ...(read && { read }) }]] : [];
  });
  return { byRef: new Map(states), ids };
}

/** What is known of a person with what rows say, the first of which may overwrite it. */
function withRows(
  start: Known | undefined,
  rows: readonly ImportedContact[],
  overwrites: boolean,
): Known | undefined {
  let fields = start;
  for (const [index, row] of rows.entries()) {
    const given = givenBy(row);
    const bring = overwrites && index === 0 ? overwritten : filledIn;
    fields = fields ? (bring(fields, given) ?? fields) : given;
  }
  return fields;
}

/** What a row says of its person. */
export function givenBy(row: ImportedContact): Known {
  return { ...fieldsOf(row), tagKeys: (row.tags ?? []).map(fold) };
}
