import { type SQL, sql } from "drizzle-orm";
import { dealSearchText } from "#domain/deal/search-text.ts";
import type { StageKind } from "#domain/pipeline/pipeline.ts";
import type { Statement } from "../../db/client.ts";
import { entityTables } from "../../db/entities.ts";
import { jsonParameters } from "../../db/json.ts";
import { type Step, write } from "../../db/log.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { guardRead, guardRowsRead, logNewest, newestId } from "../../db/record.ts";
import { changes, dealStages, deals, dealsToContacts } from "../../db/schema.ts";
import { keepStageChanges } from "./history.ts";
import {
  type Added,
  addedColumns,
  type Changed,
  type Columns,
  changedColumns,
  changedDeals,
  columnNames,
  newDeals,
  plainColumns,
  positionsOf,
  setColumns,
  storedOf,
  valuesOf,
} from "./import-columns.ts";
import type { DealFacts } from "./import-facts.ts";
import type { DealState } from "./import-plan.ts";

/**
 * Adds and changes deals, whose people must exist. Refuses as stale if one that changes isn't as it was
 * read, or a stage isn't of the kind that it was.
 */
export function dealSteps(
  owner: Owner,
  operation: SQL,
  states: readonly DealState[],
  facts: DealFacts,
): Step[] {
  const now = Date.now();
  const [added, changed] = [newDeals(states), changedDeals(states)];
  const moved = changed.filter(({ data, read }) => data.stageId !== read.data.stageId);
  const positions = positionsOf([...added, ...moved], facts);
  const kinds = new Map(states.map(({ data }) => [data.stageId, data.kind]));
  return [
    ...(kinds.size > 0 ? [guardKinds(owner, kinds)] : []),
    ...addSteps(
      owner,
      operation,
      added.map((state) => ({ state, columns: addedColumns(state, positions, facts, now) })),
      now,
    ),
    ...changeSteps(
      owner,
      operation,
      changed.map((state) => ({ state, columns: changedColumns(state, positions, facts, now) })),
      now,
    ),
  ];
}

function guardKinds(owner: Owner, kinds: ReadonlyMap<number, StageKind>): Step {
  return guardRead(
    owner,
    sql`select 1 from json_each(${JSON.stringify([...kinds])}) as wanted where not exists
      (select 1 from ${dealStages} where ${owned(
        owner,
        dealStages,
        sql`${dealStages.id} = wanted.value ->> 0 and ${dealStages.kind} = wanted.value ->> 1`,
      )})`,
  );
}

interface Written<State> {
  state: State;
  columns: Columns;
}

function addSteps(
  owner: Owner,
  operation: SQL,
  added: readonly Written<Added>[],
  now: number,
): Step[] {
  if (added.length === 0) return [];
  const first = sql`${newestId(entityTables.deal)} - ${added.length} + 1`;
  const rows = added.map(({ state: { data, row }, columns }) => [
    data.title,
    dealSearchText(data),
    Math.min(row.createdAt ?? now, now),
    ...valuesOf(columns),
  ]);
  const links = added.flatMap(({ state }, index) => state.data.contactIds.map((id) => [index, id]));
  const values = rows[0]?.map((_, index) => sql.raw(`value ->> ${index}`)) ?? [];
  const insert = (json: string) =>
    owner.db.run(
      sql`insert into ${deals} (title, search_text, created_at, ${sql.join(columnNames, sql`, `)}, user_id, updated_at)
        select ${sql.join(values, sql`, `)}, ${owner.userId}, ${now} from json_each(${json})`,
    );
  const link = (json: string) =>
    owner.db.run(
      sql`insert or ignore into ${dealsToContacts} (deal_id, contact_id)
        select ${first} + (value ->> 0), value ->> 1 from json_each(${json})`,
    );
  const newest = sql`select id from ${deals} where id > ${newestId(entityTables.deal)} - ${added.length}`;
  return [
    ...writing(rows, insert),
    ...writing(links, link),
    logNewest(owner, operation, entityTables.deal, added.length),
    write(keepStageChanges(owner, operation, newest)),
  ];
}

function writing(rows: unknown[], statement: (json: string) => Statement): Step[] {
  return jsonParameters(rows).map((json) => write(statement(json)));
}

function changeSteps(
  owner: Owner,
  operation: SQL,
  changed: readonly Written<Changed>[],
  now: number,
): Step[] {
  if (changed.length === 0) return [];
  const ids = JSON.stringify(changed.map(({ state }) => state.ref));
  const among = live(owner, deals, sql`+${deals.id} in (select value from json_each(${ids}))`);
  const settings = columnNames.map(
    (name, index) => sql`${name} = entry.value ->> ${sql.raw(String(index + 1))}`,
  );
  const update = (json: string) =>
    owner.db.run(
      sql`update ${deals} set ${sql.join(settings, sql`, `)}, updated_at = ${now}, version = ${deals.version} + 1
        from json_each(${json}) as entry
        where ${deals.id} = entry.value ->> 0 and +${deals.userId} = ${owner.userId}`,
    );
  const links = changed.flatMap(({ state }) => state.data.contactIds.map((id) => [state.ref, id]));
  const unlink = (json: string) =>
    owner.db.run(
      sql`delete from ${dealsToContacts} where deal_id in (select value from json_each(${json}))`,
    );
  const link = (json: string) =>
    owner.db.run(
      sql`insert or ignore into ${dealsToContacts} (deal_id, contact_id)
        select value ->> 0, value ->> 1 from json_each(${json})`,
    );
  return [
    guardRowsRead(
      owner,
      entityTables.deal,
      among,
      changed.map(({ state }) => state.read),
    ),
    ...writing(
      changed.map((each) => logEntry(each, now)),
      (json) => logChanged(owner, operation, json),
    ),
    ...writing(
      changed.map(({ state, columns }) => [state.ref, ...valuesOf(columns)]),
      update,
    ),
    ...writing(
      changed.filter(({ state }) => isLinkedAnew(state)).map(({ state }) => state.ref),
      unlink,
    ),
    ...writing(links, link),
    write(keepStageChanges(owner, operation, sql`select value from json_each(${ids})`)),
  ];
}

function isLinkedAnew({ data, read }: Changed): boolean {
  return data.contactIds.join() !== read.data.contactIds.join();
}

/** What the log says of a deal: its id, and its values before and after; one that is new has none before. */
function logEntry({ state, columns }: Written<Changed>, now: number) {
  const { read, data } = state;
  const { logged, version } = read;
  const known: Columns = { ...plainColumns(read.data), ...storedOf(read) };
  const own = setColumns.filter((name) => columns[name] !== known[name]);
  const pickFrom = (from: Columns) => Object.fromEntries(own.map((name) => [name, from[name]]));
  const linked = isLinkedAnew(state);
  const before = {
    ...pickFrom(known),
    ...(linked && { contactIds: read.data.contactIds }),
    version,
    ...logged?.before,
  };
  const after = {
    ...logged?.after,
    ...pickFrom(columns),
    ...(linked && { contactIds: data.contactIds.toSorted((one, other) => one - other) }),
    updatedAt: now,
    version: version + 1,
  };
  return [read.id, read.isNew ? null : before, after];
}

/** Logs the entries of a JSON list; an earlier part's entry of the same deal is replaced. */
function logChanged(owner: Owner, operation: SQL, json: string): Statement {
  const updatedAt = sql`json_set(entry.value -> 1, '$.updatedAt',
    coalesce(entry.value ->> '$[1].updatedAt', ${deals.updatedAt}))`;
  return owner.db.run(
    sql`insert into ${changes} (user_id, operation_id, entity, entity_id, before, after)
      select ${owner.userId}, ${operation}, 'deal', ${deals.id},
        case when json_type(entry.value, '$[1]') = 'null' then null else ${updatedAt} end, entry.value -> 2
      from json_each(${json}) as entry cross join ${deals} on ${deals.id} = entry.value ->> 0
      where ${deals.userId} = ${owner.userId}
      on conflict do update set before = excluded.before, after = excluded.after`,
  );
}
