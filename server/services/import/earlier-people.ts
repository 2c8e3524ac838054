import { sql } from "drizzle-orm";
import { noPeople, type PersonRef, type PlacedPerson, rowAt } from "#domain/contact/file-people.ts";
import type { FileRecord } from "#domain/contact/file-row.ts";
import { type ImportedContact, importedContact } from "#domain/contact/input.ts";
import type { ImportableContact } from "#domain/contact/row.ts";
import { batch } from "../../db/client.ts";
import type { Owner } from "../../db/owner.ts";
import { importSlices } from "../../db/schema.ts";
import type { EarlierRows } from "../contact/plan-states.ts";
import { addSlice, readItems } from "./earlier.ts";

/** Each slice is two parts of the operation: first its people, then its records. */
export function partsOf(slice: number): { people: number; records: number } {
  return { people: 2 * slice, records: 2 * slice + 1 };
}

/** More rows than any slice has: the places of a row's further people are that far apart. */
const rowsApart = 1_000;

/** The index, among the people of a slice, of one of a row's people. */
export function personIndex(row: number, person: number): number {
  return row + person * rowsApart;
}

/** The slice, row and person of a place. */
function personAt(place: number): { part: number; index: number; person: number } {
  const { part, index } = rowAt(place);
  return {
    part: Math.floor(part / 2),
    index: index % rowsApart,
    person: Math.floor(index / rowsApart),
  };
}

/** What later slices have to know of the people in a slice's rows. */
export interface StoredPeople {
  people: readonly PlacedPerson[];
  /** The contacts that it has added, by their places. */
  ids: [place: number, id: number][];
}

/** The slices of an import before one. */
export interface EarlierSlices {
  id: number;
  /** The first slice that isn't meant. */
  before: number;
  /** Whether they have been written. */
  written: boolean;
}

/** What an import knows of the people in its slices before one, to which `addStored` adds further ones. */
export interface EarlierPeople extends EarlierRows {
  addStored: (stored: StoredPeople) => void;
}

/** Reads that; `peopleOf` reads the people of a row. */
export async function earlierPeople(
  owner: Owner,
  { id, before, written }: EarlierSlices,
  peopleOf: (record: FileRecord) => readonly ImportableContact[],
): Promise<EarlierPeople> {
  const [slices] = await batch(owner.db, [
    owner.db.all<{ people: string; ids: string }>(
      sql`select people -> '$.people' as "people", people -> '$.ids' as "ids" from ${importSlices}
        where draft_id = ${id} and part < ${before} and people is not null order by part`,
    ),
  ]);
  const people = noPeople();
  const contacts = new Map<number, number>();
  const addStored: EarlierPeople["addStored"] = (stored) => {
    addSlice(people, stored.people);
    for (const [place, contactId] of stored.ids) contacts.set(place, contactId);
  };
  for (const slice of slices) {
    addStored({ people: JSON.parse(slice.people), ids: JSON.parse(slice.ids) });
  }
  const rowsAbout = async (refs: PersonRef[]) => {
    const places = refs.flatMap((ref) => people.byRef.get(ref)?.places ?? []);
    const wanted = places.map((place) => ({ place, ...personAt(place) }));
    const records = await readItems<FileRecord>(owner, id, wanted, "rows");
    const byPlace = new Map(
      records.flatMap(({ place, value }) => {
        const { data } = importedContact.safeParse(peopleOf(value)[personAt(place).person]);
        return data ? [[place, data] as const] : [];
      }),
    );
    return new Map(
      refs.map((ref): [PersonRef, ImportedContact[]] => [
        ref,
        (people.byRef.get(ref)?.places ?? []).flatMap((place) => byPlace.get(place) ?? []),
      ]),
    );
  };
  return {
    people,
    addStored,
    idsOf: async (places) =>
      new Map(
        places.flatMap((place) => {
          const contactId = contacts.get(place);
          return contactId === undefined ? [] : [[place, contactId] as const];
        }),
      ),
    rowsAbout: async (refs) => (written ? new Map() : rowsAbout(refs)),
  };
}
