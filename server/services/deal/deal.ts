import { desc, eq, type SQL, sql } from "drizzle-orm";
import type { Called } from "#domain/contact/contact.ts";
import { type CardField, cardFields } from "#domain/deal/columns.ts";
import { givenValue } from "#domain/deal/deal.ts";
import type { DealValues } from "#domain/deal/fields.ts";
import { type OptionalField, optionalFields } from "#domain/deal/optional.ts";
import type { People } from "#domain/people.ts";
import { pick } from "#domain/pick.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { changes, contactActivities, contacts, deals, dealsToContacts } from "../../db/schema.ts";
import { type ActivityTimes, activityTimesOf } from "../activity/times.ts";
import { contactIdsOf } from "./contact.ts";
import { withDays } from "./fields.ts";

/** A contact of a deal; `deleted` if they are in Trash. */
export interface DealContact extends Called {
  id: number;
  companyId: number | null;
  deleted: boolean;
}

/** A deal as lists and the board show it. */
export interface DealCard extends Pick<DealValues, CardField> {
  id: number;
  contact: DealContact | null;
  /** When it entered its stage. */
  stageSince: number;
  createdAt: number;
  updatedAt: number;
  version: number;
}

export interface Deal extends DealCard, DealValues, ActivityTimes {
  /** What one unit of its currency was worth in `wonBase` on the day it was won. */
  wonRate: number | null;
  wonBase: string | null;
}

export type DealAnswer = Deal & { operation: string };

export const cardColumns = {
  id: deals.id,
  ...pick(deals, cardFields),
  stageSince: deals.stageSince,
  createdAt: deals.createdAt,
  updatedAt: deals.updatedAt,
  version: deals.version,
  position: deals.position,
  contactFirstName: sql<string | null>`${contacts.firstName}`.as("contact_first_name"),
  contactLastName: sql<string | null>`${contacts.lastName}`.as("contact_last_name"),
  contactEmail: sql<string | null>`${contacts.email}`.as("contact_email"),
  contactPhone: sql<string | null>`${contacts.phone}`.as("contact_phone"),
  contactCompany: sql<string | null>`${contacts.company}`.as("contact_company"),
  contactCompanyId: sql<number | null>`${contacts.companyId}`.as("contact_company_id"),
  contactDeletedAt: sql<number | null>`${contacts.deletedAt}`.as("contact_deleted_at"),
};

const ownColumns = {
  ...cardColumns,
  ...pick(deals, optionalFields),
  wonRate: deals.wonRate,
  wonBase: deals.wonBase,
  ...activityTimesOf(deals, contactActivities.dealId),
};

const dealColumns = {
  ...ownColumns,
  contactIds: contactIdsOf(sql`deals.id`).as("contact_ids"),
};

export interface CardRow extends Pick<typeof deals.$inferSelect, CardField | CardColumn> {
  contactFirstName: string | null;
  contactLastName: string | null;
  contactEmail: string | null;
  contactPhone: string | null;
  contactCompany: string | null;
  contactCompanyId: number | null;
  contactDeletedAt: number | null;
}

type CardColumn = "id" | "stageSince" | "createdAt" | "updatedAt" | "version" | "position";

/** A row as callers see it. */
export function cardOf<Row extends CardRow>(row: Row) {
  const {
    position: _,
    contactFirstName: firstName,
    contactLastName: lastName,
    contactEmail: email,
    contactPhone: phone,
    contactCompany: company,
    contactCompanyId: companyId,
    contactDeletedAt,
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
          email,
          phone,
          company,
          companyId,
          deleted: contactDeletedAt !== null,
        };
  return {
    ...withDays(deal),
    value: givenValue(deal.value),
    contact,
    stageSince: stageSince ?? row.createdAt,
  };
}

type DealRow = CardRow &
  Pick<typeof deals.$inferSelect, OptionalField | "wonRate" | "wonBase" | keyof ActivityTimes> & {
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

/** The same without its other contacts, for a page that reads their details. */
export function selectOwnRow(owner: Owner, id: number) {
  return owner.db
    .select(ownColumns)
    .from(deals)
    .leftJoin(contacts, eq(contacts.id, deals.contactId))
    .where(live(owner, deals, eq(deals.id, id)));
}

/** The statement that reads the deals with a primary contact, latest first. */
export function selectDealsOf(owner: Owner, contactId: number) {
  return owner.db
    .select(cardColumns)
    .from(deals)
    .leftJoin(contacts, eq(contacts.id, deals.contactId))
    .where(live(owner, deals, eq(deals.contactId, contactId)))
    .orderBy(desc(deals.id));
}

/** The statement that reads the deals with them as another contact, latest first. */
export function selectOtherDealsOf(owner: Owner, contactId: number) {
  return owner.db
    .select(cardColumns)
    .from(dealsToContacts)
    .innerJoin(deals, eq(deals.id, dealsToContacts.dealId))
    .leftJoin(contacts, eq(contacts.id, deals.contactId))
    .where(live(owner, deals, eq(dealsToContacts.contactId, contactId)))
    .orderBy(desc(dealsToContacts.dealId));
}

/** The latest of both, as many as requested of each. */
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

/** The latest deal that an operation wrote, with what it wrote. */
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

/** The deal as the operation left it, even if the same operation is answered again later. */
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
  const { contactIds, ...then }: Partial<Omit<DealRow, "contactIds">> & Partial<People> =
    JSON.parse(after ?? "{}");
  const written = Object.entries(then).filter(([name]) => name in now);
  const deal = dealOf({ ...now, ...Object.fromEntries(written) });
  return { ...deal, ...(contactIds ? { contactIds } : {}), operation };
}
