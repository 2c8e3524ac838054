import { sql } from "drizzle-orm";
import { type PlacedPerson, rowAt } from "#domain/contact/file-people.ts";
import type { FileRecord } from "#domain/contact/file-row.ts";
import type { ImportableContact } from "#domain/contact/row.ts";
import { batchRows } from "../../db/client.ts";
import { jsonParameters } from "../../db/json.ts";
import type { Owner } from "../../db/owner.ts";
import { importSlices } from "../../db/schema.ts";
import { type EarlierRows, noEarlierRows } from "../contact/plan-states.ts";
import { type EarlierSlices, peopleLike, rowsAbout } from "./earlier.ts";

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

/** What an import knows of the people in its slices before one; `peopleOf` reads the people of a row. */
export function earlierPeople(
  owner: Owner,
  slices: EarlierSlices,
  peopleOf: (record: FileRecord) => readonly ImportableContact[],
): EarlierRows {
  const { id, before, written } = slices;
  if (before === 0) return noEarlierRows;
  const contactIn = (record: FileRecord, place: number) => peopleOf(record)[personAt(place).person];
  const reading = { at: personAt, contactIn };
  return {
    peopleLike: (rows, contactIds) =>
      peopleLike(owner, slices, { rows, contactIds, path: "$.people" }),
    idsOf: async (places) => (written ? addedPeople(owner, slices, places) : new Map()),
    rowsAbout: async (people, refs) =>
      written ? new Map() : rowsAbout(owner, id, { people, refs }, reading),
  };
}

/** The contacts that slices have added, by these places of them. */
async function addedPeople(
  owner: Owner,
  { id, before }: EarlierSlices,
  places: readonly number[],
): Promise<Map<number, number>> {
  const wanted = places.map((place) => [place, personAt(place).part]);
  const found = await batchRows(
    owner.db,
    jsonParameters(wanted).map((json) =>
      owner.db.all<{ place: number; id: number }>(
        sql`with wanted as materialized (select value ->> 0 as place, value ->> 1 as part from json_each(${json}))
          select added.value ->> 0 as "place", added.value ->> 1 as "id"
          from ${importSlices} as slice cross join json_each(slice.people, '$.ids') as added
          where slice.draft_id = ${id} and slice.part < ${before}
            and slice.part in (select part from wanted)
            and added.value ->> 0 in (select place from wanted)`,
      ),
    ),
  );
  return new Map(found.map((row) => [row.place, row.id]));
}
