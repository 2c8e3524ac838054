import { type CompanyValues, eachOptional } from "#domain/company/fields.ts";
import { filledCompany, overwrittenCompany } from "#domain/company/fill.ts";
import type { ImportedCompany } from "#domain/company/input.ts";
import { sortKey } from "#domain/contact/key.ts";
import type { KnownWay } from "#domain/contact/known-way.ts";
import { readOwnId } from "#domain/contact/own-id.ts";
import type { Outcome } from "#domain/import/outcome.ts";
import type { Owner } from "../../db/owner.ts";
import { type KnownCompany, readKnownCompanies } from "./import-known.ts";
import { type CompanyNews, withNews } from "./import-news.ts";

/** A company and what an import has decided about it so far. */
export interface CompanyState {
  values: CompanyValues;
  /** What was known of it before these rows; null if that was nothing. */
  start: CompanyValues | null;
  /** The company as it was read; missing for a new one. */
  read?: KnownCompany;
}

/** What is known of companies by their names' keys. */
export type CompanyStates = Map<string, CompanyState>;

/** What an import decides about one row. */
export interface CompanyResult {
  outcome: Outcome;
  /** The key of its company's name. */
  key: string;
  id: number | null;
  /** Whether the company stays as it is because the workspace has it. */
  isLeft: boolean;
  /** What is known of the company before and after the row; the same if it brings nothing. */
  before: CompanyValues;
  after: CompanyValues;
}

export interface CompanyPlan {
  results: CompanyResult[];
  states: CompanyStates;
}

interface Planning {
  operation: string;
  way: KnownWay;
  /** What earlier slices bring to companies, by the keys of their names; nothing once that is written. */
  earlier: (keys: readonly string[]) => Promise<Map<string, CompanyNews[]>>;
}

/**
 * Decides which rows add companies, and what the others bring to those of the workspace or of earlier rows:
 * one is known by its own id, or else by its name. Only the first row about a company overwrites it.
 */
export async function planCompanies(
  owner: Owner,
  rows: readonly ImportedCompany[],
  { operation, way, earlier }: Planning,
): Promise<CompanyPlan> {
  const known = await readKnownCompanies(owner, rows, operation);
  const found = rows.map((row) => {
    const own = known.byId.get(readOwnId("company", row.ownId ?? "")?.id ?? 0);
    const key = sortKey(own?.values.name ?? row.name);
    return { row, key, read: own ?? known.byKey.get(key) };
  });
  const before = await earlier([...new Set(found.map(({ key }) => key))]);
  const states: CompanyStates = new Map();
  const seen = new Set(before.keys());
  const results = found.map(({ row, key, read }): CompanyResult => {
    const given = { ...eachOptional((name) => row[name] ?? null), name: row.name };
    const start = withNews(read?.values, before.get(key) ?? []);
    const state = states.get(key) ?? (start && { values: start, start, ...(read && { read }) });
    if (!state) {
      states.set(key, { values: given, start: null });
      seen.add(key);
      return { outcome: "created", key, id: null, isLeft: false, before: given, after: given };
    }
    const isFirst = state.read !== undefined && !seen.has(key);
    const bring = way === "overwrite" && isFirst ? overwrittenCompany : filledCompany;
    const isLeft = way === "skip" && state.read !== undefined && !state.read.isNew;
    seen.add(key);
    const after = isLeft ? null : bring(state.values, given);
    const { values } = state;
    states.set(key, after ? { ...state, values: after } : state);
    return {
      outcome: after ? "updated" : "known",
      key,
      id: read?.id ?? null,
      isLeft,
      before: values,
      after: after ?? values,
    };
  });
  return { results, states };
}
