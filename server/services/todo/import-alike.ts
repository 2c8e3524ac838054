import { sql } from "drizzle-orm";
import { sortKey } from "#domain/contact/key.ts";
import { fromDay } from "#domain/day.ts";
import { fold, foldForSearch } from "#domain/fold.ts";
import { grouped } from "#domain/grouped.ts";
import type { AlikeRecord, RecordMarks } from "#domain/import/matching.ts";
import type { GivenRow } from "#domain/import/record.ts";
import type { TaskRow } from "#domain/todo/from-row.ts";
import type { TodoPriority, TodoStatus } from "#domain/todo/todo.ts";
import { live, type Owner } from "../../db/owner.ts";
import { categories, companies, todos } from "../../db/schema.ts";
import { inList } from "../import/records/entries.ts";
import type { AlikeSearch } from "../import/records/kind.ts";

/** The most tasks that are compared with the rows of a slice. */
const mostAlike = 20_000;

/** What tells tasks of one title and due date apart. */
interface TaskMarks {
  contactId: number | null;
  companyKey: string | null;
  dealId: number | null;
  dueTime: string | null;
  status: TodoStatus | null;
  priority: TodoPriority | null;
  categoryKey: string | null;
}

/** A task with the title and due date of a row. */
export interface AlikeTask extends TaskMarks {
  id: number;
  searchText: string;
  /** In unix milliseconds. */
  dueDate: number | null;
}

/** Selects the tasks with the titles and due dates of rows, oldest first. */
export function alikeTasks(
  owner: Owner,
  rows: readonly TaskRow[],
  { isEarlier, seen }: AlikeSearch,
) {
  const pairs = new Map(rows.map((row) => [pairOf(row), [foldForSearch(row.title), dueOf(row)]]));
  const titles = [...new Set([...pairs.values()].map(([title]) => title))];
  // The plus keeps the index of titles from being searched once for each pair.
  return sql`select ${todos.id} as "id", ${todos.searchText} as "searchText", ${todos.dueDate} as "dueDate",
        ${todos.contactId} as "contactId", ${todos.dealId} as "dealId", ${todos.dueTime} as "dueTime",
        ${todos.status} as "status", ${todos.priority} as "priority",
        (select name_key from ${companies} where id = ${todos.companyId}) as "companyKey",
        (select name_key from ${categories} where id = ${todos.categoryId}) as "categoryKey"
      from ${todos}
      where ${live(owner, todos, inList(todos.searchText, titles))}
        and (+${todos.searchText}, coalesce(${todos.dueDate}, 'none')) in (
          select value ->> 0, coalesce(value ->> 1, 'none') from json_each(${JSON.stringify([...pairs.values()])}))
        and ${isEarlier} and not ${inList(sql`+${todos.id}`, [...seen])}
      order by ${todos.id} limit ${mostAlike}`;
}

const dueOf = ({ dueDate }: TaskRow) => (dueDate === null ? null : fromDay(dueDate));

/** The title and due date of a row, as a key. */
function pairOf(row: TaskRow): string {
  return JSON.stringify([foldForSearch(row.title), dueOf(row)]);
}

/** The tasks that each row may be about; rows with one title and due date share their list. */
export function alikeByRow(
  rows: readonly TaskRow[],
  found: readonly AlikeTask[],
): (readonly AlikeRecord[])[] {
  const records = found.map((task) => ({ ...task, ...inOrder(task) }));
  const byPair = grouped(records, ({ searchText, dueDate }) =>
    JSON.stringify([searchText, dueDate]),
  );
  return rows.map((row) => byPair.get(pairOf(row)) ?? []);
}

function inOrder(marks: TaskMarks): RecordMarks {
  const { contactId, companyKey, dealId, dueTime, status, priority, categoryKey } = marks;
  return {
    deciding: [contactId, companyKey, dealId, dueTime],
    describing: [status, priority, categoryKey],
  };
}

/** What a row says of whom and what its task is about. */
export function marksOf({ row, contact, deal }: GivenRow<TaskRow>): RecordMarks {
  const { company, category, dueTime, status, priority } = row;
  return inOrder({
    contactId: contact?.id ?? null,
    companyKey: company && sortKey(company),
    dealId: deal?.id ?? null,
    categoryKey: category && fold(category),
    ...{ dueTime, status, priority },
  });
}
