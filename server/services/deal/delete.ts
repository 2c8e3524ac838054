import { and, eq, type SQL, sql } from "drizzle-orm";
import { entityTables } from "../../db/entities.ts";
import { type OperationRequest, perform } from "../../db/log.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { setRow } from "../../db/record.ts";
import { deals } from "../../db/schema.ts";
import { type DealAnswer, dealAnswered, readDealAnswer } from "./deal.ts";

/** Moves a deal to Trash. Refuses NOT_FOUND. */
export function deleteDeal(owner: Owner, id: number, key?: string): Promise<DealAnswer> {
  const row = live(owner, deals, eq(deals.id, id));
  return setDeletedAt(owner, { kind: "deal.delete", key }, row, Date.now());
}

/** Restores a deal from Trash. Refuses NOT_FOUND if it isn't there. */
export function restoreDeal(owner: Owner, id: number, key?: string): Promise<DealAnswer> {
  const row = owned(owner, deals, and(eq(deals.id, id), sql`${deals.deletedAt} is not null`));
  return setDeletedAt(owner, { kind: "deal.restore", key }, row, null);
}

async function setDeletedAt(
  owner: Owner,
  request: OperationRequest,
  row: SQL,
  deletedAt: number | null,
) {
  const done = await perform(
    owner,
    request,
    (number) => setRow(owner, number, { entity: entityTables.deal, row, set: { deletedAt } }),
    (number) => readDealAnswer(owner, number),
  );
  return dealAnswered(done);
}
