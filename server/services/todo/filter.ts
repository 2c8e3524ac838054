import { type SQL, sql } from "drizzle-orm";
import { type Day, daysAfter, fromDay } from "#domain/day.ts";
import { searchTerms } from "#domain/search/terms.ts";
import { archivedKey, groupRanges, type KeyRange } from "#domain/todo/groups.ts";
import type { TodoFilter } from "#domain/todo/list-input.ts";
import { type Candidate, type FilterPlan, found } from "../../db/filter-plan.ts";
import { type Order, startsWith } from "../../db/keyset.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { todoFigures, todos } from "../../db/schema.ts";
import { matching } from "../../db/search.ts";
import type { Listed, TagFilter } from "../list/plan.ts";

/** A filter and the day that its groups are counted from. */
export type TodoListFilter = TodoFilter & TagFilter & { today: Day };

const archived: KeyRange = { from: archivedKey };
const notArchived: KeyRange = { before: archivedKey };

/** The ranges of keys that a filter names; a task is in all of them. */
function rangesOf({ group, status, dueFrom, dueTo, today }: TodoListFilter): KeyRange[] {
  const ranges = groupRanges(today);
  const named = [
    ...(status === "archived" ? [archived] : []),
    ...(status === "completed" ? [ranges.done] : []),
    ...(status === "pending" || status === "in_progress" ? [{ before: ranges.done.from }] : []),
    ...(group === undefined ? [] : [ranges[group]]),
    ...(dueFrom === undefined ? [] : [{ from: fromDay(dueFrom), before: ranges.someday.from }]),
    ...(dueTo === undefined ? [] : [{ before: fromDay(daysAfter(dueTo, 1)) }]),
  ];
  return named as KeyRange[];
}

/** The one range that all of a filter's ranges have in common; undefined if it names none. */
function keysIn(filter: TodoListFilter): KeyRange | undefined {
  const named = rangesOf(filter);
  if (named.length === 0) return undefined;
  const from = Math.max(...named.map((range) => range.from ?? -Infinity));
  const before = Math.min(...named.map((range) => range.before ?? Infinity));
  return {
    ...(from > -Infinity && { from }),
    ...(before < Infinity && { before }),
  };
}

/** A condition on a column of keys or days. */
function within({ from, before }: KeyRange, column: SQL): SQL {
  const bounds = [
    ...(from === undefined ? [] : [sql`${column} >= ${from}`]),
    ...(before === undefined ? [] : [sql`${column} < ${before}`]),
  ];
  return bounds.length > 0 ? sql.join(bounds, sql` and `) : sql`true`;
}

/** Tasks that refer to a record. */
function referring(
  owner: Owner,
  column: "category_id" | "contact_id" | "deal_id" | "company_id",
  id: number,
): Candidate {
  const name = sql.raw(column);
  return {
    rows: sql`select theirs.id as candidate_id from ${todos} as theirs
      where theirs.${name} = ${id} and +theirs.user_id = ${owner.userId} and theirs.deleted_at is null`,
    condition: sql`+todos.${name} = ${id}`,
  };
}

function candidatesOf(owner: Owner, filter: TodoListFilter, order: Order | undefined): Candidate[] {
  const { categoryId, contactId, dealId, companyId } = filter;
  const keys = keysIn(filter);
  const isByDue = order !== undefined && startsWith(order, todos.dueKey);
  return [
    ...(categoryId === undefined ? [] : [referring(owner, "category_id", categoryId)]),
    ...(contactId === undefined ? [] : [referring(owner, "contact_id", contactId)]),
    ...(dealId === undefined ? [] : [referring(owner, "deal_id", dealId)]),
    ...(companyId === undefined ? [] : [referring(owner, "company_id", companyId)]),
    ...(keys && !isByDue
      ? [
          {
            rows: sql`select theirs.id as candidate_id from ${todos} as theirs indexed by idx_todos_due
              where theirs.user_id = ${owner.userId} and theirs.deleted_at is null
                and ${within(keys, sql`theirs.due_key`)}`,
            condition: within(keys, sql`+todos.due_key`),
          },
        ]
      : []),
  ];
}

function conditionsOf(filter: TodoListFilter, order?: Order): (SQL | undefined)[] {
  const { search, status, priority } = filter;
  const keys = keysIn(filter);
  const isByDue = order !== undefined && startsWith(order, todos.dueKey);
  const column = sql.raw(isByDue ? "todos.due_key" : "+todos.due_key");
  return [
    matching(search, todos.searchText),
    keys && isByDue ? within(keys, column) : undefined,
    keys ? undefined : within(notArchived, column),
    status === "pending" || status === "in_progress" ? sql`todos.status = ${status}` : undefined,
    priority === undefined ? undefined : sql`todos.priority = ${priority}`,
  ];
}

/** How lists of tasks are planned. */
export const listedTodos: Listed<TodoListFilter> = {
  table: todos,
  total: (owner) =>
    sql`(select coalesce(sum(todos), 0) from (select todos from ${todoFigures}
      where ${owned(owner, todoFigures)} limit ${mostDays}))`,
  partsOf: (owner, filter, order) => ({
    candidates: candidatesOf(owner, filter, order),
    conditions: conditionsOf(filter, order),
  }),
  idIndex: "idx_todos_user_id",
};

/** The most days whose totals are added up for one figure. */
export const mostDays = 100;

/** Whether the totals by day answer how many tasks a filter has. */
export function isFigured(filter: TodoFilter): boolean {
  const { search, group: _, ...others } = filter;
  return Object.values(others).every((value) => value === undefined) && !searchTerms(search);
}

/** Counts a filter's tasks, up to one more than `most`. */
export function selectCount(owner: Owner, { counted }: FilterPlan, most: number) {
  const { from, where } = found(owner, todos, counted);
  return owner.db.all<{ count: number }>(
    sql`select count(*) as "count" from (select 1 from ${from} where ${where} limit ${most + 1})`,
  );
}
