import { and, eq, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { cardsShown } from "#domain/deal.ts";
import type { BoardQuery } from "#domain/deal-input.ts";
import { fromMinor } from "#domain/money.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../db/client.ts";
import { writeCursor } from "../db/cursor.ts";
import { jsonObject } from "../db/json.ts";
import { live, type Owner, owned } from "../db/owner.ts";
import {
  contacts,
  contactsToTags,
  contactTags,
  dealStages,
  deals,
  stageFigures,
} from "../db/schema.ts";
import { matching } from "../db/search.ts";
import { type CardRow, cardOf, type DealCard } from "./deal.ts";
import { pipelineOf, type Stage, stageColumns } from "./stage-list.ts";

/** An amount of one currency; amounts of two are never added. */
export interface Total {
  currency: string;
  /** In the currency's major unit. */
  total: number;
}

export interface BoardColumn {
  stage: Stage;
  count: number;
  totals: Total[];
  deals: DealCard[];
  /** Continues the column in `deal.list`. */
  nextCursor: string | null;
}

/** Deals of one stage in one currency. */
export interface FigureRow {
  stageId: number;
  currency: string;
  deals: number;
  valueMinor: number;
}

const inner = alias(deals, "inner_deals");
const innerContact = alias(contacts, "inner_contacts");

/** The deals, inside a query, that a search and a choice of tags leave. */
function filterOf({ search, tagIds = [] }: BoardQuery): SQL | undefined {
  const tagged = sql`exists (select 1 from ${contactsToTags}
    where ${contactsToTags.contactId} = ${inner.contactId}
      and ${contactsToTags.tagId} in (select value from json_each(${JSON.stringify(tagIds)})))`;
  return and(
    matching(search, inner.searchText, innerContact.searchText),
    tagIds.length > 0 ? tagged : undefined,
  );
}

const cardJson = jsonObject({
  id: inner.id,
  title: inner.title,
  value: inner.value,
  currency: inner.currency,
  stageId: inner.stageId,
  expectedCloseDate: inner.expectedCloseDate,
  contactId: inner.contactId,
  closedDate: inner.closedDate,
  lostReason: inner.lostReason,
  stageSince: inner.stageSince,
  createdAt: inner.createdAt,
  updatedAt: inner.updatedAt,
  version: inner.version,
  position: inner.position,
  contactFirstName: innerContact.firstName,
  contactLastName: innerContact.lastName,
  contactCompany: innerContact.company,
  contactCompanyId: innerContact.companyId,
  contactDeletedAt: innerContact.deletedAt,
} satisfies Record<keyof CardRow, SQLWrapper>);

/**
 * The stages of a pipeline, each with its first cards as JSON: one statement however many stages
 * there are, which reads a card and its contact once.
 */
function selectColumns(owner: Owner, pipelineId: number | undefined, filter: SQL | undefined) {
  const cards = sql<string>`(select json_group_array(json(card)) from (
    select ${cardJson} as card
    from ${deals} as inner_deals
    left join ${contacts} as inner_contacts on ${innerContact.id} = ${inner.contactId}
    where ${live(owner, inner, eq(inner.stageId, dealStages.id), filter)}
    order by ${inner.position}, ${inner.id} limit ${sql.raw(String(cardsShown))}))`;
  const stage = sql.join(
    Object.entries(stageColumns).map(([name, column]) => sql`${column} as ${sql.identifier(name)}`),
    sql`, `,
  );
  return owner.db.all<Stage & { cards: string }>(
    sql`select ${stage}, ${cards} as cards from ${dealStages}
      where ${owned(owner, dealStages, sql`${dealStages.pipelineId} = ${pipelineOf(owner, pipelineId)}`)}
      order by ${dealStages.orderIndex}, ${dealStages.id}`,
  );
}

/** Counts and sums of each stage and currency: the running figures, or a count where a filter is on. */
function selectFigures(owner: Owner, filter: SQL | undefined) {
  if (!filter) return selectStageFigures(owner);
  return owner.db.all<FigureRow>(
    sql`select ${inner.stageId} as "stageId", ${inner.currency} as currency,
        count(*) as deals, sum(${inner.valueMinor}) as "valueMinor"
      from ${deals} as inner_deals left join ${contacts} as inner_contacts on ${innerContact.id} = ${inner.contactId}
      where ${live(owner, inner, filter)} group by ${inner.stageId}, ${inner.currency}`,
  );
}

/** The running figures of all stages of a book. */
export function selectStageFigures(owner: Owner) {
  return owner.db.all<FigureRow>(
    sql`select ${stageFigures.stageId} as "stageId", ${stageFigures.currency} as currency,
        ${stageFigures.deals} as deals, ${stageFigures.valueMinor} as "valueMinor"
      from ${stageFigures} where ${owned(owner, stageFigures, sql`${stageFigures.deals} > 0`)}`,
  );
}

/** Adds up figures by currency, largest count first. */
export function totalsOf(figures: FigureRow[]): (Total & { deals: number })[] {
  const sums = new Map<string, { minor: number; deals: number }>();
  for (const { currency, valueMinor, deals: count } of figures) {
    const sum = sums.get(currency) ?? { minor: 0, deals: 0 };
    sums.set(currency, { minor: sum.minor + valueMinor, deals: sum.deals + count });
  }
  return [...sums]
    .map(([currency, { minor, deals: count }]) => ({
      currency,
      total: fromMinor(minor, currency),
      deals: count,
    }))
    .toSorted(
      (one, other) => other.deals - one.deals || one.currency.localeCompare(other.currency),
    );
}

export function countOf(figures: FigureRow[]): number {
  return figures.reduce((sum, { deals: count }) => sum + count, 0);
}

/**
 * A pipeline (the first one without an id) as a board: its stages, each with its count, its totals
 * for each currency and its first cards, in one round trip. Refuses NOT_FOUND for the pipeline or a tag.
 */
export async function readBoard(owner: Owner, query: BoardQuery = {}): Promise<BoardColumn[]> {
  const tagIds = [...new Set(query.tagIds)];
  const filter = filterOf({ ...query, tagIds });
  const wantedTags = sql`${contactTags.id} in (select value from json_each(${JSON.stringify(tagIds)}))`;
  const [stages, figures, tags] = await batch(owner.db, [
    selectColumns(owner, query.pipelineId, filter),
    selectFigures(owner, filter),
    owner.db
      .select({ id: contactTags.id })
      .from(contactTags)
      .where(live(owner, contactTags, wantedTags)),
  ]);
  if (stages.length === 0) throw missing("pipeline");
  if (tags.length < tagIds.length) throw missing("tag");
  return stages.map(({ cards, ...stage }) => columnOf(stage, JSON.parse(cards), figures));
}

function columnOf(stage: Stage, cards: CardRow[], figures: FigureRow[]): BoardColumn {
  const own = figures.filter(({ stageId }) => stageId === stage.id);
  const count = countOf(own);
  const last = cards.at(-1);
  const place = last && { side: "after" as const, keys: [last.position, last.id] };
  return {
    stage,
    count,
    totals: totalsOf(own).map(({ currency, total }) => ({ currency, total })),
    deals: cards.map(cardOf),
    nextCursor: place && count > cards.length ? writeCursor(place) : null,
  };
}
