import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { fromDay } from "#domain/day.ts";
import type { DealFilter } from "#domain/deal/list-input.ts";
import { searchTerms } from "#domain/search/terms.ts";
import { type Candidate, type FilterPlan, found, type PageRequest } from "../../db/filter-plan.ts";
import { type Order, rangesAfter, readingOrder, startsWith } from "../../db/keyset.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import {
  contacts,
  contactsToTags,
  dealStageChanges,
  dealStages,
  deals,
  stageFigures,
} from "../../db/schema.ts";
import { matching } from "../../db/search.ts";
import { hasTags, withTags } from "../contact/filter.ts";
import { type Listed, wantedTags } from "../list/plan.ts";
import { dealIdsWith } from "./contact.ts";
import { hasStep } from "./step.ts";

/** The join that a search needs. */
function joinFor({ search }: DealFilter): SQL {
  if (!searchTerms(search)) return sql``;
  return sql`left join ${contacts} on ${contacts.id} = ${deals.contactId}`;
}

const firstContact = sql`deals.contact_id`;

/** Whether a filter names stages. */
function ofStages({ stageId, kind, pipelineId }: DealFilter): boolean {
  return stageId !== undefined || kind !== undefined || pipelineId !== undefined;
}

/** The ids of the stages that a filter names. */
function stagesIn(owner: Owner, { stageId, kind, pipelineId }: DealFilter): SQL {
  return sql`(select id from ${dealStages} where ${owned(
    owner,
    dealStages,
    stageId === undefined ? undefined : sql`id = ${stageId}`,
    kind && sql`kind = ${kind}`,
    pipelineId === undefined ? undefined : sql`pipeline_id = ${pipelineId}`,
  )})`;
}

const open = sql`+deals.stage_id in (select stage.id from ${dealStages} as stage
  where stage.user_id = deals.user_id and stage.kind = 'open')`;

/** Whether a filter has dates of expected closes. */
export function asksForCloses({ closesFrom, closesTo, closesBefore }: DealFilter): boolean {
  return [closesFrom, closesTo, closesBefore].some((day) => day !== undefined);
}

/**
 * The condition on these dates, for a row of this name; a plus keeps SQLite from using their index.
 */
function closesIn({ closesFrom, closesTo, closesBefore }: DealFilter, row: string): SQL {
  const column = sql.raw(`${row}.expected_close_date`);
  const bounds = [
    ...(closesFrom === undefined ? [] : [sql`${column} >= ${fromDay(closesFrom)}`]),
    ...(closesTo === undefined ? [] : [sql`${column} <= ${fromDay(closesTo)}`]),
    ...(closesBefore === undefined ? [] : [sql`${column} < ${fromDay(closesBefore)}`]),
    // "Before a day" excludes deals without a date.
    sql`${column} is not null`,
  ];
  return sql.join(bounds, sql` and `);
}

/** The deals whose primary contact has any of these tags. */
function tagged(ids: readonly number[]): Candidate {
  const distinct = sql.raw(ids.length > 1 ? "distinct" : "");
  return {
    rows: sql`select ${distinct} theirs.id as candidate_id from ${contactsToTags}
      cross join ${deals} as theirs on theirs.contact_id = ${contactsToTags.contactId} where ${withTags(ids)}`,
    condition: hasTags(ids, firstContact),
  };
}

/** The parts of a filter that another index than the order's has adjacent. */
function candidatesOf(owner: Owner, filter: DealFilter, order: Order | undefined): Candidate[] {
  const { contactId, companyId } = filter;
  const theirs = (condition: SQL) => sql`select theirs.id as candidate_id from ${deals} as theirs
    where theirs.user_id = ${owner.userId} and theirs.deleted_at is null and ${condition}`;
  const candidates: Candidate[] = [];
  if (contactId !== undefined) {
    const ids = dealIdsWith(contactId);
    candidates.push({
      rows: sql`select id as candidate_id from (${ids})`,
      condition: sql`+deals.id in (${ids})`,
    });
  }
  if (companyId !== undefined) {
    candidates.push({
      rows: theirs(sql`theirs.company_id = ${companyId}`),
      condition: sql`+deals.company_id = ${companyId}`,
    });
  }
  candidates.push(...wantedTags(filter).map(tagged));
  if (ofStages(filter) && !(order && startsWith(order, deals.position))) {
    const stages = stagesIn(owner, filter);
    candidates.push({
      rows: theirs(sql`theirs.stage_id in ${stages}`),
      condition: sql`+deals.stage_id in ${stages}`,
      total: sql`(select coalesce(sum(deals), 0) from ${stageFigures}
        where ${owned(owner, stageFigures, sql`stage_id in ${stages}`)})`,
    });
  }
  if (asksForCloses(filter) && !(order && startsWith(order, deals.expectedCloseDate))) {
    candidates.push({
      rows: theirs(closesIn(filter, "theirs")),
      condition: closesIn(filter, "+deals"),
    });
  }
  return candidates;
}

/** The conditions on the value of a deal, which this column has. */
export function valuesIn(
  { valueFrom, valueTo, valueless }: Pick<DealFilter, "valueFrom" | "valueTo" | "valueless">,
  column: SQLWrapper,
): (SQL | undefined)[] {
  return [
    valueFrom === undefined ? undefined : sql`${column} >= ${valueFrom}`,
    valueTo === undefined ? undefined : sql`${column} <= ${valueTo}`,
    // "Up to an amount" excludes deals without a value, which are stored with 0.
    valueFrom === undefined && valueTo === undefined ? undefined : sql`${column} > 0`,
    valueless ? sql`${column} = 0` : undefined,
  ];
}

/** The conditions on how a deal was closed. */
function closingsIn(owner: Owner, filter: DealFilter): (SQL | undefined)[] {
  const { closedFrom, closedTo, lostReason, notLostReasons, closedFromStageId } = filter;
  const { reachedStageId, leftStageId } = filter;
  const others = sql`(select value from json_each(${JSON.stringify(notLostReasons ?? [])}))`;
  return [
    closedFrom === undefined ? undefined : sql`deals.closed_date >= ${fromDay(closedFrom)}`,
    closedTo === undefined ? undefined : sql`deals.closed_date <= ${fromDay(closedTo)}`,
    lostReason === undefined ? undefined : sql`deals.lost_reason = ${lostReason}`,
    notLostReasons === undefined
      ? undefined
      : sql`+deals.stage_id in ${stagesIn(owner, { kind: "lost" })}
          and (deals.lost_reason is null or deals.lost_reason not in ${others})`,
    closedFromStageId === undefined
      ? undefined
      : sql`deals.closed_from_stage_id = ${closedFromStageId}`,
    reachedStageId === undefined ? undefined : reached(owner, reachedStageId),
    leftStageId === undefined
      ? undefined
      : sql`exists (select 1 from ${dealStageChanges} as move
          where move.deal_id = deals.id and move.from_stage_id = ${leftStageId})`,
  ];
}

/** Whether a closed deal was in an open stage of a pipeline, and at least as far as this one if lost. */
function reached(owner: Owner, stageId: number): SQL {
  const ofPipeline = owned(
    owner,
    dealStages,
    sql`kind = 'open'`,
    sql`pipeline_id = (select asked.pipeline_id from ${dealStages} as asked where asked.id = ${stageId})`,
  );
  const asked = sql`(select asked.order_index, asked.id from ${dealStages} as asked where asked.id = ${stageId})`;
  return sql`(+deals.stage_id in ${stagesIn(owner, { kind: "won" })}
      and deals.closed_from_stage_id in (select id from ${dealStages} where ${ofPipeline})
    or +deals.stage_id in ${stagesIn(owner, { kind: "lost" })}
      and deals.closed_from_stage_id in (select id from ${dealStages} where ${ofPipeline} and (order_index, id) >= ${asked}))`;
}

/** The conditions that are checked on each deal. */
function conditionsOf(owner: Owner, filter: DealFilter, order?: Order): (SQL | undefined)[] {
  const { search, stageId, noTagIds = [], currency } = filter;
  const isInStage = order && startsWith(order, deals.position);
  const isByClose = order && startsWith(order, deals.expectedCloseDate);
  const plus = sql.raw(order && startsWith(order, deals.currency) ? "" : "+");
  return [
    matching(search, deals.searchText, contacts.searchText),
    isInStage ? sql`${deals.stageId} = ${stageId ?? 0}` : undefined,
    isInStage && (filter.kind || filter.pipelineId !== undefined)
      ? sql`+deals.stage_id in ${stagesIn(owner, filter)}`
      : undefined,
    noTagIds.length > 0 ? sql`not ${hasTags(noTagIds, firstContact)}` : undefined,
    currency === undefined ? undefined : sql`${plus}deals.currency = ${currency}`,
    ...valuesIn(filter, sql`deals.value`),
    isByClose && asksForCloses(filter) ? closesIn(filter, "deals") : undefined,
    ...closingsIn(owner, filter),
    filter.closesBefore !== undefined || filter.stepless ? open : undefined,
    filter.stepless ? sql`not ${hasStep(sql`deals.id`)}` : undefined,
  ];
}

/**
 * By update, reads the first deals of each stage, which has an index by update, and sorts them
 * together.
 */
function idsByUpdate(
  owner: Owner,
  filter: DealFilter,
  { order, position, access, join }: PageRequest,
  limit: number,
): SQL | undefined {
  if (!startsWith(order, deals.updatedAt)) return undefined;
  const by = sql.join(readingOrder(order, position), sql`, `);
  const named = ofStages(filter) ? sql`and its.id in ${stagesIn(owner, filter)}` : sql``;
  const ranges = rangesAfter(order, position).map((range) => {
    const first = sql`select ${deals.id} as id from ${deals} indexed by idx_deals_stage ${join}
      where ${live(owner, deals, sql`${deals.stageId} = its.id`, access.condition, range)}
      order by ${by} limit ${limit}`;
    return sql`select found.value as page_id from ${dealStages} as its,
      json_each((select json_group_array(id) from (${first}))) as found
      where its.user_id = ${owner.userId} ${named}`;
  });
  return sql.join(ranges, sql` union all `);
}

/** How lists of deals are planned. */
export const listedDeals: Listed<DealFilter> = {
  table: deals,
  total: (owner) =>
    sql`(select coalesce(sum(deals), 0) from ${stageFigures} where ${owned(owner, stageFigures)})`,
  partsOf: (owner, filter, order) => ({
    candidates: candidatesOf(owner, filter, order),
    conditions: conditionsOf(owner, filter, order),
  }),
  joinFor,
  walk: idsByUpdate,
  idIndex: "idx_deals_user_id",
};

/**
 * Whether the number of deals that match a filter follows from the running totals of stages and
 * currencies.
 */
export function isFigured({ stageId, kind, pipelineId, currency, ...others }: DealFilter): boolean {
  const { search, ...further } = others;
  const asked = Object.values(further).some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false,
  );
  return !asked && !searchTerms(search);
}

/** Counts and sums of a filter's deals in each currency, for at most one more than `most` deals. */
export function selectSums(
  owner: Owner,
  filter: DealFilter,
  { counted }: FilterPlan,
  most: number,
) {
  const { from, where } = found(owner, deals, counted);
  return owner.db.all<{ currency: string; deals: number; valueMinor: number }>(
    sql`select currency, count(*) as "deals", sum(value_minor) as "valueMinor" from (
        select ${deals.currency} as currency, ${deals.valueMinor} as value_minor from ${from} ${joinFor(filter)}
        where ${where} limit ${most + 1})
      group by currency`,
  );
}
