import { eq, type SQL, sql } from "drizzle-orm";
import type { Day } from "#domain/day.ts";
import { foldForSearch } from "#domain/fold.ts";
import { missing, Refusal } from "#domain/refusal.ts";
import type { TodoValues } from "#domain/todo/fields.ts";
import type { TodoPatch } from "#domain/todo/input.ts";
import { isOpen, type TodoStatus } from "#domain/todo/todo.ts";
import { entityTables } from "../../db/entities.ts";
import { type GuardReason, guard, type Step } from "../../db/log.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { categories, companies, contacts, deals, type todos } from "../../db/schema.ts";
import { readRule } from "./repeat.ts";
import { midnightOf } from "./todo.ts";

/*
 * What creating, editing and completing tasks have in common: the columns of what is given, and
 * what is refused.
 */

export type TodoInsert = typeof todos.$inferInsert;

/** The columns that follow from a status. */
export function statusColumns(status: TodoStatus, now: number) {
  return {
    status,
    completed: !isOpen(status),
    completedAt: status === "completed" ? now : null,
  };
}

/**
 * The columns of the given values; missing ones are left out. Refuses BAD_REQUEST at `repeat` a
 * rule that Kith doesn't compute.
 */
export function givenColumns(given: TodoPatch): Partial<TodoInsert> {
  const { title, status: _, dueDate, repeat, ...others } = given;
  const rest = Object.entries(others).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(rest),
    ...(title === undefined ? {} : { title, searchText: foldForSearch(title) }),
    ...(dueDate === undefined ? {} : { dueDate: midnightOf(dueDate) }),
    ...(repeat === undefined ? {} : { repeat: repeat && ruleIn(repeat) }),
  };
}

function ruleIn(typed: string): string {
  const rule = readRule(typed);
  if (rule !== undefined) return rule;
  const message = "Enter a daily, weekly, monthly or yearly rule, e.g. FREQ=WEEKLY;BYDAY=MO.";
  throw new Refusal("BAD_REQUEST", message, "repeat");
}

/** Refuses BAD_REQUEST, at `dueDate`, a time or a repetition without a date. */
export function checkDue(todo: {
  dueDate?: Day | null | undefined;
  dueTime?: TodoValues["dueTime"] | undefined;
  repeat?: TodoValues["repeat"] | undefined;
}): void {
  if (todo.dueDate) return;
  if (todo.repeat) {
    throw new Refusal("BAD_REQUEST", "A repeating task needs a due date.", "dueDate");
  }
  if (todo.dueTime) throw new Refusal("BAD_REQUEST", "Enter a date for this time.", "dueDate");
}

type References = Pick<TodoPatch, "categoryId" | "contactId" | "dealId" | "companyId">;

/**
 * Refuses NOT_FOUND, inside a batch, at the field of a reference to something that doesn't exist. A
 * broken guard is known by its reason, so each has its own.
 */
export function guardReferences(owner: Owner, references: References): Step[] {
  const { categoryId, contactId, dealId, companyId } = references;
  return [
    ...guardReference(owner, "missing", "category", categoryId, (id) =>
      owned(owner, categories, eq(categories.id, id)),
    ),
    ...guardReference(owner, "overtaken", "contact", contactId, (id) =>
      live(owner, contacts, eq(contacts.id, id)),
    ),
    ...guardReference(owner, "missing_reference", "deal", dealId, (id) =>
      live(owner, deals, eq(deals.id, id)),
    ),
    ...guardReference(owner, "in_use", "company", companyId, (id) =>
      owned(owner, companies, eq(companies.id, id)),
    ),
  ];
}

function guardReference(
  owner: Owner,
  reason: GuardReason,
  noun: "category" | "contact" | "deal" | "company",
  id: number | null | undefined,
  rowOf: (id: number) => SQL,
): Step[] {
  if (id == null) return [];
  const { table } = entityTables[noun];
  const offence = sql`select 1 where not exists (select 1 from ${table} where ${rowOf(id)})`;
  return [guard(owner, reason, offence, missing(noun, `${noun}Id`))];
}
