import {
  addPerson,
  type FilePeople,
  findPerson,
  mayBe,
  noPeople,
  type PersonRef,
  type PlacedPerson,
} from "#domain/contact/file-people.ts";
import { filledIn } from "#domain/contact/fill.ts";
import type { ImportedContact } from "#domain/contact/input.ts";
import { overwritten } from "#domain/contact/overwrite.ts";
import { fold } from "#domain/fold.ts";
import type { Outcome } from "#domain/import/outcome.ts";
import type { Owner } from "../../db/owner.ts";
import type { Filling } from "./fill.ts";
import { foundPerson, knownContacts, soughtPerson } from "./known.ts";
import { givenBy, type Known, type Planning, readStates, type State } from "./plan-states.ts";

/** A row of an import that was accepted. */
export interface PlacedRow {
  contact: ImportedContact;
  /** Its place in the file, negative. */
  place: number;
}

/** What is known of a row's person before and after it; the same if it brings nothing. */
export interface RowFilling {
  before: Known;
  after: Known;
}

/** What an import decides about its rows, each by its index. */
export interface Plan {
  outcomes: Outcome[];
  /** The person that each row is about. */
  people: PlacedPerson[];
  /** The contacts of people whom earlier slices have added, by their places. */
  ids: Map<number, number>;
  /** What rows bring to people who aren't new, as far as it is known. */
  fillings: Map<number, RowFilling>;
  /** The contacts that rows add, with what later rows bring. */
  added: ImportedContact[];
  /** The contacts that change. */
  filled: Filling[];
}

/**
 * Decides which rows add contacts, and what the others bring to those of the workspace and to those of earlier
 * rows. A row is about the oldest contact that it matches, and brings nothing if one of them has all of it.
 * Only the first row about a contact overwrites it: later ones fill it in, as they do with contacts that the
 * file itself adds, so that the same file again changes nothing.
 */
export async function planRows(
  owner: Owner,
  rows: readonly PlacedRow[],
  { operation, way, earlier }: Planning,
): Promise<Plan> {
  const contacts = rows.map(({ contact }) => contact);
  if (way === "add") return allAdded(contacts);
  const known = await knownContacts(owner, contacts, operation);
  const contactIds = [...new Set([...known.values()].flat())];
  const before = await earlier.peopleLike(contacts.map(soughtPerson), contactIds);
  const people = placedPeople(rows, known, before);
  const wanted = new Set(people.flatMap(({ refs }) => refs));
  const states = await readStates(owner, [...wanted], before, { operation, way, earlier });
  const overwrites = (ref: number) => way === "overwrite" && ref > 0;
  const seen = new Set([...wanted].filter((ref) => before.byRef.has(ref)));
  const placed = people.map(({ refs: _, ...person }) => person);
  const plan: Plan = { ...allAdded([]), people: placed, ids: states.ids };
  for (const [index, { contact, place }] of rows.entries()) {
    const given = givenBy(contact);
    const { refs = [], ref = place } = people[index] ?? {};
    if (ref === place) {
      states.byRef.set(ref, { ref, contact, fields: given });
      plan.outcomes.push("created");
      continue;
    }
    const bring = overwrites(ref) && !seen.has(ref) ? overwritten : filledIn;
    for (const each of refs) seen.add(each);
    const found = refs.flatMap((each) => states.byRef.get(each) ?? []);
    const after = found.map(({ fields }) => bring(fields, given));
    const [oldest] = found;
    const [brought] = after;
    const isNew = oldest && brought && !after.includes(null);
    plan.outcomes.push(isNew ? "updated" : "known");
    if (isNew) {
      states.byRef.set(oldest.ref, { ...oldest, fields: brought });
      plan.fillings.set(index, { before: oldest.fields, after: brought });
    } else {
      const { fields } = found[after.indexOf(null)] ?? {};
      if (fields) plan.fillings.set(index, { before: fields, after: fields });
    }
  }
  return { ...plan, ...writesOf([...states.byRef.values()], contacts) };
}

function allAdded(added: ImportedContact[]): Plan {
  return {
    outcomes: added.map(() => "created"),
    people: [],
    ids: new Map(),
    fillings: new Map(),
    added,
    filled: [],
  };
}

/** The contacts of the workspace that each row may be about, or else its person in the file. */
function placedPeople(
  rows: readonly PlacedRow[],
  known: ReadonlyMap<number, number[]>,
  before: FilePeople,
): (PlacedPerson & { refs: PersonRef[] })[] {
  const own = noPeople();
  const both = [before, own];
  return rows.map(({ contact, place }, index) => {
    const sought = soughtPerson(contact);
    // Others of the file may have given their name to somebody without one.
    const ids = (known.get(index) ?? []).filter((id) => mayBe(both, id, sought));
    const refs = ids.length > 0 ? ids : [findPerson(both, sought) ?? place];
    const person = { ...foundPerson(contact), place, ref: refs[0] ?? place };
    addPerson(own, person);
    return { ...person, refs };
  });
}

/** What has to be written for people who are new or have changed. */
function writesOf(states: readonly State[], rows: readonly ImportedContact[]) {
  const names = new Map(
    rows
      .flatMap(({ tags }) => (tags ?? []).map((name) => [fold(name), name] as const))
      .toReversed(),
  );
  const added = states.flatMap(({ contact, fields }): ImportedContact[] => {
    const { tagKeys, ...own } = fields;
    return contact
      ? [{ ...contact, ...own, tags: tagKeys.flatMap((key) => names.get(key) ?? []) }]
      : [];
  });
  const filled = states.flatMap(({ read, fields }) =>
    read && fields !== read.fields ? [{ read, fields }] : [],
  );
  return { added, filled };
}
