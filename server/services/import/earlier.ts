import { sql } from "drizzle-orm";
import {
  addPerson,
  type FilePeople,
  noPeople,
  type PersonRef,
  type RowPerson,
  rowAt,
} from "#domain/contact/file-people.ts";
import { type FileRecord, type Reading, readRecord } from "#domain/contact/file-row.ts";
import { type ImportedContact, importedContact } from "#domain/contact/input.ts";
import type { KnownWay } from "#domain/contact/known-way.ts";
import { mostConsidered } from "#domain/duplicate.ts";
import { batchRows } from "../../db/client.ts";
import { jsonParameters } from "../../db/json.ts";
import type { Owner } from "../../db/owner.ts";
import { importSlices } from "../../db/schema.ts";
import { type EarlierRows, noEarlierRows } from "../contact/plan-states.ts";

/** The slices of an import before one. */
export interface EarlierSlices {
  /** The id of the draft. */
  id: number;
  /** The first slice that isn't meant. */
  before: number;
  /** Whether they have been written. */
  written: boolean;
}

/**
 * What an import of contacts knows of its slices before one. Until a slice is written its rows are read
 * again for what they say.
 */
export function earlierRows(
  owner: Owner,
  slices: EarlierSlices,
  choices: Reading & { known: KnownWay },
): EarlierRows {
  const { id, before, written } = slices;
  if (before === 0 || choices.known === "add") return noEarlierRows;
  const contactIn = (record: FileRecord) => readRecord(record, choices).contact;
  const reading = { at: rowAt, contactIn };
  return {
    peopleLike: (rows, contactIds) => peopleLike(owner, slices, { rows, contactIds, path: "$" }),
    idsOf: async (places) => (written ? addedContacts(owner, id, places) : new Map()),
    rowsAbout: async (people, refs) =>
      written ? new Map() : rowsAbout(owner, id, { people, refs }, reading),
  };
}

interface Sought {
  rows: readonly RowPerson[];
  contactIds: readonly number[];
  /** Where the people are in what is stored of a slice. */
  path: "$" | "$.people";
}

/**
 * The people of slices who have a key of these rows, or are one of these contacts, each with all rows about
 * them. Only these are read: all people of a large file would not fit into a Worker's memory.
 */
export async function peopleLike(
  owner: Owner,
  slices: EarlierSlices,
  { rows, contactIds, path }: Sought,
): Promise<FilePeople> {
  const people = noPeople();
  const keys = [...new Set(rows.flatMap((row) => row.keys.map(({ key }) => key)))];
  const person = sql`${importSlices} as slice cross join json_each(slice.people, ${path}) as person`;
  const earlier = sql`slice.draft_id = ${slices.id} and slice.part < ${slices.before}
    and slice.people is not null`;
  const found = await batchRows(
    owner.db,
    jsonParameters(keys).map((json) =>
      owner.db.all<{ ref: number }>(
        sql`select distinct holder.ref as "ref" from (
            select person.value ->> '$.ref' as ref, row_number() over (
              partition by own.value ->> '$.kind', own.value ->> '$.key' order by slice.part, person.key) as number
            from ${person} cross join json_each(person.value, '$.keys') as own
            where ${earlier} and own.value ->> '$.key' in (select value from json_each(${json}))
          ) as holder where holder.number <= ${mostConsidered}`,
      ),
    ),
  );
  const refs = [...new Set([...found.map(({ ref }) => ref), ...contactIds])];
  const placed = await batchRows(
    owner.db,
    jsonParameters(refs).map((json) =>
      owner.db.all<{ person: string }>(
        sql`select person.value as "person" from ${person}
          where ${earlier} and person.value ->> '$.ref' in (select value from json_each(${json}))
          order by slice.part, person.key`,
      ),
    ),
  );
  for (const each of placed) addPerson(people, JSON.parse(each.person));
  return people;
}

/** The contacts that the rows at some places have added. */
async function addedContacts(
  owner: Owner,
  draftId: number,
  places: readonly number[],
): Promise<Map<number, number>> {
  const rows = await readItems<{ recordId?: number }>(owner, draftId, places, {
    list: "report",
    at: rowAt,
  });
  return new Map(
    rows.flatMap(({ place, value: { recordId } }) =>
      recordId === undefined ? [] : [[place, recordId]],
    ),
  );
}

/** Where a person of a file is: the slice, and the index in it of the row. */
interface PlaceInSlice {
  part: number;
  index: number;
}

/** Where the people at places are, and how they are read there. */
interface PeopleReading {
  at: (place: number) => PlaceInSlice;
  contactIn: (record: FileRecord, place: number) => unknown;
}

/** What the rows of a file say of people, in their order. */
export async function rowsAbout(
  owner: Owner,
  draftId: number,
  { people: { byRef }, refs }: { people: FilePeople; refs: readonly PersonRef[] },
  { at, contactIn }: PeopleReading,
): Promise<Map<PersonRef, ImportedContact[]>> {
  const placesOf = (ref: PersonRef) => byRef.get(ref)?.places ?? [];
  const records = await readItems<FileRecord>(owner, draftId, refs.flatMap(placesOf), {
    list: "rows",
    at,
  });
  const contacts = new Map(
    records.flatMap(({ place, value }) => {
      const { data } = importedContact.safeParse(contactIn(value, place));
      return data ? [[place, data] as const] : [];
    }),
  );
  return new Map(
    refs.map((ref) => [ref, placesOf(ref).flatMap((place) => contacts.get(place) ?? [])]),
  );
}

/** An item of a list that slices have for their rows, for each of some places. */
async function readItems<Value>(
  owner: Owner,
  draftId: number,
  places: readonly number[],
  { list, at }: { list: "rows" | "report"; at: (place: number) => PlaceInSlice },
): Promise<{ place: number; value: Value }[]> {
  const wanted = places.map((place) => {
    const { part, index } = at(place);
    return [place, part, index];
  });
  const found = await batchRows(
    owner.db,
    jsonParameters(wanted).map((json) =>
      owner.db.all<{ place: number; value: string }>(
        sql`select wanted.value ->> 0 as "place",
            slice.${sql.identifier(list)} -> ('$[' || (wanted.value ->> 2) || ']') as "value"
          from json_each(${json}) as wanted cross join ${importSlices} as slice
            on slice.draft_id = ${draftId} and slice.part = wanted.value ->> 1`,
      ),
    ),
  );
  return found.map(({ place, value }) => ({ place, value: JSON.parse(value) }));
}
