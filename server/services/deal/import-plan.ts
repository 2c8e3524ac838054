import { sortKey } from "#domain/contact/key.ts";
import type { KnownWay } from "#domain/contact/known-way.ts";
import type { Day } from "#domain/day.ts";
import type { DealRow } from "#domain/deal/from-row.ts";
import {
  contradicts,
  type DealData,
  filledDeal,
  newDealData,
  overwrittenDeal,
} from "#domain/deal/import-data.ts";
import { type DealNews, withNews } from "#domain/deal/import-news.ts";
import { dealSearchText } from "#domain/deal/search-text.ts";
import type { Outcome } from "#domain/import/outcome.ts";
import type { FoundBy, KnownDeal, KnownDeals } from "./import-known.ts";

/** A row of a file of deals. */
export interface PlacedDeal {
  row: DealRow;
  /** The folded name of its company; empty for none. */
  companyKey: string;
  /** Its place in the file, negative. */
  place: number;
  /** Its people, the primary contact first: ids, or negative for those that the import will add. */
  people: number[];
  /** What each of them is called. */
  names: string[];
}

/** A deal and what an import has decided about it so far. */
export interface DealState {
  /** Its id, or the place of the row that adds it. */
  ref: number;
  titleKey: string;
  companyKey: string;
  data: DealData;
  /** What was known of it before these rows; null if that was nothing. */
  start: DealData | null;
  /** The deal as it was read. */
  read?: KnownDeal;
  /** The row that adds it. */
  row?: DealRow;
}

/** What an import decides about one row. */
export interface DealResult {
  outcome: Outcome;
  ref: number;
  /** Whether the deal stays as it is because the workspace has it. */
  isLeft: boolean;
  /** What is known of the deal before and after the row; null before for a new one. */
  before: DealData | null;
  after: DealData;
}

export interface DealPlan {
  results: DealResult[];
  states: Map<number, DealState>;
}

/** What earlier slices of the file have decided. */
export interface EarlierDeals {
  /** The deals that they are about. */
  seen: ReadonlySet<number>;
  /** What they bring to each deal, as far as that hasn't been written, in order. */
  states: readonly (Pick<DealState, "ref" | "titleKey" | "companyKey"> & {
    news: readonly DealNews[];
  })[];
}

interface Planning {
  way: KnownWay;
  known: KnownDeals;
  earlier: EarlierDeals;
  today: Day;
}

/** The title by which a row is found. */
export function titleKeyOf({ title }: Pick<DealRow, "title">): string {
  return dealSearchText({ title });
}

/** The folded name of a row's company; empty for none. */
export function companyKeyOf({ people }: Pick<DealRow, "people">): string {
  return sortKey(people.find(({ company }) => company)?.company ?? "");
}

const order: FoundBy[] = ["own", "person", "company", "title"];

/**
 * Decides which rows add deals, and what the others bring to those of the workspace or of earlier rows. A
 * row is about a deal that it doesn't contradict; one that contradicts all that it has found is about the
 * first that no earlier row is about, and else adds another. Its own id comes before all that. Only the first row about a deal overwrites it.
 */
export function planDeals(
  rows: readonly PlacedDeal[],
  { way, known, earlier, today }: Planning,
): DealPlan {
  const states = earlierStates(earlier, known);
  const seen = new Set(earlier.seen);
  const start = new Set(states.keys());
  const byTitle = new Map<string, Set<number>>();
  const keep = (state: DealState) => {
    const refs = byTitle.get(state.titleKey) ?? new Set();
    byTitle.set(state.titleKey, refs.add(state.ref));
    states.set(state.ref, state);
  };
  for (const state of states.values()) keep(state);
  const results = rows.map(({ row, companyKey, place, people, names }, index): DealResult => {
    const given = { row, people, names, today };
    const found = known.byRow.get(index) ?? new Map<number, FoundBy>();
    const titleKey = titleKeyOf(row);
    for (const [ref] of found) {
      const read = known.byId.get(ref);
      if (!read) continue;
      const { data, companyKey: ofDeal } = read;
      const state = { ref, titleKey, companyKey: ofDeal, data, start: data, read };
      keep({ ...state, ...states.get(ref), read });
    }
    const inFile = [...(byTitle.get(titleKey) ?? [])]
      .flatMap((ref) => states.get(ref) ?? [])
      .filter((state) => isAlike(state, people, companyKey));
    const listed = order.flatMap((by) => [...found].filter(([, own]) => own === by));
    const candidates = [
      ...listed.flatMap(([ref]) => states.get(ref) ?? []),
      ...inFile.filter(({ ref }) => !found.has(ref)),
    ];
    const state = way === "add" ? undefined : chosen(candidates, { row, found, seen });
    if (!state) {
      const data = newDealData(given);
      keep({ ref: place, titleKey, companyKey, data, start: null, row });
      seen.add(place);
      return { outcome: "created", ref: place, isLeft: false, before: null, after: data };
    }
    const { ref, read, data } = state;
    const isLeft = way === "skip" && read !== undefined && !read.isNew;
    const bring = way === "overwrite" && read && !read.isNew && !seen.has(ref);
    const after = isLeft ? data : (bring ? overwrittenDeal : filledDeal)(data, given);
    states.set(ref, { ...state, data: after });
    seen.add(ref);
    return { outcome: after === data ? "known" : "updated", ref, isLeft, before: data, after };
  });
  const about = new Set(results.map(({ ref }) => ref));
  const own = [...states].filter(([ref, { read }]) => !start.has(ref) || read || about.has(ref));
  return { results, states: new Map(own) };
}

/** The deals that earlier slices add or change. */
function earlierStates({ states }: EarlierDeals, { byId }: KnownDeals): Map<number, DealState> {
  return new Map(
    states.flatMap(({ ref, titleKey, companyKey, news }) => {
      const before = byId.get(ref)?.data ?? null;
      const data = ref > 0 && !before ? null : withNews(before, news);
      return data ? [[ref, { ref, titleKey, companyKey, data, start: data }] as const] : [];
    }),
  );
}

function isAlike(state: DealState, people: readonly number[], companyKey: string): boolean {
  const { contactId, contactIds } = state.data;
  if (people.some((id) => id === contactId || contactIds.includes(id))) return true;
  if (companyKey !== "") return companyKey === state.companyKey;
  return people.length === 0 && contactId === null;
}

function chosen(
  candidates: readonly DealState[],
  { row, found, seen }: { row: DealRow; found: Map<number, FoundBy>; seen: ReadonlySet<number> },
): DealState | undefined {
  const own = candidates.find(({ ref }) => found.get(ref) === "own");
  if (own && (!seen.has(own.ref) || !contradicts(own.data, row))) return own;
  const agreeing = candidates.filter(({ data }) => !contradicts(data, row));
  return (
    agreeing.find(({ data }) => titleKeyOf(data) === titleKeyOf(row)) ??
    own ??
    candidates.find(({ ref }) => ref > 0 && !seen.has(ref))
  );
}
