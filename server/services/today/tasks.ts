import { sql } from "drizzle-orm";
import { type Day, fromDay, toDay } from "#domain/day.ts";
import { groupRanges } from "#domain/todo/groups.ts";
import type { TodoPriority } from "#domain/todo/todo.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { todoFigures, todos } from "../../db/schema.ts";
import { type About, aboutAsJson, aboutOf } from "./about.ts";
import type { Counted } from "./counted.ts";

export interface TodayTask {
  id: number;
  title: string;
  dueDate: Day;
  /** "HH:MM" on the clocks of the workspace's time zone. */
  dueTime: string | null;
  priority: TodoPriority;
  repeats: boolean;
  about: About | null;
}

/** The most days whose overdue tasks are counted: every page shows their number. */
const mostDays = 13;

interface TaskRow extends Omit<TodayTask, "dueDate" | "repeats" | "about"> {
  dueDate: number;
  repeats: 0 | 1;
  about: string | null;
}

/** The statement that reads the tasks of a group, those that are due first. */
export function selectDue(owner: Owner, group: "overdue" | "today", today: Day, limit: number) {
  const { from = 0, before } = groupRanges(today)[group];
  return owner.db.all<TaskRow>(
    sql`select todos.id as "id", title as "title", due_date as "dueDate", due_time as "dueTime",
        priority as "priority", repeat is not null as "repeats", ${aboutAsJson("todos")} as "about"
      from ${todos} where ${live(owner, todos, sql`due_key >= ${from} and due_key < ${before}`)}
      order by due_key, todos.id limit ${limit}`,
  );
}

interface FigureRow {
  day: number;
  todos: number;
}

/** The statement that reads how many tasks are due, by day: today's, and the last days before it. */
export function selectDueFigures(owner: Owner, today: Day) {
  const upToToday = owned(owner, todoFigures, sql`day <= ${fromDay(today)}`);
  return owner.db.all<FigureRow>(
    sql`select day, todos from ${todoFigures} where ${upToToday}
      order by day desc limit ${mostDays + 2}`,
  );
}

/** How many tasks are overdue and due today; at least so many overdue ones if `capped`. */
export interface DueFigures {
  overdue: number;
  today: number;
  capped: boolean;
}

/** The result of that statement. */
export function dueFiguresOf(rows: readonly FigureRow[], today: Day): DueFigures {
  const past = rows.filter(({ day }) => day < fromDay(today));
  const counted = past.slice(0, mostDays);
  return {
    overdue: counted.reduce((sum, { todos: count }) => sum + count, 0),
    today: rows.find(({ day }) => day === fromDay(today))?.todos ?? 0,
    capped: past.length > mostDays,
  };
}

export function dueOf(
  rows: readonly TaskRow[],
  count: number,
  capped: boolean,
): Counted<TodayTask> {
  const items = rows.map(({ dueDate, repeats, about, ...task }) => ({
    ...task,
    dueDate: toDay(dueDate),
    repeats: repeats === 1,
    about: aboutOf(about),
  }));
  return { count, capped, items };
}
