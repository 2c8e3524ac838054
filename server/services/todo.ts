import { eq, type SQL, sql } from "drizzle-orm";
import { type Day, fromDay, toDay } from "#domain/day.ts";
import { foldForSearch } from "#domain/fold.ts";
import { missing } from "#domain/refusal.ts";
import type { NewTodo } from "#domain/todo-input.ts";
import { entityTables } from "../db/entities.ts";
import { type OperationRequest, perform, write } from "../db/log.ts";
import { live, type Owner, owned } from "../db/owner.ts";
import { guardRow, logNewest, setRow } from "../db/record.ts";
import { changes, deals, todos } from "../db/schema.ts";

/** A task as pages and callers see it. */
export interface Todo {
  id: number;
  title: string;
  dueDate: Day | null;
  completed: boolean;
  dealId: number | null;
  version: number;
}

type TodoAnswer = Todo & { operation: string };

const todoColumns = {
  id: todos.id,
  title: todos.title,
  dueDate: todos.dueDate,
  completed: todos.completed,
  dealId: todos.dealId,
  version: todos.version,
};

type TodoRow = Omit<Todo, "dueDate"> & { dueDate: number | null };

/** The task that an operation wrote, with what it wrote. */
function readTodo(owner: Owner, operation: SQL) {
  return owner.db
    .select({ ...todoColumns, after: changes.after })
    .from(changes)
    .innerJoin(todos, eq(todos.id, changes.entityId))
    .where(
      owned(owner, changes, eq(changes.entity, "todo"), sql`${changes.operationId} = ${operation}`),
    )
    .orderBy(sql`${changes.entityId} desc`)
    .limit(1);
}

/** The task as the operation left it, even if the same operation is answered again later. */
function answered(done: {
  operation: string;
  answer: (TodoRow & { after: string | null })[];
}): TodoAnswer {
  const [row] = done.answer;
  if (!row) throw missing("task");
  const { after, ...now } = row;
  const then: Partial<TodoRow> = JSON.parse(after ?? "{}");
  const { id, title, dueDate, completed, dealId, version } = { ...now, ...then };
  return {
    ...{ id, title, dealId, version },
    dueDate: dueDate === null ? null : toDay(dueDate),
    completed: Boolean(completed),
    operation: done.operation,
  };
}

/** Adds a task, as the next step of a deal if one is given. Refuses NOT_FOUND for the deal. */
export async function createTodo(
  owner: Owner,
  { title, dueDate, dealId }: Omit<NewTodo, "operation">,
  request: Partial<OperationRequest> = {},
): Promise<TodoAnswer> {
  const now = Date.now();
  const insert = owner.db.insert(todos).values({
    title,
    searchText: foldForSearch(title),
    dueDate: dueDate ? fromDay(dueDate) : null,
    dealId: dealId ?? null,
    userId: owner.userId,
    createdAt: now,
    updatedAt: now,
  });
  const ofDeal = live(owner, deals, eq(deals.id, dealId ?? 0));
  const done = await perform(
    owner,
    { kind: "todo.create", ...request },
    (number) => [
      ...(dealId
        ? [guardRow(owner, entityTables.deal, ofDeal, missing("deal"), "missing_reference")]
        : []),
      write(insert),
      logNewest(owner, number, entityTables.todo),
    ],
    (number) => readTodo(owner, number),
  );
  return answered(done);
}

/** Completes a task. Refuses NOT_FOUND. */
export async function completeTodo(owner: Owner, id: number, key?: string): Promise<TodoAnswer> {
  const set = { completed: 1, status: "completed", updatedAt: Date.now() };
  const done = await perform(
    owner,
    { kind: "todo.complete", key },
    (number) =>
      setRow(owner, number, {
        entity: entityTables.todo,
        row: live(owner, todos, eq(todos.id, id)),
        set,
      }),
    (number) => readTodo(owner, number),
  );
  return answered(done);
}
