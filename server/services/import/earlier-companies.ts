import { sql } from "drizzle-orm";
import { batch } from "../../db/client.ts";
import type { Owner } from "../../db/owner.ts";
import { importSlices } from "../../db/schema.ts";
import { type CompanyNews, newsOf } from "../company/import-news.ts";
import type { CompanyStates } from "../company/import-plan.ts";

/** What later slices have to know of a slice's companies, as JSON: keys alone once it is written. */
export function storedCompanies(states: CompanyStates, isWritten: boolean): string {
  const entries = [...states].map(([key, state]) => (isWritten ? [key] : [key, newsOf(state)]));
  return JSON.stringify(entries);
}

/**
 * What the slices before one bring to companies with these keys, in order; those that no slice is about are
 * missing. Slices that have been written have nothing left to bring.
 */
export async function earlierCompanies(
  owner: Owner,
  { id, before, written }: { id: number; before: number; written: boolean },
  keys: readonly string[],
): Promise<Map<string, CompanyNews[]>> {
  if (before === 0) return new Map();
  const [rows] = await batch(owner.db, [
    owner.db.all<{ key: string; news: string | null }>(
      sql`select entry.value ->> 0 as "key", ${written ? sql`null` : sql`entry.value -> 1`} as "news"
        from ${importSlices} as slice cross join json_each(slice.people) as entry
        where slice.draft_id = ${id} and slice.part < ${before} and slice.people is not null
          and entry.value ->> 0 in (select value from json_each(${JSON.stringify(keys)}))
        order by slice.part`,
    ),
  ]);
  const byKey = new Map<string, CompanyNews[]>();
  for (const { key, news } of rows) {
    const known = byKey.get(key) ?? [];
    byKey.set(key, news === null ? known : [...known, JSON.parse(news)]);
  }
  return byKey;
}
