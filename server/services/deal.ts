import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import { generateJitteredKeyBetween } from "fractional-indexing-jittered";
import { type Day, fromDay, toDay } from "#domain/day.ts";
import { type DealPeople, peopleAfter } from "#domain/deal.ts";
import type { DealPatch, NewDeal } from "#domain/deal-input.ts";
import { fold } from "#domain/fold.ts";
import { amountFault, toMinor } from "#domain/money.ts";
import type { StageKind } from "#domain/pipeline.ts";
import { missing, Refusal } from "#domain/refusal.ts";
import { user } from "../db/auth-schema.ts";
import { batch } from "../db/client.ts";
import { entityTables } from "../db/entities.ts";
import { type Deed, perform, type Step, write } from "../db/log.ts";
import { live, type Owner, owned } from "../db/owner.ts";
import { guardRow, logNewest, newestId, retryingStale, setRow } from "../db/record.ts";
import { changes, contacts, dealStages, deals, dealsToContacts } from "../db/schema.ts";
import {
  type ClosingColumns,
  type ClosingFacts,
  closingColumns,
  selectClosingFacts,
} from "./deal-close.ts";
import { contactIdsOf, guardPeople, linkPeople, replacePeople } from "./deal-contact.ts";
import { keepStageChanges } from "./deal-history.ts";
import { pipelineOf } from "./stage-list.ts";

/** The person whom a deal is with; `deleted` while they are in Trash. */
export interface DealContact {
  id: number;
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  companyId: number | null;
  deleted: boolean;
}

/** A deal as lists and the board show it. */
export interface DealCard {
  id: number;
  title: string;
  /** In the currency's major unit. */
  value: number;
  currency: string;
  stageId: number;
  expectedCloseDate: Day | null;
  contactId: number | null;
  contact: DealContact | null;
  /** The day on which it was won or lost. */
  closedDate: Day | null;
  lostReason: string | null;
  /** Since when it stands in its stage. */
  stageSince: number;
  createdAt: number;
  updatedAt: number;
  version: number;
}

export interface Deal extends DealCard {
  /** Who it is with besides its first contact. */
  contactIds: number[];
  description: string | null;
  /** What one unit of its currency was worth in `wonBase` on the day on which it was won. */
  wonRate: number | null;
  wonBase: string | null;
}

export type DealAnswer = Deal & { operation: string };

export const cardColumns = {
  id: deals.id,
  title: deals.title,
  value: deals.value,
  currency: deals.currency,
  stageId: deals.stageId,
  expectedCloseDate: deals.expectedCloseDate,
  contactId: deals.contactId,
  closedDate: deals.closedDate,
  lostReason: deals.lostReason,
  stageSince: deals.stageSince,
  createdAt: deals.createdAt,
  updatedAt: deals.updatedAt,
  version: deals.version,
  position: deals.position,
  contactFirstName: sql<string | null>`${contacts.firstName}`.as("contact_first_name"),
  contactLastName: sql<string | null>`${contacts.lastName}`.as("contact_last_name"),
  contactCompany: sql<string | null>`${contacts.company}`.as("contact_company"),
  contactCompanyId: sql<number | null>`${contacts.companyId}`.as("contact_company_id"),
  contactDeletedAt: sql<number | null>`${contacts.deletedAt}`.as("contact_deleted_at"),
};

const ownColumns = {
  ...cardColumns,
  description: deals.description,
  wonRate: deals.wonRate,
  wonBase: deals.wonBase,
};

const dealColumns = {
  ...ownColumns,
  contactIds: contactIdsOf(sql`deals.id`).as("contact_ids"),
};

export type CardRow = Omit<
  DealCard,
  "contact" | "expectedCloseDate" | "closedDate" | "stageSince"
> & {
  expectedCloseDate: number | null;
  closedDate: number | null;
  stageSince: number | null;
  position: string;
  contactFirstName: string | null;
  contactLastName: string | null;
  contactCompany: string | null;
  contactCompanyId: number | null;
  contactDeletedAt: number | null;
};

/** A row as callers see it. */
export function cardOf<Row extends CardRow>(row: Row) {
  const {
    position: _,
    contactFirstName: firstName,
    contactLastName: lastName,
    contactCompany: company,
    contactCompanyId: companyId,
    contactDeletedAt,
    expectedCloseDate,
    closedDate,
    stageSince,
    ...deal
  } = row;
  const contact =
    row.contactId === null
      ? null
      : {
          id: row.contactId,
          firstName,
          lastName,
          company,
          companyId,
          deleted: contactDeletedAt !== null,
        };
  return {
    ...deal,
    contact,
    expectedCloseDate: dayOf(expectedCloseDate),
    closedDate: dayOf(closedDate),
    stageSince: stageSince ?? row.createdAt,
  };
}

export function dayOf(midnight: number | null): Day | null {
  return midnight === null ? null : toDay(midnight);
}

type DealRow = CardRow &
  Pick<Deal, "description" | "wonRate" | "wonBase"> & {
    /** A JSON list. */
    contactIds: string;
  };

export function dealOf({ contactIds, ...row }: DealRow): Deal {
  return { ...cardOf(row), contactIds: JSON.parse(contactIds) };
}

/** The statement that reads one deal. */
export function selectDeal(owner: Owner, id: number) {
  return owner.db
    .select(dealColumns)
    .from(deals)
    .leftJoin(contacts, eq(contacts.id, deals.contactId))
    .where(live(owner, deals, eq(deals.id, id)));
}

/** The same without its further contacts, for a page that reads who they are. */
export function selectOwnRow(owner: Owner, id: number) {
  return owner.db
    .select(ownColumns)
    .from(deals)
    .leftJoin(contacts, eq(contacts.id, deals.contactId))
    .where(live(owner, deals, eq(deals.id, id)));
}

/** The statement that reads the deals with a contact as their first one, latest first. */
export function selectDealsOf(owner: Owner, contactId: number) {
  return owner.db
    .select(cardColumns)
    .from(deals)
    .leftJoin(contacts, eq(contacts.id, deals.contactId))
    .where(live(owner, deals, eq(deals.contactId, contactId)))
    .orderBy(desc(deals.id));
}

/** The statement that reads those with them as a further one, latest first. */
export function selectFurtherDealsOf(owner: Owner, contactId: number) {
  return owner.db
    .select(cardColumns)
    .from(dealsToContacts)
    .innerJoin(deals, eq(deals.id, dealsToContacts.dealId))
    .leftJoin(contacts, eq(contacts.id, deals.contactId))
    .where(live(owner, deals, eq(dealsToContacts.contactId, contactId)))
    .orderBy(desc(dealsToContacts.dealId));
}

/** The latest of both, as many as one of them was asked for. */
export function latestOf<Row extends { id: number }>(
  lists: readonly (readonly Row[])[],
  most: number,
): Row[] {
  return lists
    .flat()
    .toSorted((one, other) => other.id - one.id)
    .slice(0, most);
}

/** One deal. Refuses NOT_FOUND. */
export async function findDeal(owner: Owner, id: number): Promise<Deal> {
  const [[row]] = await batch(owner.db, [selectDeal(owner, id)]);
  if (!row) throw missing("deal");
  return dealOf(row);
}

/** The deal that an operation wrote (the latest of it), with what it wrote. */
export function readDealAnswer(owner: Owner, operation: SQL) {
  return owner.db
    .select({ ...dealColumns, after: changes.after })
    .from(changes)
    .innerJoin(deals, eq(deals.id, changes.entityId))
    .leftJoin(contacts, eq(contacts.id, deals.contactId))
    .where(
      owned(owner, changes, eq(changes.entity, "deal"), sql`${changes.operationId} = ${operation}`),
    )
    .orderBy(sql`${changes.entityId} desc`)
    .limit(1);
}

type AnswerRow = DealRow & { after: string | null };

/** The deal as the operation left it, also when the operation is told of again later. */
export function dealAnswered({
  operation,
  answer,
}: {
  operation: string;
  answer: AnswerRow[];
}): DealAnswer {
  const [row] = answer;
  if (!row) throw missing("deal");
  const { after, ...now } = row;
  const { contactIds, ...then }: Partial<Omit<DealRow, "contactIds">> & Partial<DealPeople> =
    JSON.parse(after ?? "{}");
  const written = Object.entries(then).filter(([name]) => name in now);
  const deal = dealOf({ ...now, ...Object.fromEntries(written) });
  return { ...deal, ...(contactIds ? { contactIds } : {}), operation };
}

/** Refuses BAD_REQUEST, at `value`, an amount that its currency cannot have. */
function judgedMinor(value: number, currency: string): number {
  const fault = amountFault(value, currency);
  const minor = fault === undefined ? toMinor(value, currency) : undefined;
  if (minor === undefined) throw new Refusal("BAD_REQUEST", fault ?? "", "value");
  return minor;
}

export function guardStage(owner: Owner, stageId: number): Step {
  const row = owned(owner, dealStages, eq(dealStages.id, stageId));
  return guardRow(owner, entityTables.stage, row, missing("stage"), "missing_reference");
}

/** The first place in a stage, before the card that stands there now. */
export function selectTop(owner: Owner, stageId: SQL) {
  return owner.db
    .select({ position: deals.position })
    .from(deals)
    .where(live(owner, deals, sql`${deals.stageId} = ${stageId}`))
    .orderBy(asc(deals.position), asc(deals.id))
    .limit(1);
}

/** The stage that a new deal starts in where none is named. */
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
 * Adds a deal at the top of its stage: the first open one where none is named, in the owner's
 * currency where none is named. Refuses NOT_FOUND for the stage or a contact, BAD_REQUEST at
 * `value` for an amount that the currency cannot have.
 */
export async function createDeal(
  owner: Owner,
  deal: NewDeal,
  deed: Partial<Deed> = {},
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
  if (!stageRow) throw missing("stage");
  const currency = deal.currency ?? settings?.currency ?? "AUD";
  const people = peopleAfter({ contactId: null, contactIds: [] }, deal);
  const now = Date.now();
  const row = {
    title: deal.title,
    contactId: people.contactId,
    value: deal.value,
    valueMinor: judgedMinor(deal.value, currency),
    currency,
    stageId: stageRow.id,
    position: generateJitteredKeyBetween(null, top?.position ?? null),
    expectedCloseDate: deal.expectedCloseDate ? fromDay(deal.expectedCloseDate) : null,
    description: deal.description ?? null,
    ...closingColumns(stageRow.kind, currency, deal, facts),
    stageSince: now,
    searchText: fold(deal.title),
    userId: owner.userId,
    createdAt: now,
    updatedAt: now,
  };
  const done = await perform(
    owner,
    { kind: "deal.create", ...deed },
    (number) => [...guardPeople(owner, idsOf(people)), ...addDeal(owner, number, row, people)],
    (number) => readDealAnswer(owner, number),
  );
  return dealAnswered(done);
}

/** The steps that add a deal to its stage, with its further contacts. */
export function addDeal(
  owner: Owner,
  operation: SQL,
  row: typeof deals.$inferInsert,
  { contactIds }: Pick<DealPeople, "contactIds">,
): Step[] {
  return [
    guardStage(owner, row.stageId),
    write(owner.db.insert(deals).values(row)),
    ...linkPeople(owner, newestId(entityTables.deal), contactIds),
    logNewest(owner, operation, entityTables.deal),
    write(keepStageChanges(owner, operation)),
  ];
}

function idsOf({ contactId, contactIds }: DealPeople): number[] {
  return contactId === null ? contactIds : [contactId, ...contactIds];
}

interface DealUpdate {
  id: number;
  deal: DealPatch;
  version?: number | undefined;
  operation?: string | undefined;
}

/**
 * Changes a deal: absent is unchanged, null is cleared; a new stage is entered at its top. A contact
 * that stays may be in Trash. Refuses NOT_FOUND for the deal, a new contact or a new stage,
 * CONFLICT for a stale version, BAD_REQUEST at `value` as for a new deal.
 */
export function updateDeal(owner: Owner, input: DealUpdate): Promise<DealAnswer> {
  return retryingStale(input.version, () => updateDealOnce(owner, input));
}

/** Value and currency are judged together, so the write stands only on the version that was read. */
async function updateDealOnce(owner: Owner, input: DealUpdate): Promise<DealAnswer> {
  const { id, deal: patch, operation: key } = input;
  const ofDeal = live(owner, deals, eq(deals.id, id));
  const [[current], [top], stages, [facts]] = await batch(owner.db, [
    selectDeal(owner, id),
    selectTop(owner, sql`${patch.stageId ?? 0}`),
    selectKinds(owner, sql`${patch.stageId ?? 0}, (select stage_id from ${deals} where ${ofDeal})`),
    selectClosingFacts(
      owner,
      sql`coalesce(${patch.currency ?? null}, (select currency from ${deals} where ${ofDeal}))`,
      patch.closedDate
        ? sql`${fromDay(patch.closedDate)}`
        : sql`(select closed_date from ${deals} where ${ofDeal})`,
    ),
  ]);
  if (!current) throw missing("deal");
  const moving = patch.stageId !== undefined && patch.stageId !== current.stageId;
  const kindOf = (stageId: number) => stages.find((stage) => stage.id === stageId)?.kind;
  const now = Date.now();
  const before = { contactId: current.contactId, contactIds: JSON.parse(current.contactIds) };
  const people = peopleChange(before, patch);
  const set = {
    ...typedColumns(patch, current),
    ...(people.contactId === undefined ? {} : { contactId: people.contactId }),
    ...(moving
      ? {
          stageId: patch.stageId,
          position: generateJitteredKeyBetween(null, top?.position ?? null),
          stageSince: now,
        }
      : {}),
    ...closingChange(patch, current, {
      before: kindOf(current.stageId),
      after: kindOf(patch.stageId ?? current.stageId),
      facts,
    }),
    updatedAt: now,
  };
  const version = input.version ?? current.version;
  const done = await perform(
    owner,
    { kind: "deal.update", key },
    (number) => [
      ...(patch.stageId !== undefined && moving ? [guardStage(owner, patch.stageId)] : []),
      ...guardPeople(owner, people.come),
      ...setRow(owner, number, {
        entity: entityTables.deal,
        row: ofDeal,
        set,
        version,
        links: people.contactIds ? { contactIds: people.contactIds } : {},
      }),
      ...(people.contactIds ? replacePeople(owner, id, people.contactIds) : []),
      write(keepStageChanges(owner, number)),
    ],
    (number) => readDealAnswer(owner, number),
  );
  return dealAnswered(done);
}

/** What a patch makes of a deal's people: what is another now, and who has come. */
function peopleChange(
  before: DealPeople,
  patch: DealPatch,
): Partial<DealPeople> & { come: number[] } {
  if (patch.contactId === undefined && patch.contactIds === undefined) return { come: [] };
  const { contactId, contactIds } = peopleAfter(before, patch);
  const known = idsOf(before);
  const same = contactIds.join() === before.contactIds.join();
  return {
    contactId,
    ...(same ? {} : { contactIds }),
    come: idsOf({ contactId, contactIds }).filter((id) => !known.includes(id)),
  };
}

function selectKinds(owner: Owner, ids: SQL) {
  return owner.db
    .select({ id: dealStages.id, kind: dealStages.kind })
    .from(dealStages)
    .where(owned(owner, dealStages, sql`${dealStages.id} in (${ids})`));
}

/** What a patch makes of a closing: another kind of stage closes anew, else what is told or priced is judged again. */
function closingChange(
  patch: DealPatch,
  current: { currency: string; closedDate: number | null; lostReason: string | null },
  stages: {
    before: StageKind | undefined;
    after: StageKind | undefined;
    facts: ClosingFacts | undefined;
  },
): Partial<ClosingColumns> {
  const { before, after, facts } = stages;
  const told = patch.closedDate !== undefined || patch.lostReason !== undefined;
  const priced = patch.currency !== undefined && patch.currency !== current.currency;
  if (!after || (before === after && !told && !priced)) return {};
  const kept = { closedDate: dayOf(current.closedDate), lostReason: current.lostReason };
  const { closedDate = kept.closedDate, lostReason = kept.lostReason } = patch;
  // A form sends all of its fields: what stood there for the former stage is not told of the new one.
  const closing =
    before === after
      ? { closedDate, lostReason }
      : {
          closedDate: closedDate === kept.closedDate ? null : closedDate,
          lostReason: lostReason === kept.lostReason ? null : lostReason,
        };
  return closingColumns(after, patch.currency ?? current.currency, closing, facts);
}

/** The columns that a patch sets, with those made from them. */
function typedColumns(patch: DealPatch, current: { value: number; currency: string }) {
  const { title, value, currency, expectedCloseDate, description } = patch;
  const priced = value !== undefined || currency !== undefined;
  const price = { value: value ?? current.value, currency: currency ?? current.currency };
  const day = expectedCloseDate ? fromDay(expectedCloseDate) : null;
  return {
    ...(title === undefined ? {} : { title, searchText: fold(title) }),
    ...(priced ? { ...price, valueMinor: judgedMinor(price.value, price.currency) } : {}),
    ...(expectedCloseDate === undefined ? {} : { expectedCloseDate: day }),
    ...(description === undefined ? {} : { description }),
  };
}

/** Moves a deal to Trash. Refuses NOT_FOUND. */
export function deleteDeal(owner: Owner, id: number, key?: string): Promise<DealAnswer> {
  const row = live(owner, deals, eq(deals.id, id));
  return setDeletedAt(owner, { kind: "deal.delete", key }, row, Date.now());
}

/** Brings a deal back from Trash. Refuses NOT_FOUND when it is not there. */
export function restoreDeal(owner: Owner, id: number, key?: string): Promise<DealAnswer> {
  const row = owned(owner, deals, and(eq(deals.id, id), sql`${deals.deletedAt} is not null`));
  return setDeletedAt(owner, { kind: "deal.restore", key }, row, null);
}

async function setDeletedAt(owner: Owner, deed: Deed, row: SQL, deletedAt: number | null) {
  const done = await perform(
    owner,
    deed,
    (number) => setRow(owner, number, { entity: entityTables.deal, row, set: { deletedAt } }),
    (number) => readDealAnswer(owner, number),
  );
  return dealAnswered(done);
}
