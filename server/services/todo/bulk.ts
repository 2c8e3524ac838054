import { sql } from "drizzle-orm";
import { dayIn, fromDay } from "#domain/day.ts";
import { todoBulkActions } from "#domain/todo/bulk.ts";
import type { TodoBulkAction, TodoBulkInput } from "#domain/todo/bulk-input.ts";
import { batch } from "../../db/client.ts";
import { entityTables } from "../../db/entities.ts";
import { type Step, write } from "../../db/log.ts";
import { live, type Owner } from "../../db/owner.ts";
import { guardVersions, logNewest, retryingStale, setRows } from "../../db/record.ts";
import { todos } from "../../db/schema.ts";
import { type BulkAnswer, type BulkPlan, changeRows } from "../bulk.ts";
import { listedTodos } from "./filter.ts";
import { nextOf, type TodoStored } from "./next.ts";

/**
 * Runs one action on many tasks; completed ones that repeat are followed by their next ones. Refuses
 * NOT_FOUND for a task that isn't in the workspace, and what `changeRows` refuses.
 */
export function changeManyTodos(
  owner: Owner,
  { selection, ...input }: TodoBulkInput,
  timeZone: string,
): Promise<BulkAnswer> {
  const { deed } = input;
  const today = dayIn(timeZone, Date.now());
  const { ids, filter } = selection;
  const selected = { ids, filter: filter && { ...filter, today } };
  return retryingStale(() =>
    changeRows(
      owner,
      { ...input, selection: selected },
      {
        entity: entityTables.todo,
        listed: listedTodos,
        kind: todoBulkActions[deed.does].kind,
        plan: planOf(owner, deed, today),
      },
    ),
  );
}

function planOf(owner: Owner, deed: TodoBulkAction, today: string): BulkPlan {
  switch (deed.does) {
    case "complete":
      return completePlan(owner, today);
    case "snooze": {
      const dueDate = fromDay(deed.dueDate);
      return setPlan(
        owner,
        sql`${todos.completed} = 0 and ${todos.dueDate} is not ${dueDate}`,
        () => ({
          dueDate,
          updatedAt: Date.now(),
        }),
      );
    }
    case "delete":
      return setPlan(owner, sql`true`, () => ({ deletedAt: Date.now() }));
  }
}

function setPlan(
  owner: Owner,
  wanting: BulkPlan["wanting"],
  valuesNow: () => Record<string, unknown>,
): BulkPlan {
  return {
    wanting,
    steps: (operation, ids) =>
      setRows(owner, operation, {
        entity: entityTables.todo,
        row: live(owner, todos, sql`${todos.id} in ${ids}`),
        set: valuesNow(),
      }),
  };
}

/** The next tasks are computed from what is read, so the write requires the versions of those. */
function completePlan(owner: Owner, today: string): BulkPlan {
  let repeating: TodoStored[] = [];
  return {
    wanting: sql`${todos.status} <> 'completed'`,
    adds: true,
    prepare: async (selected) => {
      const these = sql`${todos.id} in (select value from json_each(${JSON.stringify(selected)}))`;
      const [rows] = await batch(owner.db, [
        owner.db
          .select()
          .from(todos)
          .where(live(owner, todos, these, sql`${todos.repeat} is not null`)),
      ]);
      repeating = rows;
    },
    steps: (operation, ids) => {
      const now = Date.now();
      const { todo } = entityTables;
      const row = live(owner, todos, sql`${todos.id} in ${ids}`);
      return [
        guardVersions(
          owner,
          todo,
          repeating.map(({ id, version }) => [id, version]),
        ),
        ...setRows(owner, operation, {
          entity: todo,
          row,
          set: {
            ...{ status: "completed", completed: 1, completedAt: now, updatedAt: now },
            ...{ repeat: null, repeatDate: null },
          },
        }),
        ...addNext(owner, operation, repeating, { today, now }),
      ];
    },
  };
}

function addNext(
  owner: Owner,
  operation: Parameters<BulkPlan["steps"]>[0],
  repeating: readonly TodoStored[],
  { today, now }: { today: string; now: number },
): Step[] {
  const rows = repeating.flatMap((done) => nextOf(done, today, now) ?? []);
  if (rows.length === 0) return [];
  const names = Object.keys(rows[0] ?? {}) as (keyof (typeof rows)[number])[];
  const into = names.map((name) => sql.identifier(todos[name].name));
  const values = names.map((name) => sql`value ->> ${sql.raw(`'$.${name}'`)}`);
  return [
    write(
      owner.db.run(
        sql`insert into ${todos} (user_id, ${sql.join(into, sql`, `)})
          select ${owner.userId}, ${sql.join(values, sql`, `)} from json_each(${JSON.stringify(rows)})`,
      ),
    ),
    logNewest(owner, operation, entityTables.todo, rows.length),
  ];
}
