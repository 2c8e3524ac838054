import { eq, getTableColumns, sql } from "drizzle-orm";
import { generateJitteredKeyBetween } from "fractional-indexing-jittered";
import { copyTitle } from "#domain/deal.ts";
import { fold } from "#domain/fold.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../db/client.ts";
import { perform } from "../db/log.ts";
import { live, type Owner, owned } from "../db/owner.ts";
import { dealStages, deals } from "../db/schema.ts";
import { type DealAnswer, dealAnswered, readDealAnswer } from "./deal.ts";
import { contactIdsOf } from "./deal-contact.ts";
import { addDeal, selectTop } from "./deal-create.ts";

/**
 * Adds a copy of a deal, with all of its people, at the top of its stage; of the first open stage of
 * its pipeline where it is closed, which the copy is not. Refuses NOT_FOUND.
 */
export async function duplicateDeal(
  owner: Owner,
  { id, operation: key }: { id: number; operation?: string | undefined },
): Promise<DealAnswer> {
  const ofDeal = live(owner, deals, eq(deals.id, id));
  const stands = sql`(select stage_id from ${deals} where ${ofDeal})`;
  const open = owned(
    owner,
    dealStages,
    eq(dealStages.kind, "open"),
    sql`${dealStages.pipelineId} = (select pipeline_id from ${dealStages} where id = ${stands})`,
  );
  const stageId = sql<number>`(select id from ${dealStages} where ${open}
    order by id <> ${stands}, order_index, id limit 1)`;
  const [[found], [top]] = await batch(owner.db, [
    owner.db
      .select({
        ...getTableColumns(deals),
        contactIds: contactIdsOf(sql`deals.id`).as("contact_ids"),
        copiedTo: stageId.as("copied_to"),
      })
      .from(deals)
      .where(ofDeal),
    selectTop(owner, stageId),
  ]);
  if (!found) throw missing("deal");
  const { title, contactId, value, valueMinor, currency, expectedCloseDate, description } = found;
  const copied = copyTitle(title);
  const now = Date.now();
  const row = {
    ...{ contactId, value, valueMinor, currency, expectedCloseDate, description },
    title: copied,
    searchText: fold(copied),
    stageId: found.copiedTo,
    position: generateJitteredKeyBetween(null, top?.position ?? null),
    stageSince: now,
    userId: owner.userId,
    createdAt: now,
    updatedAt: now,
  };
  const done = await perform(
    owner,
    { kind: "deal.duplicate", key },
    (number) => addDeal(owner, number, row, { contactIds: JSON.parse(found.contactIds) }),
    (number) => readDealAnswer(owner, number),
  );
  return dealAnswered(done);
}
