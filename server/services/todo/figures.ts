import { sql } from "drizzle-orm";
import { type Day, fromDay } from "#domain/day.ts";
import {
  archivedKey,
  doneKey,
  groupRanges,
  somedayKey,
  type TodoGroup,
  todoGroups,
} from "#domain/todo/groups.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { todoFigures } from "../../db/schema.ts";
import { mostDays } from "./filter.ts";

/** How many tasks a group has; at least this many if `capped`. */
export interface GroupFigure {
  count: number;
  capped: boolean;
}

export type GroupFigures = Record<TodoGroup, GroupFigure>;

interface FigureRow {
  day: number;
  todos: number;
}

/** The statement that reads the totals by day, for two groups as of many days as are added up. */
export function selectFigures(owner: Owner, today: Day) {
  const { later } = groupRanges(today);
  const days = (condition: ReturnType<typeof sql>) =>
    sql`select * from (select day, todos from ${todoFigures}
      where ${owned(owner, todoFigures, condition)} order by day limit ${mostDays + 1})`;
  return owner.db.all<FigureRow>(
    sql`${days(sql`day < ${fromDay(today)}`)}
      union all ${days(sql`day >= ${fromDay(today)} and day < ${later.from}`)}
      union all ${days(sql`day >= ${later.from} and day < ${somedayKey}`)}
      union all ${days(sql`day in (${somedayKey}, ${doneKey}, ${archivedKey})`)}`,
  );
}

/** The number of tasks in each group, as of today; only overdue and later ones may be capped. */
export function figuresOf(rows: readonly FigureRow[], today: Day): GroupFigures {
  const ranges = groupRanges(today);
  const figure = (group: TodoGroup): GroupFigure => {
    const { from = -Infinity, before = Infinity } = ranges[group];
    const days = rows.filter(({ day }) => day >= from && day < before);
    const added = days.slice(0, mostDays);
    return {
      count: added.reduce((sum, { todos }) => sum + todos, 0),
      capped: days.length > mostDays,
    };
  };
  return Object.fromEntries(todoGroups.map((group) => [group, figure(group)])) as GroupFigures;
}
