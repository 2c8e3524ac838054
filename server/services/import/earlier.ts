import { sql } from "drizzle-orm";
import {
  addPerson,
  type FilePeople,
  noPeople,
  type PersonRef,
  type PlacedPerson,
  rowAt,
} from "#domain/contact/file-people.ts";
import { type FileRecord, type Reading, readRecord } from "#domain/contact/file-row.ts";
import { type ImportedContact, importedContact } from "#domain/contact/input.ts";
import type { KnownWay } from "#domain/contact/known-way.ts";
import { batch } from "../../db/client.ts";
import { jsonParameters } from "../../db/json.ts";
import type { Owner } from "../../db/owner.ts";
import { importSlices } from "../../db/schema.ts";
import { type EarlierRows, noEarlierRows } from "../contact/plan-states.ts";

interface Sliced {
  id: number;
  parts: number;
  choices: Reading & { known: KnownWay };
}

/**
 * What an import knows of its slices before one, to which further ones are added by `addSlice`. Until a slice
 * is written its rows are read again for what they say.
 */
export async function earlierRows(
  owner: Owner,
  draft: Sliced,
  { before, written }: { before: number; written: boolean },
): Promise<EarlierRows> {
  if (draft.parts === 1 || draft.choices.known === "add") return noEarlierRows();
  const people = noPeople();
  const [slices] = await batch(owner.db, [
    owner.db.all<{ people: string }>(
      sql`select people as "people" from ${importSlices}
        where draft_id = ${draft.id} and part < ${before} and people is not null order by part`,
    ),
  ]);
  for (const slice of slices) addSlice(people, JSON.parse(slice.people));
  return {
    people,
    idsOf: async (places) => (written ? addedContacts(owner, draft.id, places) : new Map()),
    rowsAbout: async (refs) => (written ? new Map() : rowsAbout(owner, draft, people, refs)),
  };
}

/** Adds the people of a slice, for later ones. */
export function addSlice(people: FilePeople, placed: readonly PlacedPerson[]): void {
  for (const person of placed) addPerson(people, person);
}

/** The contacts that the rows at some places have added. */
async function addedContacts(
  owner: Owner,
  draftId: number,
  places: readonly number[],
): Promise<Map<number, number>> {
  const rows = await readPlaces<{ recordId?: number }>(owner, draftId, places, "report");
  return new Map(
    rows.flatMap(({ place, value: { recordId } }) =>
      recordId === undefined ? [] : [[place, recordId]],
    ),
  );
}

/** What the rows of a file say of people, in their order. */
async function rowsAbout(
  owner: Owner,
  { id, choices }: Sliced,
  { byRef }: FilePeople,
  refs: readonly PersonRef[],
): Promise<Map<PersonRef, ImportedContact[]>> {
  const places = refs.flatMap((ref) => byRef.get(ref)?.places ?? []);
  const records = await readPlaces<FileRecord>(owner, id, places, "rows");
  const contacts = new Map(
    records.flatMap(({ place, value }) => {
      const { data } = importedContact.safeParse(readRecord(value, choices).contact);
      return data ? [[place, data] as const] : [];
    }),
  );
  return new Map(
    refs.map((ref) => [
      ref,
      (byRef.get(ref)?.places ?? []).flatMap((place) => contacts.get(place) ?? []),
    ]),
  );
}

function readPlaces<Value>(
  owner: Owner,
  draftId: number,
  places: readonly number[],
  list: "rows" | "report",
) {
  const wanted = places.map((place) => ({ place, ...rowAt(place) }));
  return readItems<Value>(owner, draftId, wanted, list);
}

/** An item of a list that slices have for their rows, for each of some places. */
export async function readItems<Value>(
  owner: Owner,
  draftId: number,
  places: readonly { place: number; part: number; index: number }[],
  list: "rows" | "report",
): Promise<{ place: number; value: Value }[]> {
  const wanted = places.map(({ place, part, index }) => [place, part, index]);
  const [first, ...rest] = jsonParameters(wanted).map((json) =>
    owner.db.all<{ place: number; value: string }>(
      sql`select wanted.value ->> 0 as "place",
          slice.${sql.identifier(list)} -> ('$[' || (wanted.value ->> 2) || ']') as "value"
        from json_each(${json}) as wanted cross join ${importSlices} as slice
          on slice.draft_id = ${draftId} and slice.part = wanted.value ->> 1`,
    ),
  );
  if (!first) return [];
  const found = await batch(owner.db, [first, ...rest]);
  return found.flat().map(({ place, value }) => ({ place, value: JSON.parse(value) }));
}
