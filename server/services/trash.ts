import { asc, desc, isNotNull, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { batch } from "../db/client.ts";
import { type Page, type Place, pageOf, readCursor } from "../db/cursor.ts";
import { type Owner, owned } from "../db/owner.ts";
import { contacts, deals } from "../db/schema.ts";
import type { Contact } from "./contact.ts";
import type { DealCard } from "./deal.ts";

export type TrashedContact = Pick<
  Contact,
  "id" | "firstName" | "lastName" | "email" | "company"
> & {
  deletedAt: number;
};

export type TrashedDeal = Pick<DealCard, "id" | "title" | "value" | "currency"> & {
  deletedAt: number;
};

interface TrashQuery {
  cursor?: string | null | undefined;
}

const pageLength = 50;

interface TrashTable {
  id: SQLiteColumn;
  userId: SQLiteColumn;
  deletedAt: SQLiteColumn;
}

function placeOf({ cursor }: TrashQuery): Place | undefined {
  return cursor ? readCursor(cursor, ["number", "number"]) : undefined;
}

/** The rows in Trash on the wanted side of a place, and their order. */
function trashed(owner: Owner, table: TrashTable, place: Place | undefined) {
  const backwards = place?.side === "before";
  const [time, id] = place?.keys ?? [];
  const keys = sql`(${table.deletedAt}, ${table.id})`;
  const beyond: SQL | undefined =
    place && sql`${keys} ${sql.raw(backwards ? ">" : "<")} (${time}, ${id})`;
  const direction = backwards ? asc : desc;
  return {
    where: owned(owner, table, isNotNull(table.deletedAt), beyond),
    order: [direction(table.deletedAt), direction(table.id)],
  };
}

/** A page of the contacts in Trash, latest first. Refuses BAD_REQUEST for a malformed cursor. */
export async function listTrashedContacts(
  owner: Owner,
  query: TrashQuery = {},
): Promise<Page<TrashedContact>> {
  const place = placeOf(query);
  const { where, order } = trashed(owner, contacts, place);
  const select = owner.db
    .select({
      id: contacts.id,
      firstName: contacts.firstName,
      lastName: contacts.lastName,
      email: contacts.email,
      company: contacts.company,
      deletedAt: sql<number>`${contacts.deletedAt}`.as("deleted_at"),
    })
    .from(contacts)
    .where(where)
    .orderBy(...order)
    .limit(pageLength + 1);
  const [rows] = await batch(owner.db, [select]);
  return pageOf(rows, pageLength, place, ({ deletedAt, id }) => [deletedAt, id]);
}

/** A page of the deals in Trash, latest first. Refuses BAD_REQUEST for a malformed cursor. */
export async function listTrashedDeals(
  owner: Owner,
  query: TrashQuery = {},
): Promise<Page<TrashedDeal>> {
  const place = placeOf(query);
  const { where, order } = trashed(owner, deals, place);
  const select = owner.db
    .select({
      id: deals.id,
      title: deals.title,
      value: deals.value,
      currency: deals.currency,
      deletedAt: sql<number>`${deals.deletedAt}`.as("deleted_at"),
    })
    .from(deals)
    .where(where)
    .orderBy(...order)
    .limit(pageLength + 1);
  const [rows] = await batch(owner.db, [select]);
  return pageOf(rows, pageLength, place, ({ deletedAt, id }) => [deletedAt, id]);
}
