import { eq, getTableColumns, sql } from "drizzle-orm";
import { generateJitteredKeyBetween } from "fractional-indexing-jittered";
import { copyTitle } from "#domain/deal/deal.ts";
import { optionalFields } from "#domain/deal/optional.ts";
import { dealSearchText } from "#domain/deal/search-text.ts";
import { idsOf } from "#domain/people.ts";
import { pick } from "#domain/pick.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { perform } from "../../db/log.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { retryingStale } from "../../db/record.ts";
import { dealStages, deals } from "../../db/schema.ts";
import { contactIdsOf, guardPeopleRead } from "./contact.ts";
import { addDeal, guardStage, selectTop } from "./create.ts";
import { type DealAnswer, dealAnswered, readDealAnswer } from "./deal.ts";

/**
 * Duplicates a deal, with all of its people, at the top of its stage; a closed deal's copy goes to
 * the first open stage of its pipeline. Refuses NOT_FOUND.
 */
export function duplicateDeal(
  owner: Owner,
  copy: { id: number; operation?: string | undefined },
): Promise<DealAnswer> {
  return retryingStale(() => duplicateDealOnce(owner, copy));
}

/**
 * The copy depends on what is read first, so the write requires the same people and kind of stage.
 */
async function duplicateDealOnce(
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
  const stageId = sql<number | null>`(select id from ${dealStages} where ${open}
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
  if (found.copiedTo === null) throw missing("stage");
  const { contactId, value, valueMinor, currency, copiedTo } = found;
  const contactIds: number[] = JSON.parse(found.contactIds);
  const title = copyTitle(found.title);
  const now = Date.now();
  const row = {
    ...{ title, contactId, value, valueMinor, currency },
    ...pick(found, optionalFields),
    searchText: dealSearchText({ ...found, title }),
    stageId: copiedTo,
    position: generateJitteredKeyBetween(null, top?.position ?? null),
    stageSince: now,
    userId: owner.userId,
    createdAt: now,
    updatedAt: now,
  };
  const done = await perform(
    owner,
    { kind: "deal.duplicate", key },
    (number) => [
      guardStage(owner, copiedTo, "open"),
      guardPeopleRead(owner, idsOf({ contactId, contactIds })),
      ...addDeal(owner, number, row, { contactIds }),
    ],
    (number) => readDealAnswer(owner, number),
  );
  return dealAnswered(done);
}
