import { sql } from "drizzle-orm";
import { noPeople, type PersonRef, type PlacedPerson, rowAt } from "#domain/contact/file-people.ts";
import type { FileRecord } from "#domain/contact/file-row.ts";
import { type ImportedContact, importedContact } from "#domain/contact/input.ts";
import { type DealReading, readDealRecord } from "#domain/deal/from-row.ts";
import { type DealNews, newsOf } from "#domain/deal/import-news.ts";
import { batch } from "../../db/client.ts";
import type { Owner } from "../../db/owner.ts";
import { importSlices } from "../../db/schema.ts";
import type { EarlierRows } from "../contact/plan-states.ts";
import type { DealPlan, EarlierDeals } from "../deal/import-plan.ts";
import { addSlice, readItems } from "./earlier.ts";

/** Each slice is two parts of the operation: first its people, then its deals. */
export function partsOf(slice: number): { people: number; deals: number } {
  return { people: 2 * slice, deals: 2 * slice + 1 };
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

/** What later slices have to know of a slice of deals. */
export interface StoredDeals {
  people: readonly PlacedPerson[];
  /** The contacts that it has added, by their places. */
  ids: [place: number, id: number][];
  /** Its deals with the keys of their titles and companies, and what it brings to them until that is written. */
  deals: [ref: number, titleKey: string, companyKey: string, news: DealNews | null][];
  /** The keys of the companies that it adds. */
  companies: string[];
  /** The newest deal and company that it has added; 0 for none. */
  lastDeal: number;
  lastCompany: number;
}

interface Slices {
  id: number;
  /** The first slice that isn't meant. */
  before: number;
  /** Whether they have been written. */
  written: boolean;
}

/** What an import knows of the people in its slices before one, to which `addStored` adds further ones. */
export interface EarlierPeople extends EarlierRows {
  addStored: (stored: Pick<StoredDeals, "people" | "ids">) => void;
}

export async function earlierDealPeople(
  owner: Owner,
  { id, before, written }: Slices,
  reading: DealReading,
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
        const { deal } = readDealRecord(value, reading);
        const { data } = importedContact.safeParse(deal?.people[personAt(place).person]);
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

/** The deals of a slice for later ones; `idOf` answers the id of one that has been written. */
export function storedDeals(
  { states, results }: DealPlan,
  idOf?: (ref: number) => number | undefined,
): StoredDeals["deals"] {
  return [...new Set(results.map(({ ref }) => ref))].flatMap((ref): StoredDeals["deals"] => {
    const state = states.get(ref);
    if (!state) return [];
    const { titleKey, companyKey, data, start } = state;
    return [[idOf?.(ref) ?? ref, titleKey, companyKey, idOf ? null : newsOf(start, data)]];
  });
}

/** What the slices before one say of deals with these titles. */
export async function earlierDeals(
  owner: Owner,
  { id, before, written }: Slices,
  titleKeys: readonly string[],
): Promise<EarlierDeals> {
  const [found] = await batch(owner.db, [
    owner.db.all<{ entry: string }>(
      sql`select entry.value as "entry"
        from ${importSlices} as slice cross join json_each(slice.people, '$.deals') as entry
        where slice.draft_id = ${id} and slice.part < ${before} and slice.people is not null
          and entry.value ->> 1 in (select value from json_each(${JSON.stringify(titleKeys)}))
        order by slice.part`,
    ),
  ]);
  const entries = found.map(({ entry }): StoredDeals["deals"][number] => JSON.parse(entry));
  const states = new Map<number, EarlierDeals["states"][number]>();
  for (const [ref, titleKey, companyKey, news] of written ? [] : entries) {
    const all = [...(states.get(ref)?.news ?? []), ...(news ? [news] : [])];
    if (all.length > 0) states.set(ref, { ref, titleKey, companyKey, news: all });
  }
  return { seen: new Set(entries.map(([ref]) => ref)), states: [...states.values()] };
}

/** The newest deal and company that the slices before one have added, and the companies that they add. */
export async function earlierNews(
  owner: Owner,
  { id, before }: Pick<Slices, "id" | "before">,
  companyKeys: readonly string[],
): Promise<{ lastDeal: number; lastCompany: number; companies: Set<string> }> {
  const of = sql`${importSlices} as slice where slice.draft_id = ${id} and slice.part < ${before}`;
  const [[last], companies] = await batch(owner.db, [
    owner.db.all<{ deal: number; company: number }>(
      sql`select coalesce(max(slice.people ->> '$.lastDeal'), 0) as "deal",
        coalesce(max(slice.people ->> '$.lastCompany'), 0) as "company" from ${of}`,
    ),
    owner.db.all<{ key: string }>(
      sql`select key.value as "key" from ${importSlices} as slice
        cross join json_each(slice.people, '$.companies') as key
        where slice.draft_id = ${id} and slice.part < ${before} and slice.people is not null
          and key.value in (select value from json_each(${JSON.stringify(companyKeys)}))`,
    ),
  ]);
  return {
    lastDeal: last?.deal ?? 0,
    lastCompany: last?.company ?? 0,
    companies: new Set(companies.map(({ key }) => key)),
  };
}
