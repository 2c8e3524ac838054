import { type SQL, sql } from "drizzle-orm";
import { fromDay } from "#domain/day.ts";
import type { DealFilter } from "#domain/deal/list-input.ts";
import { missing } from "#domain/refusal.ts";
import { searchTerms } from "#domain/search/terms.ts";
import { batch } from "../../db/client.ts";
import type { Order } from "../../db/keyset.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import {
  type Choice,
  type Filter,
  mostProbed,
  nothing,
  planParts,
  unevenlyFew,
} from "../../db/plan.ts";
import {
  contacts,
  contactsToTags,
  contactTags,
  dealStages,
  deals,
  stageFigures,
} from "../../db/schema.ts";
import { matching } from "../../db/search.ts";
import { hasTags, withTags } from "../contact/filter.ts";
import { ofTagsThere } from "../contact/plan.ts";
import { dealIdsWith } from "./contact.ts";
import { hasStep } from "./step.ts";

/** What conditions of a search look at beside the deal. */
export function joinFor({ search }: DealFilter): SQL {
  if (!searchTerms(search)) return sql``;
  return sql`left join ${contacts} on ${contacts.id} = ${deals.contactId}`;
}

const firstContact = sql`deals.contact_id`;

/** Whether a filter names stages. */
function ofStages({ stageId, kind, pipelineId }: DealFilter): boolean {
  return stageId !== undefined || kind !== undefined || pipelineId !== undefined;
}

/** Their ids. */
function stagesIn(owner: Owner, { stageId, kind, pipelineId }: DealFilter): SQL {
  return sql`(select id from ${dealStages} where ${owned(
    owner,
    dealStages,
    stageId === undefined ? undefined : sql`id = ${stageId}`,
    kind && sql`kind = ${kind}`,
    pipelineId === undefined ? undefined : sql`pipeline_id = ${pipelineId}`,
  )})`;
}

/** Which of the stages by this name a list goes through. */
export function isListed(owner: Owner, filter: DealFilter, stage: SQL): SQL {
  const named = ofStages(filter) ? sql`and ${stage}.id in ${stagesIn(owner, filter)}` : sql``;
  return sql`${stage}.user_id = ${owner.userId} ${named}`;
}

const open = sql`+deals.stage_id in (select stage.id from ${dealStages} as stage
  where stage.user_id = deals.user_id and stage.kind = 'open')`;

/** Whether a filter asks for days on which deals are expected to close. */
export function asksForCloses({ closesFrom, closesTo, closesBefore }: DealFilter): boolean {
  return [closesFrom, closesTo, closesBefore].some((day) => day !== undefined);
}

/** Those days, of a row of this name; with a plus SQLite does not find them by their index. */
function closesIn({ closesFrom, closesTo, closesBefore }: DealFilter, row: string): SQL {
  const column = sql.raw(`${row}.expected_close_date`);
  const bounds = [
    ...(closesFrom === undefined ? [] : [sql`${column} >= ${fromDay(closesFrom)}`]),
    ...(closesTo === undefined ? [] : [sql`${column} <= ${fromDay(closesTo)}`]),
    ...(closesBefore === undefined ? [] : [sql`${column} < ${fromDay(closesBefore)}`]),
    // Of the days before one, null is none.
    sql`${column} is not null`,
  ];
  return sql.join(bounds, sql` and `);
}

interface Named extends Choice {
  /** A running figure that tells how many they are. */
  figure?: SQL;
}

const isInStage = ({ columns: [first] }: Order) => first === deals.position;
const isByClose = ({ columns: [first] }: Order) => first === deals.expectedCloseDate;
const isByValue = ({ columns: [first] }: Order) => first === deals.currency;

function tagged(ids: readonly number[]): Named {
  const distinct = sql.raw(ids.length > 1 ? "distinct" : "");
  return {
    rows: sql`select ${distinct} theirs.id as chosen_id from ${contactsToTags}
      cross join ${deals} as theirs on theirs.contact_id = ${contactsToTags.contactId} where ${withTags(ids)}`,
    condition: hasTags(ids, firstContact),
  };
}

/** The parts of a filter that another index has together than that of the order; without one all of them. */
function namedChoices(owner: Owner, filter: DealFilter, order?: Order): Named[] {
  const { contactId, companyId, tagIds = [], allTagIds = [] } = filter;
  const theirs = (condition: SQL) => sql`select theirs.id as chosen_id from ${deals} as theirs
    where theirs.user_id = ${owner.userId} and theirs.deleted_at is null and ${condition}`;
  const choices: Named[] = [];
  if (contactId !== undefined) {
    const ids = dealIdsWith(contactId);
    choices.push({
      rows: sql`select id as chosen_id from (${ids})`,
      condition: sql`+deals.id in (${ids})`,
    });
  }
  if (companyId !== undefined) {
    choices.push({
      rows: theirs(sql`theirs.company_id = ${companyId}`),
      condition: sql`+deals.company_id = ${companyId}`,
    });
  }
  const tags = [[...new Set(tagIds)], ...[...new Set(allTagIds)].map((id) => [id])];
  choices.push(...tags.filter((ids) => ids.length > 0).map(tagged));
  if (ofStages(filter) && !(order && isInStage(order))) {
    const stages = stagesIn(owner, filter);
    choices.push({
      rows: theirs(sql`theirs.stage_id in ${stages}`),
      condition: sql`+deals.stage_id in ${stages}`,
      figure: sql`(select coalesce(sum(deals), 0) from ${stageFigures}
        where ${owned(owner, stageFigures, sql`stage_id in ${stages}`)})`,
    });
  }
  if (asksForCloses(filter) && !(order && isByClose(order))) {
    choices.push({
      rows: theirs(closesIn(filter, "theirs")),
      condition: closesIn(filter, "+deals"),
    });
  }
  return choices;
}

/** What is looked up in a deal's own row, or beside it, on the way through the order's index. */
function plainConditions(owner: Owner, filter: DealFilter, order?: Order): (SQL | undefined)[] {
  const { search, stageId, noTagIds = [], currency, valueFrom, valueTo, closedFrom } = filter;
  const inOrder = order && isInStage(order);
  const plus = sql.raw(order && isByValue(order) ? "" : "+");
  return [
    matching(search, deals.searchText, contacts.searchText),
    inOrder ? sql`${deals.stageId} = ${stageId ?? 0}` : undefined,
    inOrder && (filter.kind || filter.pipelineId !== undefined)
      ? sql`+deals.stage_id in ${stagesIn(owner, filter)}`
      : undefined,
    noTagIds.length > 0 ? sql`not ${hasTags(noTagIds, firstContact)}` : undefined,
    currency === undefined ? undefined : sql`${plus}deals.currency = ${currency}`,
    valueFrom === undefined ? undefined : sql`deals.value >= ${valueFrom}`,
    valueTo === undefined ? undefined : sql`deals.value <= ${valueTo}`,
    order && isByClose(order) && asksForCloses(filter) ? closesIn(filter, "deals") : undefined,
    closedFrom === undefined ? undefined : sql`deals.closed_date >= ${fromDay(closedFrom)}`,
    filter.closesBefore !== undefined || filter.stepless ? open : undefined,
    filter.stepless ? sql`not ${hasStep(sql`deals.id`)}` : undefined,
  ];
}

/** What the plan of a filter follows. */
export interface DealsKnown {
  /** Those of the tags it names that are there. */
  tags: { id: number }[];
  /** Deals of the workspace. */
  workspace: number;
  /** How many deals each named choice has. */
  counts: number[];
}

function tagsNamed({ tagIds = [], allTagIds = [], noTagIds = [] }: DealFilter): number[] {
  return [...tagIds, ...allTagIds, ...noTagIds];
}

/** Whether a filter's plan follows what has to be read first. */
function needsPlan(owner: Owner, filter: DealFilter, order?: Order): boolean {
  return namedChoices(owner, filter, order).length > 0 || tagsNamed(filter).length > 0;
}

/** The statement that reads what the plan of a filter follows: nothing where it follows nothing. */
export function selectKnown(owner: Owner, filter: DealFilter, order?: Order) {
  const counts = namedChoices(owner, filter, order).map(
    ({ rows, figure }) => figure ?? sql`(select count(*) from (${rows} limit ${mostProbed + 1}))`,
  );
  const workspace = sql`(select coalesce(sum(deals), 0) from ${stageFigures} where ${owned(owner, stageFigures)})`;
  const named = sql`id in (select value from json_each(${JSON.stringify(tagsNamed(filter))}))`;
  const tags = sql`(select json_group_array(json_object('id', id)) from ${contactTags}
    where ${live(owner, contactTags, named)})`;
  return owner.db.all<{ known: string }>(
    sql`select json_object('workspace', ${counts.length > 0 ? workspace : sql`0`}, 'tags', json(${tags}),
      'counts', json_array(${sql.join(counts, sql`, `)})) as "known"`,
  );
}

/** What is known, from what that statement has read. */
export function knownFrom([row]: { known: string }[]): DealsKnown {
  return JSON.parse(row?.known ?? "{}");
}

/** How to find the deals of a filter, in an order of lists or in none; a tag that is not there is on nobody. */
export function planFilter(
  owner: Owner,
  filter: DealFilter,
  { tags, workspace, counts }: DealsKnown,
  { order, wanted }: { order?: Order | undefined; wanted: number },
): Filter {
  const there = ofTagsThere(filter, tags);
  if (!there) return nothing;
  const few = unevenlyFew(wanted, workspace);
  const choices = namedChoices(owner, filter, order);
  const parts = choices.map((choice, at) => ({ ...choice, count: counts[at] ?? 0, few }));
  return planParts(parts, plainConditions(owner, there, order));
}

/**
 * Plans how to find the deals of a filter, in an order of lists or in none: reads first what the plan
 * follows, where it names what other indexes have together. Refuses NOT_FOUND for a tag that is not the
 * owner's, unless it is lenient: then nothing has it.
 */
export async function readDealFilter(
  owner: Owner,
  filter: DealFilter,
  { order, wanted, lenient = false }: { order?: Order; wanted: number; lenient?: boolean },
): Promise<Filter> {
  if (!needsPlan(owner, filter, order)) {
    return planFilter(owner, filter, { tags: [], workspace: 0, counts: [] }, { order, wanted });
  }
  const [row] = await batch(owner.db, [selectKnown(owner, filter, order)]);
  const known = knownFrom(row);
  const isThere = (id: number) => known.tags.some((tag) => tag.id === id);
  if (!lenient && !tagsNamed(filter).every(isThere)) throw missing("tag");
  return planFilter(owner, filter, known, { order, wanted });
}

/** How many deals a filter lets through is told by the running figures of stages and currencies. */
export function isFigured({ stageId, kind, pipelineId, currency, ...others }: DealFilter): boolean {
  const { search, ...further } = others;
  const asked = Object.values(further).some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false,
  );
  return !asked && !searchTerms(search);
}

/** Counts and sums of the deals of a filter in each currency, of up to one more than `most` of them. */
export function selectSums(owner: Owner, filter: DealFilter, { counted }: Filter, most: number) {
  const rows = counted.rows
    ? sql`(${counted.rows}) chosen cross join ${deals} on ${deals.id} = chosen_id`
    : sql`${deals}`;
  return owner.db.all<{ currency: string; deals: number; valueMinor: number }>(
    sql`select currency, count(*) as "deals", sum(value_minor) as "valueMinor" from (
        select ${deals.currency} as currency, ${deals.valueMinor} as value_minor from ${rows} ${joinFor(filter)}
        where ${live(owner, deals, counted.condition)} limit ${most + 1})
      group by currency`,
  );
}
