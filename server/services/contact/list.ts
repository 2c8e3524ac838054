import { eq, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/sqlite-core";
import { type ListedField, listedFields } from "#domain/contact/fields.ts";
import type { ContactFilter, ContactQuery } from "#domain/contact/input.ts";
import { pick } from "#domain/pick.ts";
import { searchTerms } from "#domain/search/terms.ts";
import { batch } from "../../db/client.ts";
import { type Page, pageOf, readCursor } from "../../db/cursor.ts";
import { type FilterPlan, found, type PageRequest, sortedIds } from "../../db/filter-plan.ts";
import {
  keysOf,
  rangesAfter,
  readingOrder,
  shapeOf,
  sortingOrder,
  startsWith,
} from "../../db/keyset.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { companies, contactActivities, contacts, workspaceFigures } from "../../db/schema.ts";
import { type ActivityTimes, activityTimesOf, storePassed } from "../activity/times.ts";
import { readPlan, requestOf } from "../list/plan.ts";
import { selectTags, type Tag } from "../tag.ts";
import { selectViews, type View, viewsOf } from "../view.ts";
import { type Contact, chipsOf, tagIdsOf } from "./contact.ts";
import { listedContacts } from "./filter.ts";
import { orderOf } from "./order.ts";

export type ListedContact = Pick<
  Contact,
  | "id"
  | "firstName"
  | "lastName"
  | ListedField
  | "companyId"
  | "tags"
  | "createdAt"
  | "updatedAt"
  | "version"
  | keyof ActivityTimes
>;

export interface ContactPage extends Page<ListedContact> {
  /** How many contacts the whole list has; at least this many where `totalCapped`. */
  total: number;
  totalCapped: boolean;
  /** The workspace's tags, each with its number of contacts, for filters. */
  tags: Tag[];
  /** The name of the company whose people are listed; null if there is none. */
  company: string | null;
  /** The list's saved views, if requested. */
  views: View[];
}

const listColumns = {
  id: contacts.id,
  ...pick(contacts, ["firstName", "lastName", ...listedFields]),
  companyId: contacts.companyId,
  createdAt: contacts.createdAt,
  updatedAt: contacts.updatedAt,
  version: contacts.version,
  ...activityTimesOf(contacts, contactActivities.contactId),
  nameKey: contacts.nameKey,
  companyKey: contacts.companyKey,
  lastActivityKey: contacts.lastActivityKey,
  tagIds: tagIdsOf(contacts.id).as("tag_ids"),
};

/** A filtered list is counted up to this number. */
const mostCounted = 1_000;

type Row = Omit<ListedContact, "tags"> & {
  nameKey: string;
  companyKey: string;
  lastActivityKey: number;
  tagIds: string;
  matched: number;
};

const uncounted = { matched: sql<number>`0`.as("matched") };

/** A page and one more row, from candidates, which are sorted. */
function selectSortedPage(owner: Owner, page: PageRequest, limit: number) {
  return owner.db
    .select({ ...listColumns, ...uncounted })
    .from(sql`(${sortedIds(owner, contacts, page)}) page`)
    .crossJoin(contacts)
    .where(sql`${contacts.id} = page_id`)
    .limit(limit + 1);
}

/**
 * The same on a walk of the order's index. It reads whole contacts instead of ids first, which
 * would read one more row for each. A range is read only if the ranges before it don't fill the
 * page.
 */
function selectWalkedPage(owner: Owner, { order, position, access }: PageRequest, limit: number) {
  const read = (range: SQL | undefined) =>
    owner.db
      .select({ ...listColumns, ...uncounted })
      .from(contacts)
      // Of two bounds of the order's column SQLite seeks the first: that must be the position.
      .where(live(owner, contacts, range, access.condition))
      .orderBy(...readingOrder(order, position))
      .limit(limit + 1);
  const ranges = rangesAfter(order, position);
  const [first, second, ...others] = ranges.map((range, index) =>
    owner.db.select().from(read(range).as(`range_${index}`)),
  );
  if (!first || !second) return read(ranges[0]);
  return unionAll(first, second, ...others).limit(limit + 1);
}

/**
 * The first page of a search and one more row, with the number of matches, up to one more than the
 * cap.
 */
function selectCountedPage(owner: Owner, { order, access }: PageRequest, limit: number) {
  const { from, where } = found(owner, contacts, access);
  const by = sortingOrder(order, undefined);
  const hits = sql`select ${contacts.id} as hit_id from ${from} where ${where}
    order by ${sql.join(by, sql`, `)} limit ${Math.max(mostCounted, limit) + 1}`;
  const page = sql`(with hits as materialized (${hits})
    select hit_id, (select count(*) from hits) as hit_count from hits limit ${limit + 1}) page`;
  return owner.db
    .select({ ...listColumns, matched: sql<number>`hit_count`.as("matched") })
    .from(page)
    .crossJoin(contacts)
    .where(sql`${contacts.id} = hit_id`)
    .orderBy(...by);
}

/** Counts a filtered list, up to the cap. */
function selectCount(owner: Owner, { counted }: FilterPlan) {
  const { from, where } = found(owner, contacts, counted);
  return owner.db.all<{ matched: number }>(
    sql`select count(*) as matched from (select 1 from ${from} where ${where} limit ${mostCounted + 1})`,
  );
}

function selectCompanyName(owner: Owner, companyId = 0) {
  return owner.db
    .select({ name: companies.name })
    .from(companies)
    .where(owned(owner, companies, eq(companies.id, companyId)));
}

function selectTotal(owner: Owner) {
  return owner.db
    .select({ contacts: workspaceFigures.contacts })
    .from(workspaceFigures)
    .where(owned(owner, workspaceFigures));
}

/**
 * The number of contacts that a filter finds, if a running total has it: all, or those with one
 * tag.
 */
function exactTotal(filter: ContactFilter, tags: Tag[], all: number): number | undefined {
  const { search, tagIds = [], ...others } = filter;
  const further = Object.values(others).some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined,
  );
  if (further || tagIds.length > 1 || search?.trim()) return undefined;
  const [tagId] = tagIds;
  return tagId === undefined ? all : (tags.find(({ id }) => id === tagId)?.contacts ?? 0);
}

/**
 * A page of the contacts list, in one round trip, or two if its filter has to be planned (for tags,
 * and whatever another index than the order's has adjacent). A search is sorted by name. Refuses
 * BAD_REQUEST for a malformed cursor, NOT_FOUND for a deleted tag, unless `goneTags` is "empty".
 */
export async function listContacts(owner: Owner, query: ContactQuery = {}): Promise<ContactPage> {
  const { limit = 50, cursor, sort: _, views: withViews = false, goneTags, ...asked } = query;
  const order = orderOf(query);
  const position = cursor ? readCursor(cursor, shapeOf(order)) : undefined;
  const request = requestOf(owner, listedContacts, asked, order);
  const plan = await readPlan(owner, request, { wanted: limit, lenient: goneTags === "empty" });
  const capped = exactTotal(asked, [], 0) === undefined;
  const counted = !position && searchTerms(query.search) !== undefined;
  const page: PageRequest = { order, position, access: plan };
  const walkedOrSorted = plan.rows ? selectSortedPage : selectWalkedPage;
  const selectRows = counted ? selectCountedPage : walkedOrSorted;
  const isByActivity = startsWith(order, contacts.lastActivityKey);
  const [, tags, [workspace], [company], [count], rows, views] = await batch(owner.db, [
    isByActivity ? storePassed(owner) : owner.db.all(sql`select 0`),
    selectTags(owner),
    selectTotal(owner),
    selectCompanyName(owner, asked.companyId),
    capped && !counted
      ? selectCount(owner, plan)
      : owner.db.all<{ matched: number }>(sql`select 0 as matched`),
    selectRows(owner, page, limit),
    selectViews(owner, "contacts", withViews ? undefined : 0),
  ]);
  const listed = pageOf<Row>(rows, limit, position, (row) => keysOf(order, row));
  const matched = counted ? (rows[0]?.matched ?? 0) : (count?.matched ?? 0);
  const exact = exactTotal(asked, tags, workspace?.contacts ?? 0);
  return {
    ...listed,
    items: listed.items.map(({ tagIds, ...row }) => {
      const { nameKey: _, companyKey: __, lastActivityKey: ___, matched: ____, ...contact } = row;
      return { ...contact, tags: chipsOf(tagIds, tags) };
    }),
    total: exact ?? Math.min(matched, mostCounted),
    totalCapped: capped && matched > mostCounted,
    tags,
    company: company?.name ?? null,
    views: viewsOf(views),
  };
}
