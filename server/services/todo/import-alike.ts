import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { sortKey } from "#domain/contact/key.ts";
import { readOwnId } from "#domain/contact/own-id.ts";
import { fromDay } from "#domain/day.ts";
import { fold, foldForSearch } from "#domain/fold.ts";
import { grouped } from "#domain/grouped.ts";
import type { TaskRow } from "#domain/todo/from-row.ts";
import type { GivenTask } from "#domain/todo/import-data.ts";
import type { AlikeTask, TaskMarks } from "#domain/todo/matching.ts";
import { operationNumber } from "../../db/log.ts";
import { live, type Owner } from "../../db/owner.ts";
import { categories, changes, companies, todos } from "../../db/schema.ts";

/** The most tasks that are compared with the rows of a slice. */
const mostAlike = 20_000;

interface StoredAlike extends AlikeTask {
  searchText: string;
  /** In unix milliseconds. */
  dueDate: number | null;
}

interface Search {
  operation: string;
  /** The tasks that earlier slices of the file are about. */
  seen: ReadonlySet<number>;
}

/** Finds the tasks whose ids rows have. */
export function ownTasks(owner: Owner, rows: readonly TaskRow[], operation: string) {
  const wanted = rows.flatMap(({ ownId }, index) => {
    const own = readOwnId("todo", ownId ?? "");
    return own ? [[index, own.id, own.createdAt]] : [];
  });
  return owner.db.all<{ row: number; id: number }>(
    sql`select wanted.value ->> 0 as "row", ${todos.id} as "id"
      from json_each(${JSON.stringify(wanted)}) as wanted cross join ${todos} on ${todos.id} = wanted.value ->> 1
      where ${live(owner, todos)} and ${todos.createdAt} = wanted.value ->> 2 and ${isEarlier(owner, operation)}`,
  );
}

/** Finds the tasks with the titles and due dates of rows, oldest first. */
export function alikeTasks(owner: Owner, rows: readonly TaskRow[], { operation, seen }: Search) {
  const pairs = new Map(rows.map((row) => [pairOf(row), [foldForSearch(row.title), dueOf(row)]]));
  const titles = [...new Set([...pairs.values()].map(([title]) => title))];
  const inJson = (column: SQLWrapper, values: unknown) =>
    sql`${column} in (select value from json_each(${JSON.stringify(values)}))`;
  // The plus keeps the index of titles from being searched once for each pair.
  return owner.db.all<StoredAlike>(
    sql`select ${todos.id} as "id", ${todos.searchText} as "searchText", ${todos.dueDate} as "dueDate",
        ${todos.contactId} as "contactId", ${todos.dealId} as "dealId", ${todos.dueTime} as "dueTime",
        ${todos.status} as "status", ${todos.priority} as "priority",
        (select name_key from ${companies} where id = ${todos.companyId}) as "companyKey",
        (select name_key from ${categories} where id = ${todos.categoryId}) as "categoryKey"
      from ${todos}
      where ${live(owner, todos, inJson(todos.searchText, titles))}
        and (+${todos.searchText}, coalesce(${todos.dueDate}, 'none')) in (
          select value ->> 0, coalesce(value ->> 1, 'none') from json_each(${JSON.stringify([...pairs.values()])}))
        and ${isEarlier(owner, operation)} and not ${inJson(sql`+${todos.id}`, [...seen])}
      order by ${todos.id} limit ${mostAlike}`,
  );
}

/** That a task is older than those of the operation, whose ids count up: these are about its earlier rows. */
function isEarlier(owner: Owner, operation: string): SQL {
  return sql`${todos.id} < coalesce((select min(entity_id) from ${changes} as own where own.user_id = ${owner.userId}
    and own.operation_id = ${operationNumber(owner, operation)} and own.entity = 'todo' and own.before is null),
    ${Number.MAX_SAFE_INTEGER})`;
}

const dueOf = ({ dueDate }: TaskRow) => (dueDate === null ? null : fromDay(dueDate));

/** The title and due date of a row, as a key. */
function pairOf(row: TaskRow): string {
  return JSON.stringify([foldForSearch(row.title), dueOf(row)]);
}

/** The tasks that each row may be about; rows with one title and due date share their list. */
export function alikeByRow(
  rows: readonly TaskRow[],
  found: readonly StoredAlike[],
): (readonly AlikeTask[])[] {
  const byPair = grouped(found, ({ searchText, dueDate }) => JSON.stringify([searchText, dueDate]));
  return rows.map((row) => byPair.get(pairOf(row)) ?? []);
}

/** What a row says of whom and what its task is about. */
export function marksOf({ row, contact, deal }: Omit<GivenTask, "completedAt">): TaskMarks {
  const { company, category, dueTime, status, priority } = row;
  return {
    contactId: contact?.id ?? null,
    companyKey: company && sortKey(company),
    dealId: deal?.id ?? null,
    categoryKey: category && fold(category),
    ...{ dueTime, status, priority },
  };
}
