import { desc, eq, sql } from "drizzle-orm";
import { generateNJitteredKeysBetween } from "fractional-indexing-jittered";
import { dayIn, fromDay } from "#domain/day.ts";
import { dealBulkKinds } from "#domain/deal-bulk.ts";
import type { DealBulkDeed, DealBulkInput } from "#domain/deal-bulk-input.ts";
import { missing } from "#domain/refusal.ts";
import { user } from "../db/auth-schema.ts";
import { batch } from "../db/client.ts";
import { entityTables } from "../db/entities.ts";
import { write } from "../db/log.ts";
import { live, type Owner, owned } from "../db/owner.ts";
import { setRows } from "../db/record.ts";
import { dealStages, deals } from "../db/schema.ts";
import { type BulkAnswer, type BulkPlan, changeRows } from "./bulk.ts";
import { guardStage } from "./deal.ts";
import { closingsAnew } from "./deal-close.ts";
import { keepStageChanges } from "./deal-history.ts";
import { movePlaces } from "./deal-move.ts";
import { dealsChosen } from "./deal-selection.ts";

/**
 * Does one deed to many deals. Refuses NOT_FOUND for a stage or a deal that is not in the book, and
 * what a deed to many rows does.
 */
export async function changeManyDeals(owner: Owner, input: DealBulkInput): Promise<BulkAnswer> {
  const { selection, deed, operation, part } = input;
  const [chosen, plan] = [await dealsChosen(owner, selection), await planOf(owner, deed)];
  return changeRows(owner, {
    entity: entityTables.deal,
    table: deals,
    kind: dealBulkKinds[deed.does],
    operation,
    part,
    ids: selection.ids,
    chosen,
    plan,
  });
}

async function planOf(owner: Owner, deed: DealBulkDeed): Promise<BulkPlan> {
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

/**
 * Deals come to the end of a stage, in the order in which they were added; those that come into
 * another kind of stage are closed today, or open again.
 */
async function stagePlan(owner: Owner, stageId: number): Promise<BulkPlan> {
  const [[last], [target], [person]] = await batch(owner.db, [
    owner.db
      .select({ position: deals.position })
      .from(deals)
      .where(live(owner, deals, eq(deals.stageId, stageId)))
      .orderBy(desc(deals.position), desc(deals.id))
      .limit(1),
    owner.db
      .select({ kind: dealStages.kind })
      .from(dealStages)
      .where(owned(owner, dealStages, eq(dealStages.id, stageId))),
    owner.db
      .select({ timeZone: user.timeZone, baseCurrency: user.baseCurrency })
      .from(user)
      .where(eq(user.id, owner.userId)),
  ]);
  if (!target || !person) throw missing("stage");
  return {
    wanting: sql`${deals.stageId} <> ${stageId}`,
    steps: (operation, _, chosen) => {
      const now = Date.now();
      const today = fromDay(dayIn(person.timeZone, now));
      const keys = generateNJitteredKeysBetween(last?.position ?? null, null, chosen.length);
      const set = {
        stageId: sql`cast(${stageId} as integer)`,
        stageSince: sql`cast(${now} as integer)`,
        updatedAt: sql`cast(${now} as integer)`,
        ...closingsAnew(owner, target.kind, { today, base: person.baseCurrency }),
      };
      return [
        guardStage(owner, stageId),
        ...movePlaces(
          owner,
          operation,
          chosen.map((id, at) => [id, keys[at]]),
          set,
        ),
        write(keepStageChanges(owner, operation)),
      ];
    },
  };
}
