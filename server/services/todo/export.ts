import { asc, gt, sql } from "drizzle-orm";
import { dayIn } from "#domain/day.ts";
import type { TodoExportInput } from "#domain/todo/bulk-input.ts";
import { batch } from "../../db/client.ts";
import { live, type Owner } from "../../db/owner.ts";
import { todos } from "../../db/schema.ts";
import { readSelection } from "../list/selection.ts";
import { listedTodos } from "./filter.ts";
import { type Todo, todoColumns, todoOf } from "./todo.ts";

/** How many tasks one call of an export reads. */
const exportedAtOnce = 1_000;

/**
 * Tasks in the order of their ids, up to 1,000 from `after` on: all of the workspace, or those that
 * are selected.
 */
export async function exportTodos(
  owner: Owner,
  { after = 0, selection }: TodoExportInput,
  timeZone: string,
): Promise<{ items: Todo[]; next: number | null }> {
  const today = dayIn(timeZone, Date.now());
  const { ids, filter } = selection ?? {};
  const selected = { ids, filter: filter && { ...filter, today } };
  const { from, condition } = selection
    ? await readSelection(owner, listedTodos, selected)
    : { from: sql`${todos}`, condition: undefined };
  const [rows] = await batch(owner.db, [
    owner.db
      .select(todoColumns)
      .from(
        sql`(select ${todos.id} as page_id from ${from}
          where ${live(owner, todos, condition, gt(todos.id, after))}
          order by ${todos.id} limit ${exportedAtOnce}) page`,
      )
      .crossJoin(todos)
      .where(sql`${todos.id} = page_id`)
      .orderBy(asc(todos.id)),
  ]);
  const last = rows.at(-1);
  return {
    items: rows.map(todoOf),
    next: rows.length === exportedAtOnce && last ? last.id : null,
  };
}
