import { and, asc, gt, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/sqlite-core";
import type { ContactQuery, ContactSort } from "#domain/contact-input.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../db/client.ts";
import { type Page, type Place, pageOf, readCursor } from "../db/cursor.ts";
import { beyond, type Order, readingOrder, stretchesBeyond } from "../db/keyset.ts";
import { live, type Owner, owned } from "../db/owner.ts";
import { bookFigures, contacts, contactsToTags } from "../db/schema.ts";
import { matching } from "../db/search.ts";
import { type Contact, chipsOf, contactOf, tagIdsOf } from "./contact.ts";
import { contactColumns } from "./contact-fields.ts";
import { selectTags, type Tag } from "./tag.ts";

export type ListedContact = Pick<
  Contact,
  | "id"
  | "firstName"
  | "lastName"
  | "email"
  | "phone"
  | "company"
  | "companyId"
  | "jobTitle"
  | "tags"
  | "createdAt"
  | "updatedAt"
  | "version"
>;

export interface ContactPage extends Page<ListedContact> {
  /** How many contacts the whole list has; at least this many where `totalCapped`. */
  total: number;
  totalCapped: boolean;
  /** The book's tags, each with its number of contacts, for filters. */
  tags: Tag[];
}

const listColumns = {
  id: contacts.id,
  firstName: contacts.firstName,
  lastName: contacts.lastName,
  email: contacts.email,
  phone: contacts.phone,
  company: contacts.company,
  companyId: contacts.companyId,
  jobTitle: contacts.jobTitle,
  createdAt: contacts.createdAt,
  updatedAt: contacts.updatedAt,
  version: contacts.version,
  nameKey: contacts.nameKey,
  tagIds: tagIdsOf(contacts.id).as("tag_ids"),
};

/** Counting a filtered list stops here. */
const mostCounted = 1_000;

type Row = Omit<ListedContact, "tags"> & { nameKey: string; tagIds: string; matched: number };

interface ListOrder extends Order {
  shape: readonly ("string" | "number")[];
  keysOf: (row: Row) => Place["keys"];
}

const orders: Record<ContactSort, ListOrder> = {
  name: {
    columns: [contacts.nameKey, contacts.id],
    shape: ["string", "number"],
    keysOf: ({ nameKey, id }) => [nameKey, id],
    descending: false,
  },
  newest: {
    columns: [contacts.createdAt, contacts.id],
    shape: ["number", "number"],
    keysOf: ({ createdAt, id }) => [createdAt, id],
    descending: true,
  },
  updated: {
    columns: [contacts.updatedAt, contacts.id],
    shape: ["number", "number"],
    keysOf: ({ updatedAt, id }) => [updatedAt, id],
    descending: true,
  },
};

interface Filter {
  condition: SQL | undefined;
  /** The rows of contacts_to_tags to start from, where that is cheaper than the order's index. */
  links: SQL | undefined;
}

/**
 * How to find the contacts that have any of the tags: few, from their links, sorted afterwards;
 * many, by walking the list's own order until a page is full. The two cost the same where
 * tagged² = 40 × book: 3 rows for each link, some 120 × book / tagged for a walk to 50 of them.
 */
function tagFilter(tagIds: readonly number[], tags: Tag[], book: number): Filter {
  if (tagIds.length === 0) return { condition: undefined, links: undefined };
  const tagged = tags
    .filter(({ id }) => tagIds.includes(id))
    .reduce((sum, tag) => sum + tag.contacts, 0);
  const wanted = sql`${contactsToTags.tagId} in (select value from json_each(${JSON.stringify(tagIds)}))`;
  if (tagged ** 2 <= 40 * book) {
    return {
      condition: undefined,
      links: sql`(select ${sql.raw(tagIds.length > 1 ? "distinct" : "")} ${contactsToTags.contactId} as tagged_id from ${contactsToTags} where ${wanted})`,
    };
  }
  return {
    condition: sql`exists (select 1 from ${contactsToTags} where ${contactsToTags.contactId} = ${contacts.id} and ${wanted})`,
    links: undefined,
  };
}

interface PageQuery {
  order: ListOrder;
  place: Place | undefined;
  filter: Filter;
  search: SQL | undefined;
}

/** A page and one more. A stretch is read only when the one before it does not fill the page. */
function selectPage(owner: Owner, query: PageQuery, limit: number) {
  const { order, place, filter, search } = query;
  const [first, second] = stretchesBeyond(order, place);
  const stretch = (part: SQL | undefined) =>
    owner.db
      .select({ ...listColumns, ...uncounted })
      .from(contacts)
      .where(live(owner, contacts, filter.condition, search, part))
      .orderBy(...readingOrder(order, place))
      .limit(limit + 1);
  if (!second) return stretch(first);
  const rows = (part: SQL | undefined, name: string) =>
    owner.db.select().from(stretch(part).as(name));
  return unionAll(rows(first, "ties"), rows(second, "others")).limit(limit + 1);
}

const uncounted = { matched: sql<number>`0`.as("matched") };

/** The same from the links of a tag. All of them are sorted, so what is read along with a contact waits. */
function selectTaggedPage(owner: Owner, query: PageQuery & { links: SQL }, limit: number) {
  const { order, place, links, search } = query;
  const { tagIds: _, ...sorted } = listColumns;
  const page = owner.db
    .select(sorted)
    .from(sql`${links} tagged`)
    .crossJoin(contacts)
    .where(
      and(
        sql`${contacts.id} = tagged_id`,
        live(owner, contacts, search, place && beyond(order, place)),
      ),
    )
    .orderBy(...readingOrder(order, place))
    .limit(limit + 1)
    .as("page");
  const tagIds = tagIdsOf(page.id).as("tag_ids");
  return owner.db.select({ ...page._.selectedFields, tagIds, ...uncounted }).from(page);
}

/** The first page and one more, along with how many rows the list has, up to one more than the cap. */
function selectCountedPage(owner: Owner, { order, filter, search }: PageQuery, limit: number) {
  const from = filter.links ? sql`${filter.links} tagged cross join ${contacts}` : sql`${contacts}`;
  const linked = filter.links ? sql`${contacts.id} = tagged_id and ` : sql``;
  const by = readingOrder(order, undefined);
  const hits = sql`select ${contacts.id} as hit_id from ${from}
    where ${linked}${live(owner, contacts, filter.condition, search)}
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

/** Counts what a filtered list has, up to the cap, where the page itself starts in its middle. */
function selectCount(owner: Owner, filter: Filter, search: SQL | undefined) {
  const from = filter.links ? sql`${filter.links} tagged cross join ${contacts}` : sql`${contacts}`;
  const linked = filter.links ? sql`${contacts.id} = tagged_id and ` : sql``;
  return owner.db.all<{ matched: number }>(
    sql`select count(*) as matched from (select 1 from ${from}
      where ${linked}${live(owner, contacts, filter.condition, search)} limit ${mostCounted + 1})`,
  );
}

function selectBook(owner: Owner) {
  return owner.db
    .select({ contacts: bookFigures.contacts })
    .from(bookFigures)
    .where(owned(owner, bookFigures));
}

/** Reads the book's tags first, since the plan follows their counts. Refuses NOT_FOUND for a foreign tag. */
async function planTagFilter(owner: Owner, tagIds: readonly number[]): Promise<Filter> {
  if (tagIds.length === 0) return { condition: undefined, links: undefined };
  const [tags, [book]] = await batch(owner.db, [selectTags(owner), selectBook(owner)]);
  if (tagIds.some((wanted) => !tags.some(({ id }) => id === wanted))) throw missing("tag");
  return tagFilter(tagIds, tags, book?.contacts ?? 0);
}

/**
 * A page of the contacts list, in one round trip, or two when filtered by tags. With a search the
 * order is by name. Refuses BAD_REQUEST for a malformed cursor, NOT_FOUND for a tag that is not there.
 */
export async function listContacts(owner: Owner, query: ContactQuery = {}): Promise<ContactPage> {
  const { limit = 50, cursor } = query;
  const tagIds = [...new Set(query.tagIds)];
  const search = matching(query.search, contacts.searchText);
  const order = orders[search ? "name" : (query.sort ?? "name")];
  const place = cursor ? readCursor(cursor, order.shape) : undefined;
  const filter = await planTagFilter(owner, tagIds);
  const capped = search !== undefined || tagIds.length > 1;
  const counted = capped && !place;
  const pageQuery = { order, place, filter, search };
  const { links } = filter;
  const selectRows = () => {
    if (counted) return selectCountedPage(owner, pageQuery, limit);
    if (links) return selectTaggedPage(owner, { ...pageQuery, links }, limit);
    return selectPage(owner, pageQuery, limit);
  };
  const [tags, [book], [count], rows] = await batch(owner.db, [
    selectTags(owner),
    selectBook(owner),
    capped && place
      ? selectCount(owner, filter, search)
      : owner.db.all<{ matched: number }>(sql`select 0 as matched`),
    selectRows(),
  ]);
  const page = pageOf<Row>(rows, limit, place, order.keysOf);
  const matched = counted ? (rows[0]?.matched ?? 0) : (count?.matched ?? 0);
  const exact =
    tagIds.length === 1 ? tags.find(({ id }) => id === tagIds[0])?.contacts : book?.contacts;
  return {
    ...page,
    items: page.items.map(({ nameKey: _, tagIds: ids, matched: __, ...contact }) => ({
      ...contact,
      tags: chipsOf(ids, tags),
    })),
    total: capped ? Math.min(matched, mostCounted) : (exact ?? 0),
    totalCapped: capped && matched > mostCounted,
    tags,
  };
}

/** How many contacts one call of an export reads. */
const exportedAtOnce = 1_000;

/** All contacts by their ids, from the one after `after` on, some at a time; with everything typed. */
export async function exportContacts(
  owner: Owner,
  after = 0,
): Promise<{ items: Contact[]; next: number | null }> {
  const select = owner.db
    .select({ ...contactColumns, tagIds: tagIdsOf(contacts.id).as("tag_ids") })
    .from(contacts)
    .where(live(owner, contacts, gt(contacts.id, after)))
    .orderBy(asc(contacts.id))
    .limit(exportedAtOnce);
  const [rows, tags] = await batch(owner.db, [select, selectTags(owner)]);
  const items = rows.map((row) => contactOf(row, tags));
  return { items, next: items.length === exportedAtOnce ? (items.at(-1)?.id ?? null) : null };
}
