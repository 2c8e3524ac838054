import { type LikenessKey, mostConsidered } from "../duplicate.ts";
import type { Named } from "./contact.ts";
import { bestNamed, namesAgree } from "./same-person.ts";

/** The name of a row's person, and the keys by which other rows about the same person are found. */
export interface RowPerson extends Named {
  keys: LikenessKey[];
}

/**
 * A person of a file: the id of a contact that the workspace has, or the place of the row that adds the
 * person, which is negative.
 */
export type PersonRef = number;

/** A row of a file and its person. */
export interface PlacedPerson extends RowPerson {
  /** The row's own place, negative. */
  place: number;
  ref: PersonRef;
}

/** The people of a file's rows, by what they are found by, and the rows about each. */
export interface FilePeople {
  byKey: Map<string, PlacedPerson[]>;
  byRef: Map<PersonRef, { places: number[]; names: Named[] }>;
}

/** The place in its file of a row in a slice, both from 0; negative, so that no contact has it as its id. */
export function placeOf(part: number, index: number): number {
  return -1 - (part * placesInSlice + index);
}

/** The slice of a place, and the row's index in it. */
export function rowAt(place: number): { part: number; index: number } {
  const row = -1 - place;
  return { part: Math.floor(row / placesInSlice), index: row % placesInSlice };
}

/** More places than any slice needs: one for each of the people in its rows. */
const placesInSlice = 100_000;

export function noPeople(): FilePeople {
  return { byKey: new Map(), byRef: new Map() };
}

/** Adds a row's person, to be found by later rows. */
export function addPerson({ byKey, byRef }: FilePeople, person: PlacedPerson): void {
  for (const { kind, key } of person.keys) {
    const name = `${kind} ${key}`;
    const holders = byKey.get(name) ?? [];
    if (holders.length === 0) byKey.set(name, holders);
    if (holders.length < mostConsidered) holders.push(person);
  }
  const { firstName, lastName, place, ref } = person;
  const rows = byRef.get(ref) ?? { places: [], names: [] };
  byRef.set(ref, rows);
  rows.places.push(place);
  const isNew = rows.names.every(
    (each) => each.firstName !== firstName || each.lastName !== lastName,
  );
  if (isNew && rows.names.length < mostConsidered) rows.names.push({ firstName, lastName });
}

/** Whether a row's name agrees with those that other rows have for a person. */
export function mayBe(people: readonly FilePeople[], ref: PersonRef, row: Named): boolean {
  const names = people.flatMap(({ byRef }) => byRef.get(ref)?.names ?? []);
  return names.every((name) => namesAgree("email", row, name));
}

/** The person of the first of the rows that are about the same one; null for a new one. */
export function findPerson(people: readonly FilePeople[], row: RowPerson): PersonRef | null {
  const found = row.keys.flatMap(({ kind, key, prefix }) =>
    people
      .flatMap(({ byKey }) => byKey.get(`${kind} ${key}`) ?? [])
      .filter(
        (each) =>
          namesAgree(kind, row, each) &&
          each.keys.some(
            (own) => own.kind === kind && own.key === key && samePrefix(own.prefix, prefix),
          ) &&
          mayBe(people, each.ref, row),
      ),
  );
  const [first] = bestNamed(found, row).toSorted((one, other) => other.place - one.place);
  return first?.ref ?? null;
}

/** A prefix that isn't known may be any. */
function samePrefix(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other;
}
