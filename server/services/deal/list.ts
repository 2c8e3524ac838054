import { eq, sql } from "drizzle-orm";
import type { Choice } from "#domain/choice.ts";
import { contactChoice } from "#domain/contact/choice.ts";
import { type Called, callingFields } from "#domain/contact/contact.ts";
import type { DealChoicesQuery } from "#domain/deal/input.ts";
import type { DealFilter, DealQuery } from "#domain/deal/list-input.ts";
import { countOf, type Total, totalsOf } from "#domain/money/figure.ts";
import type { BaseRates } from "#domain/money/rate.ts";
import { pick } from "#domain/pick.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { type Page, pageOf, readCursor } from "../../db/cursor.ts";
import type { PageRequest } from "../../db/filter-plan.ts";
import { keysOf, shapeOf } from "../../db/keyset.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { companies, contactActivities, contacts, deals, pipelines } from "../../db/schema.ts";
import { type ActivityTimes, activityTimesOf } from "../activity/times.ts";
import { offered, selectOfferedContacts } from "../choice.ts";
import { chipsOf, type TagChip, tagIdsOf } from "../contact/contact.ts";
import { type ListRequest, readPlan, requestOf, selectPageIds } from "../list/plan.ts";
import { type Pipeline, selectPipelines } from "../pipeline.ts";
import { baseRatesOf, selectBaseRates } from "../rate.ts";
import { type Stage, selectStages } from "../stage-list.ts";
import { selectTags, type Tag } from "../tag.ts";
import { selectViews, type View, viewsOf } from "../view.ts";
import { type FigureRow, selectStageFigures } from "./board.ts";
import { type CardRow, cardColumns, cardOf, type DealCard } from "./deal.ts";
import { isFigured, listedDeals, selectSums } from "./filter.ts";
import { orderOf } from "./order.ts";
import { type NextStep, nextStepOf, stepOf } from "./step.ts";

/** A deal as the list shows it, with the tags of its contact. */
export type ListedDeal = DealCard & ActivityTimes & { nextStep: NextStep | null; tags: TagChip[] };

export interface DealPage extends Page<ListedDeal> {
  /** How many deals the whole list has; at least this many where `totalCapped`. */
  total: number;
  totalCapped: boolean;
  /** Their total in each currency; null if there are more than are counted. */
  totals: Total[] | null;
  /** The rates that convert the totals into the person's base currency. */
  rates: BaseRates | null;
  /** The stages of all pipelines. */
  stages: Stage[];
  pipelines: Pipeline[];
  /** The currencies of the workspace's deals. */
  currencies: string[];
  tags: Tag[];
  /** The name of the contact whose deals are listed. */
  contact: (Called & { id: number }) | null;
  company: string | null;
  /** The list's saved views, if requested. */
  views: View[];
}

/** A filtered list is counted up to this number. */
const mostCounted = 1_000;

const listColumns = {
  ...cardColumns,
  searchText: deals.searchText,
  valueMinor: deals.valueMinor,
  ...activityTimesOf(deals, contactActivities.dealId),
  nextStep: nextStepOf(sql`deals.id`).as("next_step"),
  tagIds: tagIdsOf(deals.contactId).as("tag_ids"),
};

type Row = CardRow &
  ActivityTimes & {
    searchText: string;
    valueMinor: number;
    nextStep: string | null;
    tagIds: string;
  };

/** A page and one more row. */
function selectPage(
  owner: Owner,
  request: ListRequest<DealFilter>,
  page: Omit<PageRequest, "join">,
  limit: number,
) {
  const { ids, by } = selectPageIds(owner, request, page, limit + 1);
  return owner.db
    .select(listColumns)
    .from(sql`(${ids}) page`)
    .crossJoin(deals)
    .leftJoin(contacts, eq(contacts.id, deals.contactId))
    .where(sql`${deals.id} = page_id`)
    .orderBy(...by)
    .limit(limit + 1);
}

function listedOf(
  { searchText: _, valueMinor: __, nextStep, tagIds, ...row }: Row,
  tags: Tag[],
): ListedDeal {
  const step = nextStep === null ? null : stepOf(JSON.parse(nextStep));
  return { ...cardOf(row), nextStep: step, tags: chipsOf(tagIds, tags) };
}

/** The figures of the stages that a filter names, if they answer the whole filter. */
function figuresOf(
  { stageId, kind, pipelineId, currency }: DealFilter,
  stages: Stage[],
  figures: FigureRow[],
): FigureRow[] {
  const named = stages.filter(
    (stage) =>
      (stageId === undefined || stage.id === stageId) &&
      (kind === undefined || stage.kind === kind) &&
      (pipelineId === undefined || stage.pipelineId === pipelineId),
  );
  return figures.filter(
    (row) =>
      named.some(({ id }) => id === row.stageId) &&
      (currency === undefined || row.currency === currency),
  );
}

/**
 * A page of deals, in one round trip, or two if its filter has to be planned (for a contact, a
 * company, tags, stages or days that another index than the order's has adjacent). A stage is in
 * the board's order by default, other lists newest first. Refuses NOT_FOUND for a missing stage,
 * pipeline, contact, company or tag, BAD_REQUEST for a malformed cursor.
 */
export async function listDeals(owner: Owner, query: DealQuery = {}): Promise<DealPage> {
  const { limit = 50, cursor, sort: _, views: withViews = false, goneTags, ...asked } = query;
  const { stageId, pipelineId, contactId, companyId } = asked;
  const order = orderOf(query);
  const position = cursor ? readCursor(cursor, shapeOf(order)) : undefined;
  const request = requestOf(owner, listedDeals, asked, order);
  const plan = await readPlan(owner, request, { wanted: limit, lenient: goneTags === "empty" });
  const figured = isFigured(asked);
  const [read, sums, figures, stages, lines, tags, rates, people, [company], views] = await batch(
    owner.db,
    [
      selectPage(owner, request, { order, position, access: plan }, limit),
      selectSums(owner, asked, plan, figured ? -1 : mostCounted),
      selectStageFigures(owner),
      selectStages(owner, "all"),
      selectPipelines(owner),
      selectTags(owner),
      selectBaseRates(owner),
      owner.db
        .select({ id: contacts.id, ...pick(contacts, callingFields) })
        .from(contacts)
        .where(live(owner, contacts, eq(contacts.id, contactId ?? 0))),
      owner.db
        .select({ name: companies.name })
        .from(companies)
        .where(owned(owner, companies, eq(companies.id, companyId ?? 0))),
      selectViews(owner, "deals", withViews ? undefined : 0),
    ],
  );
  if (stageId !== undefined && stages.every(({ id }) => id !== stageId)) throw missing("stage");
  if (pipelineId !== undefined && lines.every(({ id }) => id !== pipelineId))
    throw missing("pipeline");
  if (contactId !== undefined && people.length === 0) throw missing("contact");
  if (companyId !== undefined && !company) throw missing("company");
  const page = pageOf<Row>(read, limit, position, (row) => keysOf(order, row));
  const counted = figured
    ? figuresOf(asked, stages, figures)
    : sums.map((sum) => ({ ...sum, stageId: 0 }));
  const count = countOf(counted);
  const totalCapped = !figured && count > mostCounted;
  return {
    ...page,
    items: page.items.map((row) => listedOf(row, tags)),
    total: totalCapped ? mostCounted : count,
    totalCapped,
    totals: totalCapped ? null : totalsOf(counted),
    rates: baseRatesOf(rates),
    stages,
    pipelines: lines,
    currencies: [...new Set(figures.map(({ currency }) => currency))].toSorted(),
    tags,
    contact: people[0] ?? null,
    company: company?.name ?? null,
    views: viewsOf(views),
  };
}

/**
 * The choices of a deal's form: the stages of all pipelines, and the given contacts followed by
 * those updated last.
 */
export async function readDealChoices(
  owner: Owner,
  { contactIds = [] }: DealChoicesQuery = {},
): Promise<{ stages: (Stage & { pipeline: string })[]; contacts: Choice[] }> {
  const [stages, names, given, others] = await batch(owner.db, [
    selectStages(owner, "all"),
    owner.db
      .select({ id: pipelines.id, name: pipelines.name })
      .from(pipelines)
      .where(owned(owner, pipelines)),
    ...selectOfferedContacts(owner, contactIds),
  ]);
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  return {
    stages: stages.map((stage) => ({ ...stage, pipeline: nameOf.get(stage.pipelineId) ?? "" })),
    contacts: offered(given, others, contactChoice),
  };
}
