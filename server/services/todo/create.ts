import type { NewTodo } from "#domain/todo/input.ts";
import { entityTables } from "../../db/entities.ts";
import { type OperationRequest, perform, write } from "../../db/log.ts";
import type { Owner } from "../../db/owner.ts";
import { logNewest } from "../../db/record.ts";
import { todos } from "../../db/schema.ts";
import { readTodoAnswer, type TodoAnswer, todoAnswered } from "./todo.ts";
import { checkDue, givenColumns, guardReferences, statusColumns } from "./write.ts";

/**
 * Adds a task. Refuses NOT_FOUND at the field of a category, contact, deal or company that doesn't
 * exist, BAD_REQUEST at `dueDate` for a time or a repetition without a date, and at `repeat` for a
 * rule that Kith doesn't compute.
 */
export async function createTodo(
  owner: Owner,
  todo: NewTodo,
  request: Partial<OperationRequest> = {},
): Promise<TodoAnswer> {
  checkDue(todo);
  const now = Date.now();
  const columns = givenColumns(todo);
  const insert = owner.db.insert(todos).values({
    ...columns,
    title: todo.title,
    ...statusColumns(todo.status ?? "pending", now),
    repeatDate: columns.repeat ? columns.dueDate : null,
    userId: owner.userId,
    createdAt: now,
    updatedAt: now,
  });
  const done = await perform(
    owner,
    { kind: "todo.create", ...request },
    (number) => [
      ...guardReferences(owner, todo),
      write(insert),
      logNewest(owner, number, entityTables.todo),
    ],
    (number) => readTodoAnswer(owner, number),
  );
  return todoAnswered(done);
}
