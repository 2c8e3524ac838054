import { type SQL, sql } from "drizzle-orm";
import { eachOptional } from "#domain/company/fields.ts";
import type { RecordData, RecordRow } from "#domain/import/record.ts";
import { tagColorFor } from "#domain/tag.ts";
import { entityTables } from "../../../db/entities.ts";
import { type Step, write } from "../../../db/log.ts";
import { type Owner, owned } from "../../../db/owner.ts";
import { guardRead, logNewest, newestId } from "../../../db/record.ts";
import { categories } from "../../../db/schema.ts";
import { companySteps } from "../../company/import-steps.ts";
import { type Changed, changeSteps } from "./change-steps.ts";
import { columnNamed, idByKey, inEntry, keysOf, linking, writing } from "./entries.ts";
import type { KnownRecord, WrittenKind } from "./kind.ts";
import type { RecordPlan, RecordResult } from "./plan.ts";

/** The records that change. */
export function changedRecords<Row, Data, Known>({
  results,
}: RecordPlan<Row, Data, Known>): Changed<Row, Data, Known>[] {
  return results.filter((result): result is Changed<Row, Data, Known> => {
    return result.outcome === "updated" && result.read !== undefined;
  });
}

/** The records that are new. */
export function newRecords<Row, Data, Known>({ results }: RecordPlan<Row, Data, Known>) {
  return results.filter(({ outcome }) => outcome === "created");
}

/**
 * Adds and changes records, whose contacts must exist, with the companies and categories that they need.
 * Refuses as stale if a record that changes isn't as it was read, or such a company or category exists by now.
 */
export function recordSteps<
  Row extends RecordRow,
  Data extends RecordData,
  Known extends KnownRecord<Data>,
>(
  owner: Owner,
  operation: SQL,
  kind: WrittenKind<Data, Known>,
  plan: RecordPlan<Row, Data, Known>,
): Step[] {
  const now = Date.now();
  const firms = [...plan.companies].map(([key, name]) => {
    return [key, { values: { ...eachOptional(() => null), name }, start: null }] as const;
  });
  return [
    ...companySteps(owner, operation, new Map(firms)),
    ...categorySteps(owner, operation, plan, now),
    ...addSteps(owner, operation, kind, newRecords(plan), now),
    ...changeSteps(owner, operation, kind, changedRecords(plan), now),
  ];
}

function categorySteps(
  owner: Owner,
  operation: SQL,
  {
    categories: added,
    categoryCount,
  }: Pick<RecordPlan<never, never, never>, "categories" | "categoryCount">,
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

function addSteps<Row extends RecordRow, Data extends RecordData, Known extends KnownRecord<Data>>(
  owner: Owner,
  operation: SQL,
  { noun, columns: columnsOf, names, links }: WrittenKind<Data, Known>,
  added: readonly RecordResult<Row, Data, Known>[],
  now: number,
): Step[] {
  const [one] = added;
  if (!one) return [];
  const entity = entityTables[noun];
  const rows = added.map(({ after, given }) => ({
    ...columnsOf(after),
    ...keysOf(after),
    createdAt: Math.min(given.row.createdAt ?? now, now),
  }));
  const own = Object.keys(columnsOf(one.after));
  const values = [
    ...own.map((name) => inEntry(name, "value")),
    ...names.map((name) => idByKey(owner, name, "value")),
    inEntry("createdAt", "value"),
  ];
  const columns = [...own, ...names.map((name) => `${name}Id`), "createdAt", "userId", "updatedAt"];
  const insert = (json: string) =>
    owner.db.run(
      sql`insert into ${entity.table} (${sql.join(
        columns.map((name) => columnNamed(noun, name)),
        sql`, `,
      )})
        select ${sql.join(values, sql`, `)}, ${owner.userId}, ${now} from json_each(${json})`,
    );
  const pairs = added.flatMap(({ after: { others = [] } }, at) =>
    others.map(({ id }) => [at, id] as const),
  );
  const first = sql`${newestId(entity)} - ${added.length} + 1`;
  return [
    ...writing(rows, insert),
    ...(links ? linking(owner, links, pairs, (at) => sql`${first} + (${at})`) : []),
    logNewest(owner, operation, entity, added.length),
  ];
}
