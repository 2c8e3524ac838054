import { and, eq, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { type Called, callingFields } from "#domain/contact/contact.ts";
import { fromDay } from "#domain/day.ts";
import { cardFields } from "#domain/deal/columns.ts";
import { cardsShown } from "#domain/deal/deal.ts";
import type { BoardQuery } from "#domain/deal/input.ts";
import { lostReasonsOf } from "#domain/deal/lost-reason.ts";
import { type Figure, figuresOf, sumsOf, type Total } from "#domain/money/figure.ts";
import type { BaseRates } from "#domain/money/rate.ts";
import { pick } from "#domain/pick.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { writeCursor } from "../../db/cursor.ts";
import { jsonObject } from "../../db/json.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import {
  companies,
  contacts,
  contactsToTags,
  dealStages,
  deals,
  stageFigures,
} from "../../db/schema.ts";
import { matching } from "../../db/search.ts";
import { type Pipeline, selectPipelines } from "../pipeline.ts";
import { baseRatesOf, selectBaseRates } from "../rate.ts";
import { selectLostReasons } from "../settings.ts";
import { pipelineOf, type Stage, selectStages, stageColumns } from "../stage-list.ts";
import { selectTags, type Tag } from "../tag.ts";
import { type CardRow, cardOf, type DealCard } from "./deal.ts";
import { valuesIn } from "./filter.ts";
import { hasStep, type NextStep, nextStepOf, type StepRow, stepOf } from "./step.ts";

/** A deal on the board, with the tags of its contact, which `Board.tags` names. */
export type BoardCard = DealCard & { nextStep: NextStep | null; tagIds: number[] };

export interface BoardColumn {
  stage: Stage;
  count: number;
  /** The counts and totals, by currency. */
  figures: Figure[];
  totals: Total[];
  /** The totals, weighted by the stage's probability. */
  weighted: Total[];
  deals: BoardCard[];
  /** Continues the column in `deal.list`. */
  nextCursor: string | null;
}

export interface Board {
  columns: BoardColumn[];
  /** Totals of all open stages that are shown. */
  open: { count: number; totals: Total[]; weighted: Total[] };
  pipelines: Pipeline[];
  /** The stages of all pipelines. */
  stages: Stage[];
  tags: Pick<Tag, "id" | "name" | "color">[];
  /** The names of what the board is filtered by. */
  contact: (Called & { id: number }) | null;
  company: { id: number; name: string } | null;
  /** The lost reasons to select from. */
  lostReasons: string[];
  /** The rates that convert the totals into the person's base currency. */
  rates: BaseRates | null;
}

/** Deals of one stage in one currency. */
export interface FigureRow extends Figure {
  stageId: number;
}

const inner = alias(deals, "inner_deals");
const innerContact = alias(contacts, "inner_contacts");

const inOpenStage = sql`${inner.stageId} in (select id from ${dealStages}
  where ${dealStages.userId} = ${inner.userId} and ${dealStages.kind} = 'open')`;

/** The filters of a board, as a condition on its deals. */
function filterOf(query: BoardQuery): SQL | undefined {
  const { search, tagIds = [], contactId, companyId, closesBefore, stepless } = query;
  const tagged = sql`exists (select 1 from ${contactsToTags}
    where ${contactsToTags.contactId} = ${inner.contactId}
      and ${contactsToTags.tagId} in (select value from json_each(${JSON.stringify(tagIds)})))`;
  return and(
    matching(search, inner.searchText, innerContact.searchText),
    tagIds.length > 0 ? tagged : undefined,
    contactId === undefined ? undefined : eq(inner.contactId, contactId),
    companyId === undefined ? undefined : eq(inner.companyId, companyId),
    ...valuesIn(query, inner.value),
    closesBefore === undefined
      ? undefined
      : and(inOpenStage, sql`${inner.expectedCloseDate} < ${fromDay(closesBefore)}`),
    stepless ? and(inOpenStage, sql`not ${hasStep(inner.id)}`) : undefined,
  );
}

const cardJson = jsonObject({
  id: inner.id,
  ...pick(inner, cardFields),
  stageSince: inner.stageSince,
  createdAt: inner.createdAt,
  updatedAt: inner.updatedAt,
  version: inner.version,
  position: inner.position,
  contactFirstName: innerContact.firstName,
  contactLastName: innerContact.lastName,
  contactEmail: innerContact.email,
  contactPhone: innerContact.phone,
  contactCompany: innerContact.company,
  contactCompanyId: innerContact.companyId,
  contactDeletedAt: innerContact.deletedAt,
  nextStep: sql`json(${nextStepOf(inner.id)})`,
  tagIds: sql`json((select json_group_array(${contactsToTags.tagId}) from ${contactsToTags}
    where ${contactsToTags.contactId} = ${inner.contactId}))`,
} satisfies Record<keyof BoardCardRow, SQLWrapper>);

/**
 * The first cards of a stage as JSON, so that each card, its contact and its next step are read
 * once.
 */
function cardsIn(owner: Owner, stageId: SQLWrapper, limit: number, filter: SQL | undefined) {
  return sql<string>`(select json_group_array(json(card)) from (
    select ${cardJson} as card
    from ${deals} as inner_deals
    left join ${contacts} as inner_contacts on ${innerContact.id} = ${inner.contactId}
    where ${live(owner, inner, sql`${inner.stageId} = ${stageId}`, filter)}
    order by ${inner.position}, ${inner.id} limit ${sql.raw(String(limit))}))`;
}

/** The stages of a pipeline, each with its first cards: one statement for any number of stages. */
function selectColumns(owner: Owner, query: BoardQuery, filter: SQL | undefined) {
  const { pipelineId, folded = [] } = query;
  const hidden =
    folded === "closed"
      ? sql`${dealStages.kind} <> 'open'`
      : sql`${dealStages.id} in (select value from json_each(${JSON.stringify(folded)}))`;
  const cards = cardsIn(owner, dealStages.id, cardsShown, filter);
  const stage = sql.join(
    Object.entries(stageColumns).map(([name, column]) => sql`${column} as ${sql.identifier(name)}`),
    sql`, `,
  );
  return owner.db.all<Stage & { cards: string }>(
    sql`select ${stage}, case when ${hidden} then '[]' else ${cards} end as cards from ${dealStages}
      where ${owned(owner, dealStages, sql`${dealStages.pipelineId} = ${pipelineOf(owner, pipelineId)}`)}
      order by ${dealStages.orderIndex}, ${dealStages.id}`,
  );
}

/** More cards of one stage. */
function selectMore(
  owner: Owner,
  { stageId, cards }: NonNullable<BoardQuery["more"]>[number],
  filter: SQL | undefined,
) {
  return owner.db.all<{ stageId: number; cards: string }>(
    sql`select ${dealStages.id} as "stageId", ${cardsIn(owner, dealStages.id, cards, filter)} as cards
      from ${dealStages} where ${owned(owner, dealStages, eq(dealStages.id, stageId))}`,
  );
}

/**
 * Counts and sums for each stage and currency: the running totals, or a count if there is a filter.
 */
function selectFigures(owner: Owner, filter: SQL | undefined) {
  if (!filter) return selectStageFigures(owner);
  return owner.db.all<FigureRow>(
    sql`select ${inner.stageId} as "stageId", ${inner.currency} as currency,
        count(*) as deals, sum(${inner.valueMinor}) as "valueMinor"
      from ${deals} as inner_deals left join ${contacts} as inner_contacts on ${innerContact.id} = ${inner.contactId}
      where ${live(owner, inner, filter)} group by ${inner.stageId}, ${inner.currency}`,
  );
}

/** The running totals of all stages of a workspace. */
export function selectStageFigures(owner: Owner) {
  return owner.db.all<FigureRow>(
    sql`select ${stageFigures.stageId} as "stageId", ${stageFigures.currency} as currency,
        ${stageFigures.deals} as deals, ${stageFigures.valueMinor} as "valueMinor"
      from ${stageFigures} where ${owned(owner, stageFigures, sql`${stageFigures.deals} > 0`)}`,
  );
}

/**
 * A pipeline (by default the first) as a board, in one round trip: its stages, each with its count,
 * its totals for each currency and its first cards, and the stages that cards can move to. Refuses
 * NOT_FOUND for the pipeline, a tag, the contact or the company.
 */
export async function readBoard(owner: Owner, query: BoardQuery = {}): Promise<Board> {
  const wanted = [...new Set(query.tagIds)];
  const filter = filterOf({ ...query, tagIds: wanted });
  const { contactId, companyId, more = [] } = query;
  const [rows, figures, pipelines, stages, tags, [person], people, firms, rates, ...longer] =
    await batch(owner.db, [
      selectColumns(owner, query, filter),
      selectFigures(owner, filter),
      selectPipelines(owner),
      selectStages(owner, "all"),
      selectTags(owner),
      selectLostReasons(owner),
      owner.db
        .select({ id: contacts.id, ...pick(contacts, callingFields) })
        .from(contacts)
        .where(live(owner, contacts, eq(contacts.id, contactId ?? 0))),
      owner.db
        .select({ id: companies.id, name: companies.name })
        .from(companies)
        .where(owned(owner, companies, eq(companies.id, companyId ?? 0))),
      selectBaseRates(owner),
      ...more.map((stage) => selectMore(owner, stage, filter)),
    ]);
  if (rows.length === 0) throw missing("pipeline");
  if (wanted.some((id) => tags.every((tag) => tag.id !== id))) throw missing("tag");
  if (contactId !== undefined && people.length === 0) throw missing("contact");
  if (companyId !== undefined && firms.length === 0) throw missing("company");
  const longest = new Map(longer.flat().map(({ stageId, cards }) => [stageId, cards]));
  const named = new Set(tags.map(({ id }) => id));
  const columns = rows.map(({ cards, ...stage }) => {
    const read: BoardCardRow[] = JSON.parse(longest.get(stage.id) ?? cards);
    const shown = read.map((card) => ({
      ...card,
      tagIds: card.tagIds.filter((id) => named.has(id)),
    }));
    return columnOf(stage, shown, figures);
  });
  return {
    columns,
    open: figuresOf(columns.filter(({ stage }) => stage.kind === "open")),
    pipelines,
    stages,
    tags: tags.map(({ id, name, color }) => ({ id, name, color })),
    contact: people[0] ?? null,
    company: firms[0] ?? null,
    lostReasons: lostReasonsOf(person?.lostReasons),
    rates: baseRatesOf(rates),
  };
}

type BoardCardRow = CardRow & Pick<BoardCard, "tagIds"> & { nextStep: StepRow | null };

function boardCardOf({ nextStep: step, tagIds, ...row }: BoardCardRow): BoardCard {
  return { ...cardOf(row), tagIds, nextStep: step && stepOf(step) };
}

function columnOf(stage: Stage, cards: BoardCardRow[], figures: FigureRow[]): BoardColumn {
  const own = sumsOf(figures.filter(({ stageId }) => stageId === stage.id));
  const sums = figuresOf([{ stage, figures: own }]);
  const last = cards.at(-1);
  const position = last && { side: "after" as const, keys: [last.position, last.id] };
  return {
    stage,
    ...sums,
    figures: own,
    deals: cards.map(boardCardOf),
    nextCursor: position && sums.count > cards.length ? writeCursor(position) : null,
  };
}
