import type { KnownWay } from "#domain/contact/known-way.ts";
import type { OperationKind } from "#domain/operation/kinds.ts";
import type { Owner } from "../../db/owner.ts";
import { importRows } from "../contact/import.ts";
import type { EarlierRows } from "../contact/plan-states.ts";
import { addedBy } from "./contacts.ts";
import { partsOf, type StoredPeople } from "./earlier-people.ts";
import { type PeopleResults, peopleIn, peopleResults, type RowsWithPeople } from "./row-people.ts";

interface Slice {
  /** The id of the draft. */
  id: number;
  part: number;
  operation: string;
  kind: OperationKind;
  known: KnownWay;
  earlier: EarlierRows;
}

/** The people of a slice's rows once they are in the workspace. */
export interface ImportedPeople {
  /** With ids for all of them. */
  people: PeopleResults;
  /** Those that were added. */
  contactIds: number[];
  stored: StoredPeople;
}

/** Adds and fills in the people of a slice's rows, the first of its two parts, and notes them for later slices. */
export async function importPeople(
  owner: Owner,
  rows: RowsWithPeople,
  { id, part, operation, kind, known, earlier }: Slice,
): Promise<ImportedPeople> {
  const results = await importRows(
    owner,
    { ...peopleIn(rows), operation, part: partsOf(part).people, known, earlier },
    { kind, isAside: true },
  );
  const found = peopleResults(rows, results);
  const created = found.all.filter(({ outcome }) => outcome === "created");
  const contactIds = await addedBy(owner, { id, part, operation }, created.length);
  const ids = created.flatMap(({ ref }, at): [number, number][] => {
    const contactId = contactIds[at];
    return ref === null || contactId === undefined ? [] : [[ref, contactId]];
  });
  const stored = { people: results.people, ids };
  const byPlace = new Map(ids);
  const places = found.all.flatMap(({ ref }) => ref ?? []);
  for (const [place, contactId] of await earlier.idsOf(places)) byPlace.set(place, contactId);
  const refs = found.refs.map((own) => own.map((ref) => byPlace.get(ref) ?? ref));
  return { people: { ...found, refs }, contactIds, stored };
}
