import { asc, eq, type SQL, sql } from "drizzle-orm";
import type { DataPart } from "#domain/contact/data.ts";
import type { EntityName } from "#domain/operation/entity.ts";
import { batch } from "../../db/client.ts";
import { entityTables, pointers } from "../../db/entities.ts";
import { type Owner, owned } from "../../db/owner.ts";
import {
  changes,
  contactActivities,
  contacts,
  deals,
  duplicateDismissals,
  files,
  operations,
  todayDismissals,
  todos,
} from "../../db/schema.ts";
import { type NamedActivity, namedActivityOf, namedColumns } from "../activity/activity.ts";
import { type ExportedDeal, exportedColumns, exportedDealOf } from "../deal/export.ts";
import { fileColumns, type StoredFile } from "../file/file.ts";
import { selectTags } from "../tag.ts";
import { type Todo, todoColumns, todoOf } from "../todo/todo.ts";
import { type Contact, contactOf, tagIdsOf } from "./contact.ts";
import { contactColumns } from "./fields.ts";

/*
 * What refers to contacts, archived and in Trash too, is found by the references that
 * server/db/entities.ts declares.
 */

/** What an operation did to a contact. */
export interface ContactChange {
  /** In unix milliseconds. */
  doneAt: number;
  /** "contact.update". */
  kind: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/** Since when it has been in Trash, in unix milliseconds. */
interface Trashed {
  deletedAt: number | null;
}

export interface DataRows {
  contacts: Contact & Trashed;
  deals: ExportedDeal & Trashed;
  tasks: Todo & Trashed;
  activities: NamedActivity & Trashed;
  files: StoredFile & Trashed;
  /** Pairs of contacts that aren't duplicates. */
  dismissals: { id: number; firstId: number; secondId: number; createdAt: number };
  /** Until when it is hidden from a group of Today. */
  hidden: { id: number; kind: string; until: number; createdAt: number };
  /** Oldest first. */
  history: ContactChange;
}

/** How many records, and entries of the history, one page has. */
const atOnce = { records: 500, history: 200 };

interface Found<Row> {
  items: Row[];
  /** The last id, if there may be more. */
  next: number | null;
}

/** Contacts, as a query of their ids, and the last id that has been read. */
export interface Wanted {
  about: SQL;
  after: number;
}

/** Reads a page of each part. */
export const readers: {
  [Part in DataPart]: (owner: Owner, wanted: Wanted) => Promise<Found<DataRows[Part]>>;
} = {
  contacts: async (owner, wanted) => {
    const columns = { ...contactColumns, tagIds: tagIdsOf(contacts.id).as("tag_ids") };
    const [rows, tags] = await batch(owner.db, [
      owner.db
        .select({ ...columns, deletedAt: contacts.deletedAt })
        .from(page(owner, "contact", wanted))
        .crossJoin(contacts)
        .where(eq(contacts.id, pageId))
        .orderBy(asc(contacts.id)),
      selectTags(owner),
    ]);
    return found(rows.map(({ deletedAt, ...row }) => ({ ...contactOf(row, tags), deletedAt })));
  },
  deals: async (owner, wanted) => {
    const [rows] = await batch(owner.db, [
      owner.db
        .select({ ...exportedColumns, deletedAt: deals.deletedAt })
        .from(page(owner, "deal", wanted))
        .crossJoin(deals)
        .where(eq(deals.id, pageId))
        .orderBy(asc(deals.id)),
    ]);
    return found(rows.map(({ deletedAt, ...row }) => ({ ...exportedDealOf(row), deletedAt })));
  },
  tasks: async (owner, wanted) => {
    const [rows] = await batch(owner.db, [
      owner.db
        .select({ ...todoColumns, deletedAt: todos.deletedAt })
        .from(page(owner, "todo", wanted))
        .crossJoin(todos)
        .where(eq(todos.id, pageId))
        .orderBy(asc(todos.id)),
    ]);
    return found(rows.map(({ deletedAt, ...row }) => ({ ...todoOf(row), deletedAt })));
  },
  activities: async (owner, wanted) => {
    const [rows] = await batch(owner.db, [
      owner.db
        .select({ ...namedColumns, deletedAt: contactActivities.deletedAt })
        .from(page(owner, "activity", wanted))
        .crossJoin(contactActivities)
        .where(eq(contactActivities.id, pageId))
        .orderBy(asc(contactActivities.id)),
    ]);
    return found(rows.map(({ deletedAt, ...row }) => ({ ...namedActivityOf(row), deletedAt })));
  },
  files: async (owner, wanted) => {
    const [rows] = await batch(owner.db, [
      owner.db
        .select({ ...fileColumns, deletedAt: files.deletedAt })
        .from(page(owner, "file", wanted))
        .crossJoin(files)
        .where(eq(files.id, pageId))
        .orderBy(asc(files.id)),
    ]);
    return found(rows);
  },
  dismissals: async (owner, wanted) => {
    const { id, firstId, secondId, createdAt } = duplicateDismissals;
    const [rows] = await batch(owner.db, [
      owner.db
        .select({ id, firstId, secondId, createdAt })
        .from(page(owner, "dismissal", wanted))
        .crossJoin(duplicateDismissals)
        .where(eq(id, pageId))
        .orderBy(asc(id)),
    ]);
    return found(rows);
  },
  hidden: async (owner, wanted) => {
    const { id, kind, until, createdAt } = todayDismissals;
    const [rows] = await batch(owner.db, [
      owner.db
        .select({ id, kind, until, createdAt })
        .from(page(owner, "todayDismissal", wanted))
        .crossJoin(todayDismissals)
        .where(eq(id, pageId))
        .orderBy(asc(id)),
    ]);
    return found(rows);
  },
  history: readHistory,
};

const pageId = sql`page_id`;

function found<Row extends { id: number }>(items: Row[]): Found<Row> {
  const isFull = items.length === atOnce.records;
  return { items, next: isFull ? (items.at(-1)?.id ?? null) : null };
}

/** The next ids of a kind of record about these contacts, as a table. */
function page(owner: Owner, kind: EntityName, { about, after }: Wanted): SQL {
  const { table, columns } = entityTables[kind];
  return sql`(select ${columns.id} as page_id from ${table} where ${columns.userId} = ${owner.userId}
    and ${columns.id} in (${idsAbout(kind, about)}) and ${columns.id} > ${after}
    order by ${columns.id} limit ${atOnce.records}) page`;
}

/** The ids of all records of a kind that refer to these contacts, as a query. */
function idsAbout(kind: EntityName, about: SQL): SQL {
  if (kind === "contact") return about;
  const ways = pointers
    .filter(({ from, to }) => from === kind && to === "contact")
    .map(
      ({ table, source, target }) =>
        sql`select ${source} from ${table} where ${target} in (${about})`,
    );
  if (kind === "file") {
    ways.push(
      sql`select ${files.id} from ${files} where ${files.activityId} in (${idsAbout("activity", about)})`,
    );
  }
  return sql.join(ways, sql` union `);
}

interface ChangeRow {
  operationId: number;
  doneAt: number;
  kind: string;
  before: string | null;
  after: string | null;
}

async function readHistory(owner: Owner, { about, after }: Wanted): Promise<Found<ContactChange>> {
  const ofContact = owned(
    owner,
    changes,
    eq(changes.entity, "contact"),
    sql`${changes.entityId} in (${about})`,
  );
  const [rows] = await batch(owner.db, [
    owner.db.all<ChangeRow>(
      sql`select ${operations.id} as "operationId", ${operations.createdAt} as "doneAt",
          ${operations.kind} as "kind", ${changes.before} as "before", ${changes.after} as "after"
        from ${changes} cross join ${operations}
          on ${operations.userId} = ${changes.userId} and ${operations.id} = ${changes.operationId}
        where ${ofContact} and ${changes.operationId} in (
          select distinct ${changes.operationId} from ${changes}
          where ${ofContact} and ${changes.operationId} > ${after}
          order by ${changes.operationId} limit ${atOnce.history})
        order by ${changes.operationId}, ${changes.entityId}`,
    ),
  ]);
  const isFull = new Set(rows.map((row) => row.operationId)).size === atOnce.history;
  return {
    items: rows.map(({ operationId: _, before, after: set, ...row }) => ({
      ...row,
      before: before === null ? null : JSON.parse(before),
      after: set === null ? null : JSON.parse(set),
    })),
    next: isFull ? (rows.at(-1)?.operationId ?? null) : null,
  };
}
