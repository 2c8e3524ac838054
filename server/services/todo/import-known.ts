import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { displayName } from "#domain/contact/contact.ts";
import { sortKey } from "#domain/contact/key.ts";
import type { KnownWay } from "#domain/contact/known-way.ts";
import { fold } from "#domain/fold.ts";
import type { TaskRow } from "#domain/todo/from-row.ts";
import type { GivenTask, PlacedTask, TaskData } from "#domain/todo/import-data.ts";
import { matchTasks } from "#domain/todo/matching.ts";
import { batch } from "../../db/client.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { categories, companies, todos } from "../../db/schema.ts";
import { alikeByRow, alikeTasks, marksOf, ownTasks } from "./import-alike.ts";
import { dealsOfRows, namedDeals } from "./named-deals.ts";
import { type Todo, todoColumns, todoOf } from "./todo.ts";

/** A task of the workspace that a row may be about. */
export interface KnownTask
  extends Pick<Todo, "id" | "version" | "updatedAt" | "categoryId" | "companyId"> {
  repeatDate: number | null;
  data: TaskData;
}

/** What the workspace has that rows are about or refer to. */
export interface KnownTasks {
  /** The task that each row is about. */
  tasks: (KnownTask | undefined)[];
  /** The deal that each row names. */
  deals: GivenTask["deal"][];
  /** The keys of the companies and categories that rows name. */
  companies: Set<string>;
  categories: Set<string>;
  /** How many categories there are. */
  categoryCount: number;
}

interface Reading {
  way: KnownWay;
  operation: string;
  /** The tasks that earlier slices of the file are about. */
  seen: ReadonlySet<number>;
}

/** Reads these; tasks that the operation itself has added don't count. */
export async function readKnownTasks(
  owner: Owner,
  placed: readonly PlacedTask[],
  { way, operation, seen }: Reading,
): Promise<KnownTasks> {
  const rows = placed.map(({ row }) => row);
  // Where every row adds a task, none is looked for.
  const sought = way === "add" ? [] : rows;
  const [own, alike, named, firms, groups, [count]] = await batch(owner.db, [
    ownTasks(owner, sought, operation),
    alikeTasks(owner, sought, { operation, seen }),
    namedDeals(owner, placed),
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
  const deals = dealsOfRows(placed, named);
  const ownIds = new Map(own.map(({ row, id }) => [row, id]));
  const lists = alikeByRow(rows, alike);
  const found = matchTasks(
    placed.map(({ row, contact }, at) => ({
      own: ownIds.get(at) ?? null,
      alike: lists[at] ?? [],
      marks: marksOf({ row, contact, deal: deals[at] ?? null }),
    })),
    seen,
  );
  const byId = await tasksById(
    owner,
    found.flatMap((id) => id ?? []),
  );
  return {
    tasks: found.map((id) => (id === null ? undefined : byId.get(id))),
    deals,
    companies: new Set(firms.map(({ key }) => key)),
    categories: new Set(groups.map(({ key }) => key)),
    categoryCount: count?.count ?? 0,
  };
}

async function tasksById(owner: Owner, ids: readonly number[]): Promise<Map<number, KnownTask>> {
  if (ids.length === 0) return new Map();
  const [rows] = await batch(owner.db, [
    owner.db
      .select({ ...todoColumns, repeatDate: todos.repeatDate })
      .from(todos)
      .where(live(owner, todos, inList(sql`+${todos.id}`, ids))),
  ]);
  return new Map(rows.map((row) => [row.id, knownTask(todoOf(row), row.repeatDate)]));
}

function inList(column: SQLWrapper, values: readonly (string | number)[]): SQL {
  return sql`${column} in (select value from json_each(${JSON.stringify(values)}))`;
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
