import { asc, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { displayName } from "#domain/contact/contact.ts";
import { sortKey } from "#domain/contact/key.ts";
import { readOwnId } from "#domain/contact/own-id.ts";
import { fromDay } from "#domain/day.ts";
import { dealSearchText } from "#domain/deal/search-text.ts";
import { fold, foldForSearch } from "#domain/fold.ts";
import type { TaskRow } from "#domain/todo/from-row.ts";
import type { TaskData } from "#domain/todo/import-data.ts";
import { batch } from "../../db/client.ts";
import { operationNumber } from "../../db/log.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { categories, changes, companies, deals, todos } from "../../db/schema.ts";
import { type Todo, todoColumns, todoOf } from "./todo.ts";

/** A task of the workspace that a row may be about. */
export interface KnownTask
  extends Pick<Todo, "id" | "version" | "updatedAt" | "categoryId" | "companyId"> {
  repeatDate: number | null;
  data: TaskData;
}

/** A deal of the workspace that rows may name. */
export interface NamedDeal {
  id: number;
  title: string;
  contactId: number | null;
  /** The folded name of its company; empty for none. */
  companyKey: string;
}

/** What the workspace has that rows may be about or refer to. */
export interface KnownTasks {
  byId: Map<number, KnownTask>;
  /** The task with a row's own id, by the row's index. */
  own: Map<number, number>;
  /** The tasks with a row's title and due date, oldest first, by the row's index. */
  alike: Map<number, number[]>;
  /** By their folded titles, oldest first. */
  deals: Map<string, NamedDeal[]>;
  /** The keys of the companies and categories that rows name. */
  companies: Set<string>;
  categories: Set<string>;
  /** How many categories there are. */
  categoryCount: number;
}

/** Reads these; tasks that the operation itself has added don't count. */
export async function readKnownTasks(
  owner: Owner,
  rows: readonly TaskRow[],
  operation: string,
): Promise<KnownTasks> {
  const isOld = sql`not exists (select 1 from ${changes} as own where own.user_id = ${owner.userId}
    and own.operation_id = ${operationNumber(owner, operation)} and own.entity = 'todo'
    and own.entity_id = ${todos.id} and own.before is null)`;
  const wanted = JSON.stringify(
    rows.map(({ title, dueDate, ownId }, index) => {
      const own = readOwnId("todo", ownId ?? "");
      const due = dueDate === null ? null : fromDay(dueDate);
      return [index, foldForSearch(title), due, own?.id ?? 0, own?.createdAt ?? 0];
    }),
  );
  const [found] = await batch(owner.db, [
    owner.db.all<{ row: number; by: "own" | "alike"; id: number }>(
      sql`select wanted.value ->> 0 as "row", 'own' as "by", ${todos.id} as "id"
        from json_each(${wanted}) as wanted cross join ${todos} on ${todos.id} = wanted.value ->> 3
        where ${live(owner, todos)} and ${todos.createdAt} = wanted.value ->> 4 and ${isOld}
        union all select wanted.value ->> 0, 'alike', ${todos.id}
        from json_each(${wanted}) as wanted cross join ${todos}
        on ${live(owner, todos)} and ${todos.searchText} = wanted.value ->> 1
        where ${todos.dueDate} is wanted.value ->> 2 and ${isOld}`,
    ),
  ]);
  const ids = JSON.stringify([...new Set(found.map(({ id }) => id))]);
  const dealKeys = rows.flatMap(({ deal }) => (deal ? dealSearchText({ title: deal }) : []));
  const [known, named, firms, groups, [count]] = await batch(owner.db, [
    owner.db
      .select({ ...todoColumns, repeatDate: todos.repeatDate })
      .from(todos)
      .where(live(owner, todos, sql`+${todos.id} in (select value from json_each(${ids}))`)),
    owner.db
      .select({
        id: deals.id,
        title: deals.title,
        contactId: deals.contactId,
        companyKey:
          sql<string>`coalesce((select name_key from ${companies} where id = ${deals.companyId}), '')`.as(
            "company_key",
          ),
      })
      .from(deals)
      .where(live(owner, deals, inList(deals.searchText, dealKeys)))
      .orderBy(asc(deals.id)),
    owner.db
      .select({ key: companies.nameKey })
      .from(companies)
      .where(owned(owner, companies, inList(companies.nameKey, keysOf(rows, "company", sortKey)))),
    owner.db
      .select({ key: categories.nameKey })
      .from(categories)
      .where(owned(owner, categories, inList(categories.nameKey, keysOf(rows, "category", fold)))),
    owner.db
      .select({ count: sql<number>`count(*)`.as("count") })
      .from(categories)
      .where(owned(owner, categories)),
  ]);
  const byId = new Map(known.map((row) => [row.id, knownTask(todoOf(row), row.repeatDate)]));
  const alike: KnownTasks["alike"] = new Map();
  for (const { row, by, id } of found.toSorted((one, other) => one.id - other.id)) {
    if (by === "alike" && byId.has(id)) alike.set(row, [...(alike.get(row) ?? []), id]);
  }
  return {
    byId,
    alike,
    own: new Map(found.flatMap(({ row, by, id }) => (by === "own" ? [[row, id]] : []))),
    deals: byTitle(named),
    companies: new Set(firms.map(({ key }) => key)),
    categories: new Set(groups.map(({ key }) => key)),
    categoryCount: count?.count ?? 0,
  };
}

function byTitle(named: readonly NamedDeal[]): Map<string, NamedDeal[]> {
  const deals = new Map<string, NamedDeal[]>();
  for (const deal of named) {
    const key = dealSearchText({ title: deal.title });
    deals.set(key, [...(deals.get(key) ?? []), deal]);
  }
  return deals;
}

function inList(column: SQLWrapper, keys: readonly string[]): SQL {
  return sql`${column} in (select value from json_each(${JSON.stringify(keys)}))`;
}

function keysOf(
  rows: readonly TaskRow[],
  name: "company" | "category",
  keyOf: (text: string) => string,
): string[] {
  return rows.flatMap(({ [name]: text }) => (text ? keyOf(text) : []));
}

function knownTask(todo: Todo, repeatDate: number | null): KnownTask {
  const {
    id,
    version,
    updatedAt,
    categoryId,
    companyId,
    title,
    dueDate,
    dueTime,
    durationMinutes,
    repeat,
    repeatFrom,
  } = todo;
  const { status, priority, description, completedAt, category, contact, deal, company } = todo;
  return {
    ...{ id, version, updatedAt, categoryId, companyId, repeatDate },
    data: {
      ...{ title, dueDate, dueTime, durationMinutes, repeat, repeatFrom },
      ...{ status, priority, description, completedAt },
      category: category?.name ?? null,
      contact: contact && { id: contact.id, name: displayName(contact) },
      deal: deal && { id: deal.id, title: deal.title },
      company: company?.name ?? null,
    },
  };
}
