import { asc, eq, type SQL, sql } from "drizzle-orm";
import { generateJitteredKeyBetween } from "fractional-indexing-jittered";
import { fromDay } from "#domain/day.ts";
import type { NewDeal } from "#domain/deal/input.ts";
import { dealSearchText } from "#domain/deal/search-text.ts";
import { amountFault, toMinor } from "#domain/money/money.ts";
import { type People, peopleAfter } from "#domain/people.ts";
import type { StageKind } from "#domain/pipeline/pipeline.ts";
import { missing, Refusal } from "#domain/refusal.ts";
import { user } from "../../db/auth-schema.ts";
import { batch } from "../../db/client.ts";
import { entityTables, otherContacts } from "../../db/entities.ts";
import { type OperationRequest, perform, type Step, write } from "../../db/log.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { guardRead, logNewest, newestId, retryingStale } from "../../db/record.ts";
import { dealStages, deals } from "../../db/schema.ts";
import type { ActivityTimes } from "../activity/times.ts";
import { guardPeople, linkPeople } from "../people.ts";
import { pipelineOf } from "../stage-list.ts";
import { closingColumns, selectClosingFacts } from "./close.ts";
import { type DealAnswer, dealAnswered, readDealAnswer } from "./deal.ts";
import { optionalColumns } from "./fields.ts";
import { keepStageChanges } from "./history.ts";

/**
 * The columns of a value in its currency's major unit; 0 for none. Refuses BAD_REQUEST, at `value`,
 * an amount that the currency can't have.
 */
export function valueColumns(value: number | null | undefined, currency: string) {
  if (value == null) return { value: 0, valueMinor: 0, currency };
  const fault = amountFault(value, currency);
  const valueMinor = fault === undefined ? toMinor(value, currency) : undefined;
  if (valueMinor === undefined) throw new Refusal("BAD_REQUEST", fault ?? "", "value");
  return { value, valueMinor, currency };
}

/**
 * Refuses as stale, inside a batch, a stage that no longer exists or whose kind has changed since
 * it was read.
 */
export function guardStage(owner: Owner, stageId: number, kind: StageKind): Step {
  const same = owned(owner, dealStages, eq(dealStages.id, stageId), eq(dealStages.kind, kind));
  return guardRead(
    owner,
    sql`select 1 where not exists (select 1 from ${dealStages} where ${same})`,
  );
}

/** The first position in a stage, before its present first card. */
export function selectTop(owner: Owner, stageId: SQL) {
  return owner.db
    .select({ position: deals.position })
    .from(deals)
    .where(live(owner, deals, sql`${deals.stageId} = ${stageId}`))
    .orderBy(asc(deals.position), asc(deals.id))
    .limit(1);
}

/** The default stage of a new deal. */
function firstOpenStage(owner: Owner): SQL {
  const open = owned(
    owner,
    dealStages,
    eq(dealStages.kind, "open"),
    sql`${dealStages.pipelineId} = ${pipelineOf(owner, undefined)}`,
  );
  return sql`(select id from ${dealStages} where ${open} order by order_index, id limit 1)`;
}

/**
 * All columns except those that the database fills: otherwise one that no field declares could be
 * forgotten.
 */
type WrittenColumn = Exclude<
  keyof typeof deals.$inferInsert,
  "id" | "version" | "deletedAt" | "companyId" | keyof ActivityTimes
>;

/**
 * Adds a deal at the top of its stage: by default the first open one, and in the owner's currency.
 * `addedAt` is when it was added, in unix milliseconds: earlier than now in sample data alone. Refuses
 * NOT_FOUND for the stage or a contact, BAD_REQUEST at `value` for an amount that the currency can't have.
 */
export function createDeal(
  owner: Owner,
  deal: NewDeal,
  request: Partial<OperationRequest> = {},
  addedAt: number = Date.now(),
): Promise<DealAnswer> {
  return retryingStale(() => createDealOnce(owner, deal, request, addedAt));
}

/** Its closing depends on the stage that is read, so the write requires that stage's kind. */
async function createDealOnce(
  owner: Owner,
  deal: NewDeal,
  request: Partial<OperationRequest>,
  now: number,
): Promise<DealAnswer> {
  const stage = deal.stageId === undefined ? firstOpenStage(owner) : sql`${deal.stageId}`;
  const currencyOf = sql`coalesce(${deal.currency ?? null}, (select currency from ${user} where id = ${owner.userId}))`;
  const closing = deal.closedDate ? fromDay(deal.closedDate) : null;
  const [[stageRow], [top], [settings], [facts]] = await batch(owner.db, [
    owner.db
      .select({ id: dealStages.id, kind: dealStages.kind })
      .from(dealStages)
      .where(owned(owner, dealStages, sql`${dealStages.id} = ${stage}`)),
    selectTop(owner, stage),
    owner.db.select({ currency: user.currency }).from(user).where(eq(user.id, owner.userId)),
    selectClosingFacts(owner, currencyOf, sql`${closing}`),
  ]);
  if (!stageRow) throw missing("stage", "stageId");
  const currency = deal.currency ?? settings?.currency ?? "AUD";
  const people = peopleAfter({ contactId: null, contactIds: [] }, deal);
  const row = {
    title: deal.title,
    contactId: people.contactId,
    ...valueColumns(deal.value, currency),
    stageId: stageRow.id,
    position: generateJitteredKeyBetween(null, top?.position ?? null),
    ...optionalColumns(deal),
    ...closingColumns(stageRow.kind, currency, deal, facts),
    closedFromStageId: null,
    stageSince: now,
    searchText: dealSearchText(deal),
    userId: owner.userId,
    createdAt: now,
    updatedAt: now,
  } satisfies Record<WrittenColumn, unknown>;
  const done = await perform(
    owner,
    { kind: "deal.create", ...request },
    (number) => [
      guardStage(owner, stageRow.id, stageRow.kind),
      ...guardPeople(owner, people),
      ...addDeal(owner, number, row, people),
    ],
    (number) => readDealAnswer(owner, number),
  );
  return dealAnswered(done);
}

/** The steps that add a deal to its stage, with its other contacts. */
export function addDeal(
  owner: Owner,
  operation: SQL,
  row: typeof deals.$inferInsert,
  { contactIds }: Pick<People, "contactIds">,
): Step[] {
  return [
    write(owner.db.insert(deals).values(row)),
    ...linkPeople(owner, otherContacts.deal, newestId(entityTables.deal), contactIds),
    logNewest(owner, operation, entityTables.deal),
    write(keepStageChanges(owner, operation)),
  ];
}
