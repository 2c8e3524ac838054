import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { type Day, toDay } from "#domain/day.ts";
import { jsonObject } from "../../db/json.ts";
import { todos } from "../../db/schema.ts";

/** The next thing to be done for a deal: the task that is due first. */
export interface NextStep {
  id: number;
  title: string;
  dueDate: Day | null;
}

/** The same as it is read: the day is its UTC midnight. */
export type StepRow = Omit<NextStep, "dueDate"> & { dueDate: number | null };

const step = jsonObject({ id: todos.id, title: todos.title, dueDate: todos.dueDate });

/** The tasks of a deal that are still to be done. */
function tasksOf(dealId: SQLWrapper): SQL {
  return sql`${todos.dealId} = ${dealId} and ${todos.completed} = 0 and ${todos.deletedAt} is null`;
}

/**
 * The next step of a deal, inside a query, as JSON. In their index the tasks without a day come first,
 * though they are last to be done: so one row is read, also where there is no task, and a second one
 * only where the first has no day.
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

/** Whether a deal has a task to be done, inside a query. */
export function hasStep(dealId: SQLWrapper): SQL {
  return sql`exists (select 1 from ${todos} where ${tasksOf(dealId)})`;
}
