import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { type Day, toDay } from "#domain/day.ts";
import { jsonObject } from "../db/json.ts";
import { todos } from "../db/schema.ts";

/** The next thing to be done for a deal: the task that is due first. */
export interface NextStep {
  id: number;
  title: string;
  dueDate: Day | null;
}

/** The same as it is read: the day is its UTC midnight. */
export type StepRow = Omit<NextStep, "dueDate"> & { dueDate: number | null };

/** A task of a deal that is still to be done, due first: those without a day come last. */
function taskOf(dealId: SQLWrapper, dated: "is not null" | "is null"): SQL {
  return sql`(select ${jsonObject({ id: todos.id, title: todos.title, dueDate: todos.dueDate })} from ${todos}
    where ${todos.dealId} = ${dealId} and ${todos.completed} = 0 and ${todos.dueDate} ${sql.raw(dated)}
      and ${todos.deletedAt} is null order by ${todos.dueDate}, ${todos.id} limit 1)`;
}

/** The next step of a deal, inside a query, as JSON. */
export function nextStepOf(dealId: SQLWrapper): SQL<string | null> {
  return sql`coalesce(${taskOf(dealId, "is not null")}, ${taskOf(dealId, "is null")})`;
}

export function stepOf(row: StepRow): NextStep {
  return { ...row, dueDate: row.dueDate === null ? null : toDay(row.dueDate) };
}

/** Whether a deal has a task to be done, inside a query. */
export function hasStep(dealId: SQLWrapper): SQL {
  return sql`exists (select 1 from ${todos} where ${todos.dealId} = ${dealId}
    and ${todos.completed} = 0 and ${todos.deletedAt} is null)`;
}
