import { type SQL, sql } from "drizzle-orm";
import type { Called } from "#domain/contact/contact.ts";
import { givenValue } from "#domain/deal/deal.ts";
import type { AttentionKind } from "#domain/today/today.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { attention, contactActivities, contacts, deals } from "../../db/schema.ts";
import { activityTimesOf } from "../activity/times.ts";
import { type Counted, countedOf } from "./counted.ts";

/** A person whom Today offers to call or to write to. */
export interface TodayContact extends Called {
  id: number;
}

export interface TodayDeal {
  id: number;
  title: string;
  value: number | null;
  currency: string;
  stageId: number;
  /** When it entered its stage, in unix milliseconds. */
  stageSince: number;
  /** Its primary contact; null for none, and where only its title is needed. */
  contact: TodayContact | null;
}

export interface ColdContact extends TodayContact {
  /** When they were last in touch, in unix milliseconds. */
  lastActivityAt: number | null;
  createdAt: number;
}

/** Which rows of the table need attention by now. */
function dueIn(owner: Owner, kind: AttentionKind, now: number): SQL {
  return owned(owner, attention, sql`${attention.kind} = ${kind} and ${attention.since} <= ${now}`);
}

/** The longest first. */
const order = sql`${attention.since}, ${attention.recordId}`;

interface DealRow extends Omit<TodayDeal, "contact" | "value"> {
  value: number;
  contact: string | null;
}

/** The primary contact of a deal as JSON. */
const contactAsJson = sql`(select json_object('id', it.id, 'firstName', it.first_name,
    'lastName', it.last_name, 'email', it.email, 'phone', it.phone, 'company', it.company)
  from ${contacts} as it where it.id = deals.contact_id and it.deleted_at is null)`;

/** The statement that reads deals that need attention; the contacts of stale ones are called. */
export function selectDealsIn(
  owner: Owner,
  kind: "withoutNextStep" | "stale",
  now: number,
  limit: number,
) {
  const contact = kind === "stale" ? contactAsJson : sql`null`;
  return owner.db.all<DealRow>(
    sql`select deals.id as "id", title as "title", value as "value", currency as "currency",
        stage_id as "stageId", coalesce(stage_since, created_at) as "stageSince", ${contact} as "contact"
      from ${attention} cross join ${deals} on deals.id = ${attention.recordId}
      where ${dueIn(owner, kind, now)} order by ${order} limit ${limit + 1}`,
  );
}

export function dealsOf(rows: readonly DealRow[], limit: number): Counted<TodayDeal> {
  return countedOf(rows, limit, ({ contact, value, ...deal }) => ({
    ...deal,
    value: givenValue(value),
    contact: contact === null ? null : JSON.parse(contact),
  }));
}

/** The statement that reads contacts who go cold. */
export function selectCold(owner: Owner, now: number, limit: number) {
  const { lastActivityAt } = activityTimesOf(contacts, contactActivities.contactId);
  return owner.db.all<ColdContact>(
    sql`select contacts.id as "id", first_name as "firstName", last_name as "lastName", email as "email",
        phone as "phone", company as "company", ${lastActivityAt.sql} as "lastActivityAt",
        created_at as "createdAt"
      from ${attention} cross join ${contacts} on contacts.id = ${attention.recordId}
      where ${dueIn(owner, "goingCold", now)} order by ${order} limit ${limit + 1}`,
  );
}
