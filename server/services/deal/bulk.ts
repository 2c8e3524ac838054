import { sql } from "drizzle-orm";
import { fromDay } from "#domain/day.ts";
import { dealBulkActions } from "#domain/deal/bulk.ts";
import type { DealBulkAction, DealBulkInput } from "#domain/deal/bulk-input.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { entityTables } from "../../db/entities.ts";
import { live, type Owner } from "../../db/owner.ts";
import { retryingStale, setRows } from "../../db/record.ts";
import { deals } from "../../db/schema.ts";
import { type BulkAnswer, type BulkPlan, changeRows } from "../bulk.ts";
import { listedDeals } from "./filter.ts";
import { moveToEnd, selectArrival } from "./move.ts";

/**
 * Runs one action on many deals. Refuses NOT_FOUND for a stage or deal that isn't in the workspace,
 * and what `changeRows` refuses.
 */
export function changeManyDeals(owner: Owner, input: DealBulkInput): Promise<BulkAnswer> {
  const { deed } = input;
  const { kind } = dealBulkActions[deed.does];
  return retryingStale(async () =>
    changeRows(owner, input, { ...changed, kind, plan: await planOf(owner, deed) }),
  );
}

const changed = { entity: entityTables.deal, listed: listedDeals };

async function planOf(owner: Owner, deed: DealBulkAction): Promise<BulkPlan> {
  switch (deed.does) {
    case "stage":
      return stagePlan(owner, deed.stageId);
    case "closes": {
      const day = deed.expectedCloseDate === null ? null : fromDay(deed.expectedCloseDate);
      return setPlan(owner, sql`${deals.expectedCloseDate} is not ${day}`, () => ({
        expectedCloseDate: day,
        updatedAt: Date.now(),
      }));
    }
    case "delete":
      return setPlan(owner, sql`true`, () => ({ deletedAt: Date.now() }));
  }
}

function setPlan(
  owner: Owner,
  wanting: BulkPlan["wanting"],
  valuesNow: () => Partial<typeof deals.$inferInsert>,
): BulkPlan {
  return {
    wanting,
    steps: (operation, ids) =>
      setRows(owner, operation, {
        entity: entityTables.deal,
        row: live(owner, deals, sql`${deals.id} in ${ids}`),
        set: valuesNow(),
      }),
  };
}

/** Deals move to the end of a stage, in the order in which they were added. */
async function stagePlan(owner: Owner, stageId: number): Promise<BulkPlan> {
  const [[arrival]] = await batch(owner.db, [selectArrival(owner, stageId)]);
  if (!arrival) throw missing("stage");
  const elsewhere = sql`${deals.stageId} <> ${stageId}`;
  return {
    wanting: elsewhere,
    subject: sql`${arrival.name}`,
    steps: (operation, _, ids) => moveToEnd(owner, operation, arrival, { ids, from: elsewhere }),
  };
}
