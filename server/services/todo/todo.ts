import { desc, eq, type SQL, sql } from "drizzle-orm";
import type { Called } from "#domain/contact/contact.ts";
import { type Day, fromDay, toDay } from "#domain/day.ts";
import { pick } from "#domain/pick.ts";
import { missing } from "#domain/refusal.ts";
import type { TodoValues } from "#domain/todo/fields.ts";
import { batch } from "../../db/client.ts";
import { jsonObject } from "../../db/json.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { categories, changes, companies, contacts, deals, todos } from "../../db/schema.ts";

/** A record that a task is about; `deleted` if it is in Trash. */
export interface TodoDeal {
  id: number;
  createdAt: number;
  title: string;
  deleted: boolean;
}

export type TodoContact = Called & { id: number; createdAt: number; deleted: boolean };

/** A task as pages and callers see it. */
export interface Todo extends TodoValues {
  id: number;
  /** Whether it is done. */
  completed: boolean;
  /** When it was done, in unix milliseconds. */
  completedAt: number | null;
  category: { id: number; name: string; color: string } | null;
  contact: TodoContact | null;
  deal: TodoDeal | null;
  company: { id: number; createdAt: number; name: string } | null;
  createdAt: number;
  updatedAt: number;
  version: number;
}

/** The task that repeats a completed one. */
export interface NextTodo {
  id: number;
  dueDate: Day;
  dueTime: string | null;
}

/** `next` is the task that an operation added because the other one repeats. */
export type TodoAnswer = Todo & { operation: string; next: NextTodo | null };

const ownColumns = {
  id: todos.id,
  title: todos.title,
  description: todos.description,
  status: todos.status,
  priority: todos.priority,
  categoryId: todos.categoryId,
  dueDate: todos.dueDate,
  dueTime: todos.dueTime,
  durationMinutes: todos.durationMinutes,
  repeat: todos.repeat,
  repeatFrom: todos.repeatFrom,
  contactId: todos.contactId,
  dealId: todos.dealId,
  companyId: todos.companyId,
  completedAt: todos.completedAt,
  createdAt: todos.createdAt,
  updatedAt: todos.updatedAt,
  version: todos.version,
};

type OwnRow = Pick<typeof todos.$inferSelect, keyof typeof ownColumns>;

const named = (table: SQL, values: SQL, id: SQL) =>
  sql<string | null>`(select ${values} from ${table} as it where it.id = ${id})`;

const it = (name: string) => sql.raw(`it.${name}`);

/** What a task refers to, as JSON. */
const references = {
  category: named(
    sql`${categories}`,
    jsonObject({ id: it("id"), name: it("name"), color: it("color") }),
    sql`todos.category_id`,
  ).as("todo_category"),
  contact: named(
    sql`${contacts}`,
    jsonObject({
      id: it("id"),
      createdAt: it("created_at"),
      firstName: it("first_name"),
      lastName: it("last_name"),
      email: it("email"),
      phone: it("phone"),
      company: it("company"),
      deleted: sql`it.deleted_at is not null`,
    }),
    sql`todos.contact_id`,
  ).as("todo_contact"),
  deal: named(
    sql`${deals}`,
    jsonObject({
      id: it("id"),
      createdAt: it("created_at"),
      title: it("title"),
      deleted: sql`it.deleted_at is not null`,
    }),
    sql`todos.deal_id`,
  ).as("todo_deal"),
  company: named(
    sql`${companies}`,
    jsonObject({ id: it("id"), createdAt: it("created_at"), name: it("name") }),
    sql`todos.company_id`,
  ).as("todo_company"),
};

export const todoColumns = { ...ownColumns, ...references };

export type TodoRow = OwnRow & Record<keyof typeof references, string | null>;

/** A row as callers see it. */
export function todoOf({ category, contact, deal, company, dueDate, ...row }: TodoRow): Todo {
  const read = (json: string | null) => (json === null ? null : JSON.parse(json));
  const withFlag = <Of extends { deleted: number }>(record: Of | null) =>
    record && { ...record, deleted: Boolean(record.deleted) };
  return {
    ...row,
    dueDate: dayOf(dueDate),
    completed: row.status === "completed",
    category: read(category),
    contact: withFlag(read(contact)),
    deal: withFlag(read(deal)),
    company: read(company),
  };
}

export function dayOf(midnight: number | null): Day | null {
  return midnight === null ? null : toDay(midnight);
}

export function midnightOf(day: Day | null): number | null {
  return day === null ? null : fromDay(day);
}

/** One of the owner's tasks that aren't in Trash. */
export function oneTodo(owner: Owner, id: number): SQL {
  return live(owner, todos, eq(todos.id, id));
}

/** The statement that reads one task. */
export function selectTodo(owner: Owner, id: number) {
  return owner.db.select(todoColumns).from(todos).where(oneTodo(owner, id));
}

/** One task. Refuses NOT_FOUND. */
export async function findTodo(owner: Owner, id: number): Promise<Todo> {
  const [[row]] = await batch(owner.db, [selectTodo(owner, id)]);
  if (!row) throw missing("task");
  return todoOf(row);
}

/** The task that an operation wrote, with what it wrote; then the one that it added to it. */
export function readTodoAnswer(owner: Owner, operation: SQL) {
  return owner.db
    .select({
      ...todoColumns,
      after: changes.after,
      added: sql<number>`${changes.before} is null`.as("todo_added"),
    })
    .from(changes)
    .innerJoin(todos, eq(todos.id, changes.entityId))
    .where(
      owned(owner, changes, eq(changes.entity, "todo"), sql`${changes.operationId} = ${operation}`),
    )
    .orderBy(sql`${changes.before} is null`, desc(changes.entityId))
    .limit(2);
}

type AnswerRow = TodoRow & { after: string | null; added: number };

/** The task as the operation left it, even if the same operation is answered again later. */
export function todoAnswered({
  operation,
  answer: [row, repeated],
}: {
  operation: string;
  answer: AnswerRow[];
}): TodoAnswer {
  if (!row) throw missing("task");
  const next = repeated?.added ? asWritten(repeated) : null;
  return {
    ...asWritten(row),
    operation,
    next: next?.dueDate ? { id: next.id, dueDate: next.dueDate, dueTime: next.dueTime } : null,
  };
}

function asWritten({ after, added: _, ...now }: AnswerRow): Todo {
  const then: Record<string, unknown> = JSON.parse(after ?? "{}");
  return todoOf({ ...now, ...pick(then as OwnRow, writtenIn(then)) });
}

function writtenIn(then: Record<string, unknown>): (keyof OwnRow)[] {
  const names = Object.keys(ownColumns) as (keyof OwnRow)[];
  return names.filter((name) => name in then);
}
