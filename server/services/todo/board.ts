import { and, asc, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import { archivedKey, doneKey, type KeyRange, somedayKey } from "#domain/todo/groups.ts";
import { type TodoStatus, todoStatuses } from "#domain/todo/todo.ts";
import { batch } from "../../db/client.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { todoFigures, todos } from "../../db/schema.ts";
import { mostDays } from "./filter.ts";
import { type Todo, type TodoRow, todoColumns, todoOf } from "./todo.ts";

/** The tasks of one status. */
export interface TodoColumn {
  status: TodoStatus;
  /** How many there are; at least this many if `capped`. */
  count: number;
  capped: boolean;
  /** The first ones, in the order of lists: by due date, or the last done first. */
  todos: Todo[];
}

/** How many tasks a column shows. */
const shown = 20;

/** Tasks in progress are counted up to this number. */
const mostCounted = 1_000;

/** The keys that sort the tasks of a status. */
const keysOf: Record<TodoStatus, Required<KeyRange>> = {
  pending: { from: 0, before: somedayKey + 1 },
  in_progress: { from: 0, before: somedayKey + 1 },
  completed: { from: somedayKey + 1, before: archivedKey },
  archived: { from: archivedKey, before: archivedKey + 1 },
};

/** The statement that reads the first tasks of a status, from an index that has them in order. */
function selectFirst(owner: Owner, status: TodoStatus) {
  const { from, before } = keysOf[status];
  // As the index of tasks in progress has it: a bound value wouldn't find it.
  const ofStatus =
    status === "in_progress" ? sql`${todos.status} = 'in_progress'` : eq(todos.status, status);
  return owner.db
    .select(todoColumns)
    .from(todos)
    .where(
      and(live(owner, todos), ofStatus, gte(todos.dueKey, from), lt(todos.dueKey, before)) as SQL,
    )
    .orderBy(asc(todos.dueKey), asc(todos.id))
    .limit(shown);
}

interface CountRow {
  /** Tasks that are open, as far as the totals by day are added up, and how many days those are. */
  open: number;
  days: number;
  inProgress: number;
  completed: number;
  archived: number;
}

function selectCounts(owner: Owner) {
  const days = sql`select todos from ${todoFigures}
    where ${owned(owner, todoFigures, sql`day <= ${somedayKey}`)} limit ${mostDays + 1}`;
  const of = (key: number) =>
    sql`coalesce((select todos from ${todoFigures} where ${owned(owner, todoFigures, sql`day = ${key}`)}), 0)`;
  const inProgress = live(owner, todos, sql`${todos.status} = 'in_progress'`);
  return owner.db.all<CountRow>(
    sql`select coalesce(sum(todos), 0) as "open", count(*) as "days",
        (select count(*) from (select 1 from ${todos} indexed by idx_todos_in_progress where ${inProgress} limit ${mostCounted + 1})) as "inProgress",
        ${of(doneKey)} as "completed", ${of(archivedKey)} as "archived"
      from (${days})`,
  );
}

/** All tasks by status, the first ones of each, in one round trip. */
export async function readTodoBoard(owner: Owner): Promise<{ columns: TodoColumn[] }> {
  const [[counts], ...read] = await batch(owner.db, [
    selectCounts(owner),
    selectFirst(owner, "pending"),
    selectFirst(owner, "in_progress"),
    selectFirst(owner, "completed"),
    selectFirst(owner, "archived"),
  ]);
  const figures = figuresOf(counts);
  const columns = todoStatuses.map((status, index) => ({
    status,
    ...figures[status],
    todos: (read[index] ?? []).map((row: TodoRow) => todoOf(row)),
  }));
  return { columns };
}

type Figure = Pick<TodoColumn, "count" | "capped">;

function figuresOf(row: CountRow | undefined): Record<TodoStatus, Figure> {
  const { open = 0, days = 0, inProgress = 0, completed = 0, archived = 0 } = row ?? {};
  const exact = (count: number): Figure => ({ count, capped: false });
  const isCapped = inProgress > mostCounted;
  const started = Math.min(inProgress, mostCounted);
  return {
    pending: { count: Math.max(0, open - started), capped: isCapped || days > mostDays },
    in_progress: { count: started, capped: isCapped },
    completed: exact(completed),
    archived: exact(archived),
  };
}
