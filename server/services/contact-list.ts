import { asc, desc, eq, gt, type SQL, sql } from "drizzle-orm";
import type { ContactQuery, ContactSort } from "#domain/contact-input.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../db/client.ts";
import { type Page, type Place, pageOf, readCursor } from "../db/cursor.ts";
import { live, type Owner, owned } from "../db/owner.ts";
import { bookFigures, contacts, contactsToTags } from "../db/schema.ts";
import { matching } from "../db/search.ts";
import { type Contact, chipsOf, tagIdsOfContact } from "./contact.ts";
import { selectTags, type Tag } from "./tag.ts";

export type ListedContact = Omit<Contact, "notes">;

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
  jobTitle: contacts.jobTitle,
  createdAt: contacts.createdAt,
  updatedAt: contacts.updatedAt,
  version: contacts.version,
  nameKey: contacts.nameKey,
  tagIds: tagIdsOfContact.as("tag_ids"),
};

/** Counting a filtered list stops here. */
const mostCounted = 1_000;

type Row = Omit<ListedContact, "tags"> & { nameKey: string; tagIds: string; matched: number };

interface Order {
  shape: readonly ("string" | "number")[];
  keysOf: (row: Row) => Place["keys"];
  keys: SQL;
  descending: boolean;
  by: (backwards: boolean) => SQL[];
}

const orders: Record<ContactSort, Order> = {
  name: {
    shape: ["string", "number"],
    keysOf: ({ nameKey, id }) => [nameKey, id],
    keys: sql`(${contacts.nameKey}, ${contacts.id})`,
    descending: false,
    by: (backwards) => {
      const direction = backwards ? desc : asc;
      return [direction(contacts.nameKey), direction(contacts.id)];
    },
  },
  newest: {
    shape: ["number"],
    keysOf: ({ id }) => [id],
    keys: sql`${contacts.id}`,
    descending: true,
    by: (backwards) => [backwards ? asc(contacts.id) : desc(contacts.id)],
  },
  updated: {
    shape: ["number", "number"],
    keysOf: ({ updatedAt, id }) => [updatedAt, id],
    keys: sql`(${contacts.updatedAt}, ${contacts.id})`,
    descending: true,
    by: (backwards) => {
      const direction = backwards ? asc : desc;
      return [direction(contacts.updatedAt), direction(contacts.id)];
    },
  },
};

/** The rows on the wanted side of a place, compared as one row value, which an index can seek. */
function beyond({ keys, descending }: Order, place: Place): SQL {
  const values = sql.join(
    place.keys.map((key) => sql`${key}`),
    sql`, `,
  );
  const row = place.keys.length > 1 ? sql`(${values})` : values;
  return descending === (place.side === "after") ? sql`${keys} < ${row}` : sql`${keys} > ${row}`;
}

interface Filter {
  condition: SQL | undefined;
  /** The rows of contacts_to_tags to start from, where that is cheaper than the order's index. */
  links: SQL | undefined;
}

/**
 * How to find the contacts that have any of the tags: few, from their links, sorted afterwards;
 * many, by walking the list's own order until a page is full. The two cost the same where
 * tagged² = 25 × book.
 */
function tagFilter(tagIds: readonly number[], tags: Tag[], book: number): Filter {
  if (tagIds.length === 0) return { condition: undefined, links: undefined };
  const tagged = tags
    .filter(({ id }) => tagIds.includes(id))
    .reduce((sum, tag) => sum + tag.contacts, 0);
  const wanted = sql`${contactsToTags.tagId} in (select value from json_each(${JSON.stringify(tagIds)}))`;
  if (tagged ** 2 <= 25 * book) {
    return {
      condition: undefined,
      links: sql`(select distinct ${contactsToTags.contactId} as tagged_id from ${contactsToTags} where ${wanted})`,
    };
  }
  return {
    condition: sql`exists (select 1 from ${contactsToTags} where ${contactsToTags.contactId} = ${contacts.id} and ${wanted})`,
    links: undefined,
  };
}

function selectPage(
  owner: Owner,
  query: {
    order: Order;
    place: Place | undefined;
    limit: number;
    filter: Filter;
    search: SQL | undefined;
    counted: boolean;
  },
) {
  const { order, place, limit, filter, search, counted } = query;
  const by = order.by(place?.side === "before");
  const found = live(
    owner,
    contacts,
    filter.condition,
    search,
    place ? beyond(order, place) : undefined,
  );
  const read = counted ? Math.max(mostCounted, limit) + 1 : limit + 1;
  const id = { hitId: sql<number>`${contacts.id}`.as("hit_id") };
  const ids = filter.links
    ? owner.db
        .select(id)
        .from(sql`${filter.links} tagged`)
        .crossJoin(contacts)
        .where(sql`${contacts.id} = tagged_id and ${found}`)
    : owner.db.select(id).from(contacts).where(found);
  const hits = owner.db.$with("hits").as(ids.orderBy(...by).limit(read));
  const page = owner.db
    .select({ hitId: hits.hitId })
    .from(hits)
    .limit(limit + 1)
    .as("page");
  return owner.db
    .with(hits)
    .select({ ...listColumns, matched: sql<number>`(select count(*) from hits)`.as("matched") })
    .from(page)
    .crossJoin(contacts)
    .where(eq(contacts.id, page.hitId))
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
  const [rows, tags, [book], [count]] = await batch(owner.db, [
    selectPage(owner, { order, place, limit, filter, search, counted }),
    selectTags(owner),
    selectBook(owner),
    capped && place
      ? selectCount(owner, filter, search)
      : owner.db.all<{ matched: number }>(sql`select 0 as matched`),
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

/** All contacts in the order they were added, from the one after id `after` on, some at a time; with everything typed. */
export async function exportContacts(
  owner: Owner,
  after = 0,
): Promise<{ items: Contact[]; next: number | null }> {
  const select = owner.db
    .select({ ...listColumns, notes: contacts.notes })
    .from(contacts)
    .where(live(owner, contacts, gt(contacts.id, after)))
    .orderBy(asc(contacts.id))
    .limit(exportedAtOnce);
  const [rows, tags] = await batch(owner.db, [select, selectTags(owner)]);
  const items = rows.map(({ nameKey: _, tagIds, ...contact }) => ({
    ...contact,
    tags: chipsOf(tagIds, tags),
  }));
  return { items, next: items.length === exportedAtOnce ? (items.at(-1)?.id ?? null) : null };
}
