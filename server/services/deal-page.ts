import { missing } from "#domain/refusal.ts";
import { batch } from "../db/client.ts";
import type { Page } from "../db/cursor.ts";
import type { Owner } from "../db/owner.ts";
import { type HistoryEntry, historyPage, selectHistory } from "./change.ts";
import { type Deal, dealOf, selectDeal } from "./deal.ts";
import { type Stage, selectStages } from "./stage-list.ts";

export interface DealPage {
  deal: Deal;
  /** The stages of all pipelines. */
  stages: Stage[];
  history: Page<HistoryEntry>;
}

/**
 * What a deal's page shows, in one round trip; `history` is where its history goes on. Refuses
 * NOT_FOUND, BAD_REQUEST for a malformed cursor.
 */
export async function readDealPage(
  owner: Owner,
  { id, history: cursor }: { id: number; history?: string | null | undefined },
): Promise<DealPage> {
  const query = { entity: "deal", id, cursor } as const;
  const [[row], stages, entries] = await batch(owner.db, [
    selectDeal(owner, id),
    selectStages(owner, "all"),
    selectHistory(owner, query),
  ]);
  if (!row) throw missing("deal");
  return { deal: dealOf(row), stages, history: historyPage(entries, query) };
}
