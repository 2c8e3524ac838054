import { eq, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/sqlite-core";
import { type ListedField, listedFields } from "#domain/contact/fields.ts";
import type { ContactFilter, ContactQuery, ContactSort } from "#domain/contact/input.ts";
import { searchTerms } from "#domain/search/terms.ts";
import { batch } from "../../db/client.ts";
import { type Page, type Place, pageOf, readCursor } from "../../db/cursor.ts";
import { type Order, rangesAfter, readingOrder, sortingOrder } from "../../db/keyset.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { type Filter, found, nothing, sortedIds } from "../../db/plan.ts";
import { companies, contacts } from "../../db/schema.ts";
import { selectTags, type Tag } from "../tag.ts";
import { selectViews, type View, viewsOf } from "../view.ts";
import { type Contact, chipsOf, tagIdsOf } from "./contact.ts";
import { fieldColumns } from "./fields.ts";
import {
  exactTotal,
  knownFrom,
  needsPlan,
  ofTagsThere,
  planFilter,
  selectKnown,
  selectWorkspaceFigures,
} from "./plan.ts";

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
>;

export interface ContactPage extends Page<ListedContact> {
  /** How many contacts the whole list has; at least this many where `totalCapped`. */
  total: number;
  totalCapped: boolean;
  /** The workspace's tags, each with its number of contacts, for filters. */
  tags: Tag[];
  /** The name of the company whose people alone are listed; null where there is no such one. */
  company: string | null;
  /** The saved views of the list, where they are asked for. */
  views: View[];
}

const listColumns = {
  id: contacts.id,
  ...fieldColumns(["firstName", "lastName", ...listedFields]),
  companyId: contacts.companyId,
  createdAt: contacts.createdAt,
  updatedAt: contacts.updatedAt,
  version: contacts.version,
  nameKey: contacts.nameKey,
  companyKey: contacts.companyKey,
  tagIds: tagIdsOf(contacts.id).as("tag_ids"),
};

/** Counting a filtered list stops here. */
const mostCounted = 1_000;

type Row = Omit<ListedContact, "tags"> & SortKeys & { tagIds: string; matched: number };

/** What lists are sorted by. */
export interface SortKeys {
  id: number;
  nameKey: string;
  companyKey: string;
  createdAt: number;
  updatedAt: number;
}

export interface ListOrder extends Order {
  shape: readonly ("string" | "number")[];
  keysOf: (row: SortKeys) => Place["keys"];
}

const byName: Omit<ListOrder, "descending"> = {
  columns: [contacts.nameKey, contacts.id],
  shape: ["string", "number"],
  keysOf: ({ nameKey, id }) => [nameKey, id],
};

const byCompany: Omit<ListOrder, "descending"> = {
  columns: [contacts.companyKey, contacts.nameKey, contacts.id],
  shape: ["string", "string", "number"],
  keysOf: ({ companyKey, nameKey, id }) => [companyKey, nameKey, id],
  emptyLast: "text",
};

const byAge: Omit<ListOrder, "descending"> = {
  columns: [contacts.createdAt, contacts.id],
  shape: ["number", "number"],
  keysOf: ({ createdAt, id }) => [createdAt, id],
};

const byUpdate: Omit<ListOrder, "descending"> = {
  columns: [contacts.updatedAt, contacts.id],
  shape: ["number", "number"],
  keysOf: ({ updatedAt, id }) => [updatedAt, id],
};

const orders: Record<ContactSort, ListOrder> = {
  name: { ...byName, descending: false },
  "name-desc": { ...byName, descending: true },
  company: { ...byCompany, descending: false },
  "company-desc": { ...byCompany, descending: true },
  newest: { ...byAge, descending: true },
  oldest: { ...byAge, descending: false },
  updated: { ...byUpdate, descending: true },
  "updated-asc": { ...byUpdate, descending: false },
};

/** The order of a list; what is searched for comes by name, and so do the people of one company. */
export function orderOf({ search, sort = "name", companyId }: ContactQuery): ListOrder {
  if (searchTerms(search)) return orders.name;
  if (companyId === undefined) return orders[sort];
  return orders[sort === "company" ? "name" : sort === "company-desc" ? "name-desc" : sort];
}

interface PageQuery {
  order: ListOrder;
  place: Place | undefined;
  filter: Filter;
}

/** A page and one more. A range is read only when those before it do not fill the page. */
function selectPage(owner: Owner, { order, place, filter }: PageQuery, limit: number) {
  const range = (part: SQL | undefined) =>
    owner.db
      .select({ ...listColumns, ...uncounted })
      .from(contacts)
      .where(live(owner, contacts, filter.condition, part))
      .orderBy(...readingOrder(order, place))
      .limit(limit + 1);
  const [first, second, ...others] = rangesAfter(order, place).map((part, index) =>
    owner.db.select().from(range(part).as(`stretch_${index}`)),
  );
  if (!first || !second) return range(rangesAfter(order, place)[0]);
  return unionAll(first, second, ...others).limit(limit + 1);
}

const uncounted = { matched: sql<number>`0`.as("matched") };

/** The same from chosen rows, which are sorted. */
function selectChosenPage(owner: Owner, query: PageQuery, limit: number) {
  return owner.db
    .select({ ...listColumns, ...uncounted })
    .from(sql`(${sortedIds(owner, contacts, query)}) page`)
    .crossJoin(contacts)
    .where(sql`${contacts.id} = page_id`)
    .limit(limit + 1);
}

/** The first page of a search and one more, along with how many rows it finds, up to one more than the cap. */
function selectCountedPage(owner: Owner, { order, filter }: PageQuery, limit: number) {
  const { from, where } = found(owner, contacts, filter);
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

/** Counts what a filtered list has, up to the cap. */
function selectCount(owner: Owner, { counted }: Filter) {
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

/**
 * Plans how to find the contacts of a filter, in an order of the workspace's lists or in none of them: reads
 * first what the plan follows. Refuses NOT_FOUND for a tag that is not the owner's, unless it is
 * lenient: then nobody has it.
 */
export async function readFilter(
  owner: Owner,
  filter: ContactFilter,
  { order, wanted, lenient = false }: { order?: ListOrder; wanted: number; lenient?: boolean },
): Promise<Filter> {
  if (!needsPlan(owner, filter, order)) {
    return planFilter(owner, filter, { tags: [], workspace: 0, named: {} }, { order, wanted });
  }
  const known = knownFrom(await batch(owner.db, selectKnown(owner, filter, order)));
  const there = lenient ? ofTagsThere(filter, known.tags) : filter;
  return there ? planFilter(owner, there, known, { order, wanted }) : nothing;
}

/**
 * A page of the contacts list, in one round trip, or two when its filter has to be planned: tags, and
 * what another index than that of the order has together. With a search the order is by name. Refuses
 * BAD_REQUEST for a malformed cursor, NOT_FOUND for a tag that is not there, unless gone tags are to be
 * empty.
 */
export async function listContacts(owner: Owner, query: ContactQuery = {}): Promise<ContactPage> {
  const { limit = 50, cursor, sort: _, views: withViews = false, goneTags, ...asked } = query;
  const order = orderOf(query);
  const place = cursor ? readCursor(cursor, order.shape) : undefined;
  const filter = await readFilter(owner, asked, {
    order,
    wanted: limit,
    lenient: goneTags === "empty",
  });
  const pageQuery = { order, place, filter };
  const capped = exactTotal(asked, [], 0) === undefined;
  const counted = !place && searchTerms(query.search) !== undefined;
  const selectRows = () => {
    if (counted) return selectCountedPage(owner, pageQuery, limit);
    if (filter.rows) return selectChosenPage(owner, pageQuery, limit);
    return selectPage(owner, pageQuery, limit);
  };
  const [tags, [workspace], [company], [count], rows, views] = await batch(owner.db, [
    selectTags(owner),
    selectWorkspaceFigures(owner),
    selectCompanyName(owner, asked.companyId),
    capped && !counted
      ? selectCount(owner, filter)
      : owner.db.all<{ matched: number }>(sql`select 0 as matched`),
    selectRows(),
    selectViews(owner, "contacts", withViews ? undefined : 0),
  ]);
  const page = pageOf<Row>(rows, limit, place, order.keysOf);
  const matched = counted ? (rows[0]?.matched ?? 0) : (count?.matched ?? 0);
  const exact = exactTotal(asked, tags, workspace?.contacts ?? 0);
  return {
    ...page,
    items: page.items.map(({ nameKey, companyKey, tagIds, matched: ___, ...contact }) => ({
      ...contact,
      tags: chipsOf(tagIds, tags),
    })),
    total: exact ?? Math.min(matched, mostCounted),
    totalCapped: capped && matched > mostCounted,
    tags,
    company: company?.name ?? null,
    views: viewsOf(views),
  };
}
