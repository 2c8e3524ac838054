import { sql } from "drizzle-orm";
import { type DealNews, newsOf } from "#domain/deal/import-news.ts";
import { batch } from "../../db/client.ts";
import type { Owner } from "../../db/owner.ts";
import { importSlices } from "../../db/schema.ts";
import type { DealPlan, EarlierDeals } from "../deal/import-plan.ts";
import type { Newest } from "./added.ts";
import type { EarlierSlices } from "./earlier.ts";
import type { StoredPeople } from "./earlier-people.ts";

/** What later slices have to know of a slice of deals. */
export interface StoredDeals extends StoredPeople {
  /** Its deals with the keys of their titles and companies, and what it brings to them until that is written. */
  deals: [ref: number, titleKey: string, companyKey: string, news: DealNews | null][];
  /** The keys of the companies that it adds. */
  companies: string[];
  newest: Newest<"deal" | "company">;
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
  { id, before, written }: EarlierSlices,
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
