import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { type Day, toDay } from "#domain/day.ts";
import { jsonObject } from "../../db/json.ts";
import { todos } from "../../db/schema.ts";

/** The next step of a deal: the task that is due first. */
export interface NextStep {
  id: number;
  title: string;
  dueDate: Day | null;
}

/** The same as it is read: the date is its UTC midnight. */
export type StepRow = Omit<NextStep, "dueDate"> & { dueDate: number | null };

const step = jsonObject({ id: todos.id, title: todos.title, dueDate: todos.dueDate });

/** The open tasks of a deal. */
function tasksOf(dealId: SQLWrapper): SQL {
  return sql`${todos.dealId} = ${dealId} and ${todos.completed} = 0 and ${todos.deletedAt} is null`;
}

/**
 * The next step of a deal, inside a query, as JSON. In their index tasks without a date come first,
 * though they come last as steps: so one row is read even if there is no task, and a second one
 * only if the first has no date.
 */
export function nextStepOf(dealId: SQLWrapper): SQL<string | null> {
  const first = sql`select ${step} as step, ${todos.dueDate} as due_date from ${todos}
    where ${tasksOf(dealId)} order by ${todos.dueDate}, ${todos.id} limit 1`;
  const dated = sql`(select ${step} from ${todos}
    where ${tasksOf(dealId)} and ${todos.dueDate} is not null order by ${todos.dueDate}, ${todos.id} limit 1)`;
  return sql`(select case when first.due_date is null then coalesce(${dated}, first.step) else first.step end
    from (${first}) as first)`;
}

export function stepOf(row: StepRow): NextStep {
  return { ...row, dueDate: row.dueDate === null ? null : toDay(row.dueDate) };
}

/** Whether a deal has an open task, inside a query. */
export function hasStep(dealId: SQLWrapper): SQL {
  return sql`exists (select 1 from ${todos} where ${tasksOf(dealId)})`;
}
