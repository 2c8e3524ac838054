import { eq, isNotNull, type SQL } from "drizzle-orm";
import { entityTables } from "../../db/entities.ts";
import { type OperationRequest, perform } from "../../db/log.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { setRow } from "../../db/record.ts";
import { todos } from "../../db/schema.ts";
import { oneTodo, readTodoAnswer, type TodoAnswer, todoAnswered } from "./todo.ts";

/** Moves a task to Trash. Refuses NOT_FOUND. */
export function deleteTodo(owner: Owner, id: number, key?: string): Promise<TodoAnswer> {
  return setDeletedAt(owner, { kind: "todo.delete", key }, oneTodo(owner, id), Date.now());
}

/** Restores a task from Trash. Refuses NOT_FOUND if it isn't there. */
export function restoreTodo(owner: Owner, id: number, key?: string): Promise<TodoAnswer> {
  const row = owned(owner, todos, eq(todos.id, id), isNotNull(todos.deletedAt));
  return setDeletedAt(owner, { kind: "todo.restore", key }, row, null);
}

async function setDeletedAt(
  owner: Owner,
  request: OperationRequest,
  row: SQL,
  deletedAt: number | null,
): Promise<TodoAnswer> {
  const done = await perform(
    owner,
    request,
    (number) => setRow(owner, number, { entity: entityTables.todo, row, set: { deletedAt } }),
    (number) => readTodoAnswer(owner, number),
  );
  return todoAnswered(done);
}
