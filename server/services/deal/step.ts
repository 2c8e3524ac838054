import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { type Day, toDay } from "#domain/day.ts";
import { somedayKey } from "#domain/todo/groups.ts";
import { jsonObject } from "../../db/json.ts";
import { contactActivities, todos } from "../../db/schema.ts";

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
  return sql`${todos.dealId} = ${dealId} and ${todos.dueKey} <= ${somedayKey} and ${todos.deletedAt} is null`;
}

/** The next step of a deal, inside a query, as JSON: one row of the index that sorts its tasks. */
export function nextStepOf(dealId: SQLWrapper): SQL<string | null> {
  return sql`(select ${step} from ${todos}
    where ${tasksOf(dealId)} order by ${todos.dueKey}, ${todos.id} limit 1)`;
}

export function stepOf(row: StepRow): NextStep {
  return { ...row, dueDate: row.dueDate === null ? null : toDay(row.dueDate) };
}

/** Whether a deal has an open task or a planned activity, inside a query, as Today has it. */
export function hasStep(dealId: SQLWrapper): SQL {
  return sql`(exists (select 1 from ${todos} where ${tasksOf(dealId)})
    or exists (select 1 from ${contactActivities} where ${contactActivities.dealId} = ${dealId}
      and ${contactActivities.timestamp} > ${Date.now()} and ${contactActivities.deletedAt} is null))`;
}
