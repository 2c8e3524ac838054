import { asc, eq, sql } from "drizzle-orm";
import { callingFields } from "#domain/contact/contact.ts";
import { lostReasonsOf } from "#domain/deal/lost-reason.ts";
import type { DealPageQuery } from "#domain/deal/page-input.ts";
import { pick } from "#domain/pick.ts";
import { reopenedIn, type StageTimes, timesInStages } from "#domain/pipeline/stage-path.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import type { Neighbours } from "../../db/cursor.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import {
  contacts,
  contactsToTags,
  contactTags,
  dealStageChanges,
  deals,
  dealsToContacts,
} from "../../db/schema.ts";
import { readNeighbours } from "../list/neighbours.ts";
import { knownFrom, requestOf, selectKnown } from "../list/plan.ts";
import { selectLostReasons } from "../settings.ts";
import { type Stage, selectStages } from "../stage-list.ts";
import { selectDealTimeline, type TimelinePage, timelinePage } from "../timeline/timeline.ts";
import { type OpenTodo, openTodosOf, selectOpenTodos } from "../todo/open.ts";
import { cardOf, type Deal, type DealContact, selectOwnRow } from "./deal.ts";
import { listedDeals } from "./filter.ts";
import { dealSortKeys, orderOf } from "./order.ts";

/** The previous or next deal in a list. */
export interface DealNeighbour {
  id: number;
  title: string;
}

/** The content of a deal's page. */
export interface DealRecord {
  deal: Deal;
  /** The contacts other than the primary one. */
  others: DealContact[];
  /** The tags of its primary contact. */
  tags: { id: number; name: string; color: string }[];
  stage: Stage | undefined;
  /** The stages of its pipeline, in order. */
  path: Stage[];
  /** How long it has been in each stage, including those of other pipelines. */
  times: StageTimes;
  /** The stage that it returns to when it is reopened. */
  reopenIn: number | undefined;
  /** Its open tasks that are due first. */
  tasks: OpenTodo[];
  /** The workspace's lost reasons. */
  lostReasons: string[];
  timeline: TimelinePage;
  /** In the list that the page was opened from, if any. */
  neighbours: Neighbours<DealNeighbour> | null;
}

/**
 * What a deal's page shows, in one round trip, or two with its neighbours in a list. Refuses NOT_FOUND,
 * and BAD_REQUEST for a malformed cursor.
 */
export async function readDealPage(
  owner: Owner,
  { list, ...query }: DealPageQuery,
): Promise<DealRecord> {
  const order = orderOf(list ?? {});
  const request = requestOf(owner, listedDeals, list ?? {}, order);
  const [[row], others, tags, moves, stages, tasks, [person], [keys], known, ...timeline] =
    await batch(owner.db, [
      selectOwnRow(owner, query.id),
      selectOthers(owner, query.id),
      selectContactTags(owner, query.id),
      selectMoves(owner, query.id),
      selectStages(owner, "all"),
      selectOpenTodos(owner, "deal", query.id),
      selectLostReasons(owner),
      selectSortKeys(owner, list ? query.id : 0),
      selectKnown(owner, request),
      ...selectDealTimeline(owner, query),
    ]);
  if (!row) throw missing("deal");
  const deal = { ...cardOf(row), contactIds: others.map(({ id }) => id) };
  const stage = stages.find(({ id }) => id === deal.stageId);
  const path = stages.filter(({ pipelineId }) => pipelineId === stage?.pipelineId);
  const people = [...(deal.contact ? [deal.contact] : []), ...others];
  return {
    deal,
    others,
    tags,
    stage,
    path,
    times: timesInStages({ ...deal, kind: stage?.kind ?? "open" }, moves, Date.now()),
    reopenIn: reopenedIn(path, moves),
    tasks: openTodosOf(tasks),
    lostReasons: lostReasonsOf(person?.lostReasons),
    timeline: timelinePage([...timeline, tasks], { stages, people, of: "deal" }, query),
    neighbours:
      list && keys
        ? await readNeighbours(owner, request, knownFrom(known), {
            order,
            row: keys,
            columns: neighbour,
          })
        : null,
  };
}

const neighbour = sql`${deals.id} as "id", ${deals.title} as "title"`;

/** The statement that reads the values by which lists sort a deal. */
function selectSortKeys(owner: Owner, id: number) {
  return owner.db
    .select(dealSortKeys)
    .from(deals)
    .where(live(owner, deals, eq(deals.id, id)));
}

function selectOthers(owner: Owner, dealId: number) {
  return owner.db
    .select({
      id: contacts.id,
      ...pick(contacts, callingFields),
      companyId: contacts.companyId,
      deleted: sql<boolean>`${contacts.deletedAt} is not null`.mapWith(Boolean).as("deleted"),
    })
    .from(dealsToContacts)
    .innerJoin(contacts, eq(contacts.id, dealsToContacts.contactId))
    .where(owned(owner, contacts, eq(dealsToContacts.dealId, dealId)))
    .orderBy(asc(dealsToContacts.contactId));
}

function selectContactTags(owner: Owner, dealId: number) {
  const contactId = sql`(select contact_id from ${deals} where ${live(owner, deals, eq(deals.id, dealId))})`;
  return owner.db
    .select({ id: contactTags.id, name: contactTags.name, color: contactTags.color })
    .from(contactsToTags)
    .innerJoin(contactTags, eq(contactTags.id, contactsToTags.tagId))
    .where(live(owner, contactTags, sql`${contactsToTags.contactId} = ${contactId}`))
    .orderBy(asc(contactTags.nameKey));
}

/** All moves of a deal between stages, in order: one row each. */
function selectMoves(owner: Owner, dealId: number) {
  return owner.db
    .select({
      from: dealStageChanges.fromStageId,
      to: dealStageChanges.toStageId,
      at: dealStageChanges.movedAt,
    })
    .from(dealStageChanges)
    .where(
      sql`${dealStageChanges.dealId} = ${dealId} and exists
        (select 1 from ${deals} where ${live(owner, deals, eq(deals.id, dealId))})`,
    )
    .orderBy(asc(dealStageChanges.operationId));
}
