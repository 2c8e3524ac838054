import { and, asc, eq, lte, sql } from "drizzle-orm";
import type { TodoValues } from "#domain/todo/fields.ts";
import { somedayKey } from "#domain/todo/groups.ts";
import { live, type Owner } from "../../db/owner.ts";
import { todos } from "../../db/schema.ts";
import { dayOf } from "./todo.ts";

/** An open task as the page of its contact, deal or company shows it. */
export interface OpenTodo extends Pick<TodoValues, "title" | "status" | "dueDate" | "dueTime"> {
  id: number;
}

/** The most open tasks of a record that its timeline shows. */
const mostDue = 10;

/** The most open tasks that a record's page shows apart from its timeline. */
const shown = 5;

const references = { contact: todos.contactId, deal: todos.dealId, company: todos.companyId };

/** The statement that reads a record's open tasks, the ones that are due first. */
export function selectOpenTodos(owner: Owner, of: keyof typeof references, id: number) {
  const { title, status, dueDate, dueTime } = todos;
  return (
    owner.db
      .select({ id: todos.id, title, status, dueDate, dueTime })
      .from(todos)
      // Only the record's own index has its tasks side by side.
      .where(
        and(eq(references[of], id), lte(todos.dueKey, somedayKey), sql`+${live(owner, todos)}`),
      )
      .orderBy(asc(todos.dueKey), asc(todos.id))
      .limit(mostDue)
  );
}

export type OpenRow = Omit<OpenTodo, "dueDate"> & { dueDate: number | null };

/** The result of that statement, as a record's page shows it. */
export function openTodosOf(rows: OpenRow[]): OpenTodo[] {
  return rows.slice(0, shown).map(openTodo);
}

/** Those with a date, as its timeline shows them. */
export function dueTodosOf(rows: OpenRow[]): OpenTodo[] {
  return rows.map(openTodo).filter(({ dueDate }) => dueDate !== null);
}

function openTodo({ dueDate, ...row }: OpenRow): OpenTodo {
  return { ...row, dueDate: dayOf(dueDate) };
}
