import { type SQL, sql } from "drizzle-orm";
import { fromDay } from "#domain/day.ts";
import type { DealFilter } from "#domain/deal-list-input.ts";
import { missing } from "#domain/refusal.ts";
import { searchTerms } from "#domain/search.ts";
import { batch } from "../db/client.ts";
import type { Order } from "../db/keyset.ts";
import { live, type Owner, owned } from "../db/owner.ts";
import {
  type Choice,
  type Filter,
  mostProbed,
  nothing,
  planParts,
  unevenlyFew,
} from "../db/plan.ts";
import { contacts, contactsToTags, dealStages, deals, stageFigures } from "../db/schema.ts";
import { matching } from "../db/search.ts";
import { hasTags, withTags } from "./contact-filter.ts";
import { ofTagsThere } from "./contact-plan.ts";
import { dealIdsWith } from "./deal-contact.ts";
import { hasStep } from "./deal-step.ts";
import { selectTags, type Tag } from "./tag.ts";

/** What conditions of a search look at beside the deal. */
export function joinFor({ search }: DealFilter): SQL {
  if (!searchTerms(search)) return sql``;
  return sql`left join ${contacts} on ${contacts.id} = ${deals.contactId}`;
}

const firstContact = sql`deals.contact_id`;

function ofStages({ stageId, kind, pipelineId }: DealFilter): boolean {
  return stageId !== undefined || kind !== undefined || pipelineId !== undefined;
}

/** The stages that a filter names. */
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

interface Known {
  tags: Tag[];
  /** Deals of the book. */
  book: number;
  /** How many deals each named choice has. */
  counts: number[];
}

async function readKnown(owner: Owner, choices: Named[]): Promise<Known> {
  const counts = choices.map(
    ({ rows, figure }) => figure ?? sql`(select count(*) from (${rows} limit ${mostProbed + 1}))`,
  );
  const book = sql`(select coalesce(sum(deals), 0) from ${stageFigures} where ${owned(owner, stageFigures)})`;
  const [tags, [known]] = await batch(owner.db, [
    selectTags(owner),
    owner.db.all<{ book: number; counts: string }>(
      sql`select ${book} as "book", json_array(${sql.join(counts, sql`, `)}) as "counts"`,
    ),
  ]);
  return { tags, book: known?.book ?? 0, counts: JSON.parse(known?.counts ?? "[]") };
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
  const choices = namedChoices(owner, filter, order);
  const names = [filter.tagIds, filter.allTagIds, filter.noTagIds].flatMap((ids) => ids ?? []);
  if (choices.length === 0 && names.length === 0) {
    return planParts([], plainConditions(owner, filter, order));
  }
  const { tags, book, counts } = await readKnown(owner, choices);
  const isThere = (id: number) => tags.some((tag) => tag.id === id);
  if (!lenient && !names.every(isThere)) throw missing("tag");
  const there = ofTagsThere(filter, tags);
  if (!there) return nothing;
  const few = unevenlyFew(wanted, book);
  const parts = choices.map((choice, at) => ({ ...choice, count: counts[at] ?? 0, few }));
  return planParts(parts, plainConditions(owner, there, order));
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
