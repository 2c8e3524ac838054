import { type SQL, sql } from "drizzle-orm";
import { eachOptional } from "#domain/company/fields.ts";
import { sortKey } from "#domain/contact/key.ts";
import { fold, foldForSearch } from "#domain/fold.ts";
import { pick } from "#domain/pick.ts";
import { tagColorFor } from "#domain/tag.ts";
import type { TaskData } from "#domain/todo/import-data.ts";
import { isOpen } from "#domain/todo/todo.ts";
import type { Statement } from "../../db/client.ts";
import { entityTables } from "../../db/entities.ts";
import { jsonParameters } from "../../db/json.ts";
import { type Step, write } from "../../db/log.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { guardRead, guardRowsRead, logNewest } from "../../db/record.ts";
import { categories, changes, companies, todos } from "../../db/schema.ts";
import { companySteps } from "../company/import-steps.ts";
import type { KnownTask } from "./import-known.ts";
import type { TaskPlan, TaskResult } from "./import-plan.ts";
import { midnightOf } from "./todo.ts";

type Changed = TaskResult & { read: KnownTask };

/** The tasks that change. */
export function changedTasks({ results }: TaskPlan): Changed[] {
  return results.filter((result): result is Changed => {
    return result.outcome === "updated" && result.read !== undefined;
  });
}

/** The tasks that are new. */
export function newTasks({ results }: TaskPlan): TaskResult[] {
  return results.filter(({ outcome }) => outcome === "created");
}

/**
 * Adds and changes tasks, whose contacts must exist, with the companies and categories that they need.
 * Refuses as stale if a task that changes isn't as it was read, or such a company or category exists by now.
 */
export function taskSteps(owner: Owner, operation: SQL, plan: TaskPlan): Step[] {
  const now = Date.now();
  const firms = [...plan.companies].map(([key, name]) => {
    return [key, { values: { ...eachOptional(() => null), name }, start: null }] as const;
  });
  return [
    ...companySteps(owner, operation, new Map(firms)),
    ...categorySteps(owner, operation, plan, now),
    ...addSteps(owner, operation, newTasks(plan), now),
    ...changeSteps(owner, operation, changedTasks(plan), now),
  ];
}

function categorySteps(
  owner: Owner,
  operation: SQL,
  { categories: added, categoryCount }: TaskPlan,
  now: number,
): Step[] {
  if (added.size === 0) return [];
  const keys = JSON.stringify([...added.keys()]);
  const rows = [...added].map(([key, name], at) => [key, name, tagColorFor(categoryCount + at)]);
  const named = sql`${categories.nameKey} in (select value from json_each(${keys}))`;
  return [
    guardRead(owner, sql`select 1 from ${categories} where ${owned(owner, categories, named)}`),
    write(
      owner.db.run(
        sql`insert into ${categories} (name_key, name, color, user_id, created_at, updated_at)
          select value ->> 0, value ->> 1, value ->> 2, ${owner.userId}, ${now}, ${now}
          from json_each(${JSON.stringify(rows)})`,
      ),
    ),
    logNewest(owner, operation, entityTables.category, added.size),
  ];
}

/** The columns that an import sets, beside those that refer to companies and categories. */
function columnsOf(data: TaskData, repeatDate: number | null) {
  const dueDate = midnightOf(data.dueDate);
  return {
    title: data.title,
    searchText: foldForSearch(data.title),
    description: data.description,
    status: data.status,
    priority: data.priority,
    dueDate,
    completed: isOpen(data.status) ? 0 : 1,
    contactId: data.contact?.id ?? null,
    dealId: data.deal?.id ?? null,
    dueTime: data.dueTime,
    durationMinutes: data.durationMinutes,
    repeat: data.repeat,
    repeatFrom: data.repeatFrom,
    repeatDate,
    completedAt: data.completedAt,
  };
}

type Columns = ReturnType<typeof columnsOf>;
type ColumnName = keyof Columns;

const names = [
  ...([
    "title",
    "searchText",
    "description",
    "status",
    "priority",
    "dueDate",
    "completed",
  ] as const),
  ...(["contactId", "dealId", "dueTime", "durationMinutes", "repeat", "repeatFrom"] as const),
  ...(["repeatDate", "completedAt"] as const),
] satisfies ColumnName[];

const identifiers = names.map((name) => sql.identifier(todos[name].name));

function keysOf({ category, company }: TaskData) {
  return { categoryKey: category && fold(category), companyKey: company && sortKey(company) };
}

/** The id of the category or company whose key is in an entry of JSON. */
function idByKey(owner: Owner, table: typeof categories | typeof companies, key: SQL): SQL {
  return sql`(select named.id from ${table} as named
    where named.user_id = ${owner.userId} and named.name_key = ${key})`;
}

function inEntry(name: string, entry: string): SQL {
  return sql.raw(`${entry} ->> '$.${name}'`);
}

function addSteps(owner: Owner, operation: SQL, added: readonly TaskResult[], now: number): Step[] {
  if (added.length === 0) return [];
  const rows = added.map(({ after, given }) => ({
    ...columnsOf(after, after.repeat === null ? null : midnightOf(after.dueDate)),
    ...keysOf(after),
    createdAt: Math.min(given.row.createdAt ?? now, now),
  }));
  const values = names.map((name) => inEntry(name, "value"));
  const insert = (json: string) =>
    owner.db.run(
      sql`insert into ${todos} (${sql.join(identifiers, sql`, `)}, category_id, company_id, created_at, user_id, updated_at)
        select ${sql.join(values, sql`, `)}, ${idByKey(owner, categories, inEntry("categoryKey", "value"))},
          ${idByKey(owner, companies, inEntry("companyKey", "value"))}, ${inEntry("createdAt", "value")},
          ${owner.userId}, ${now} from json_each(${json})`,
    );
  return [
    ...jsonParameters(rows).map((json) => write(insert(json))),
    logNewest(owner, operation, entityTables.todo, added.length),
  ];
}

function changeSteps(
  owner: Owner,
  operation: SQL,
  changed: readonly Changed[],
  now: number,
): Step[] {
  if (changed.length === 0) return [];
  const { todo } = entityTables;
  const ids = JSON.stringify(changed.map(({ read }) => read.id));
  const among = live(owner, todos, sql`+${todos.id} in (select value from json_each(${ids}))`);
  const read = changed.map(({ read: { id, version } }) => ({ id, version }));
  const entries = changed.map((each) => entryOf(each, now));
  return [
    guardRowsRead(owner, todo, among, read),
    ...jsonParameters(entries).flatMap((json) => [
      write(logChanged(owner, operation, json)),
      write(update(owner, json, now)),
    ]),
  ];
}

/** A task that changes: its id, what the log says of it before and after, its columns, and keys. */
function entryOf({ read, after: data }: Changed, now: number) {
  const { version, updatedAt, repeatDate, categoryId, companyId } = read;
  const isDueMoved = read.data.dueDate !== data.dueDate || read.data.repeat !== data.repeat;
  const nextRepeat = data.repeat === null ? null : midnightOf(data.dueDate);
  const own = columnsOf(read.data, repeatDate);
  const next = columnsOf(data, isDueMoved ? nextRepeat : repeatDate);
  const changed = names.filter((name) => own[name] !== next[name]);
  const [ownKeys, keys] = [keysOf(read.data), keysOf(data)];
  const moved = {
    ...(ownKeys.categoryKey !== keys.categoryKey && { categoryId }),
    ...(ownKeys.companyKey !== keys.companyKey && { companyId }),
  };
  return {
    id: read.id,
    before: { ...pick(own, changed), ...moved, version, updatedAt },
    // The ids of a new category and company are filled in once there are any.
    after: { ...pick(next, changed), ...moved, version: version + 1, updatedAt: now },
    columns: next,
    ...keys,
  };
}

const category = (owner: Owner) =>
  idByKey(owner, categories, sql.raw("entry.value ->> '$.categoryKey'"));
const company = (owner: Owner) =>
  idByKey(owner, companies, sql.raw("entry.value ->> '$.companyKey'"));

function logChanged(owner: Owner, operation: SQL, json: string): Statement {
  return owner.db.run(
    sql`insert into ${changes} (user_id, operation_id, entity, entity_id, before, after)
      select ${owner.userId}, ${operation}, 'todo', ${todos.id}, entry.value -> '$.before',
        json_replace(entry.value -> '$.after', '$.categoryId', ${category(owner)}, '$.companyId', ${company(owner)})
      from json_each(${json}) as entry cross join ${todos} on ${todos.id} = entry.value ->> '$.id'
      where ${todos.userId} = ${owner.userId}`,
  );
}

function update(owner: Owner, json: string, now: number): Statement {
  const settings = names.map(
    (name, at) => sql`${identifiers[at]} = ${inEntry(`columns.${name}`, "entry.value")}`,
  );
  return owner.db.run(
    sql`update ${todos} set ${sql.join(settings, sql`, `)}, category_id = ${category(owner)},
        company_id = ${company(owner)}, updated_at = ${now}, version = ${todos.version} + 1
      from json_each(${json}) as entry
      where ${todos.id} = entry.value ->> '$.id' and +${todos.userId} = ${owner.userId}`,
  );
}
