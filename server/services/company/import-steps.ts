import { type SQL, sql } from "drizzle-orm";
import { companyFieldNames, eachOptional } from "#domain/company/fields.ts";
import { sortKey } from "#domain/contact/key.ts";
import { pick } from "#domain/pick.ts";
import type { Statement } from "../../db/client.ts";
import { entityTables } from "../../db/entities.ts";
import { jsonParameters } from "../../db/json.ts";
import { type Step, write } from "../../db/log.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { guardRead, guardRowsRead, logNewest } from "../../db/record.ts";
import { changes, companies } from "../../db/schema.ts";
import { companiesById } from "./company.ts";
import type { KnownCompany } from "./import-known.ts";
import type { CompanyState, CompanyStates } from "./import-plan.ts";

type Changed = CompanyState & { read: KnownCompany };

/** The companies that change. */
export function changedCompanies(states: CompanyStates): Changed[] {
  return [...states.values()].filter(
    (state): state is Changed => state.read !== undefined && state.values !== state.read.values,
  );
}

/** The companies that are new. */
export function newCompanies(states: CompanyStates): CompanyState[] {
  return [...states.values()].filter(({ read }) => read === undefined);
}

/**
 * Adds and changes companies. Refuses as stale if one that changes isn't as it was read, or one that is new
 * exists by now.
 */
export function companySteps(owner: Owner, operation: SQL, states: CompanyStates): Step[] {
  const now = Date.now();
  const added = newCompanies(states);
  const changed = changedCompanies(states);
  const writing = (rows: unknown[], statement: (json: string) => Statement) =>
    jsonParameters(rows).map((json) => write(statement(json)));
  return [
    ...jsonParameters(added.map(({ values }) => sortKey(values.name))).map((json) =>
      guardUnnamed(owner, json),
    ),
    ...writing(
      added.map(({ values }) => [sortKey(values.name), values]),
      (json) => insertCompanies(owner, json, now),
    ),
    ...(added.length > 0 ? [logNewest(owner, operation, entityTables.company, added.length)] : []),
    ...(changed.length > 0
      ? [
          guardRowsRead(
            owner,
            entityTables.company,
            companiesById(
              owner,
              changed.map(({ read }) => read.id),
            ),
            changed.map(({ read }) => read),
          ),
        ]
      : []),
    ...writing(
      changed.map((state) => logEntry(state, now)),
      (json) => logChanged(owner, operation, json),
    ),
    ...writing(
      changed.map(({ read, values }) => [read.id, values]),
      (json) => setCompanies(owner, json, now),
    ),
  ];
}

/** Refuses as stale if a company with one of these keys, a JSON list, exists by now. */
function guardUnnamed(owner: Owner, nameKeys: string): Step {
  const named = sql`${companies.nameKey} in (select value from json_each(${nameKeys}))`;
  return guardRead(owner, sql`select 1 from ${companies} where ${owned(owner, companies, named)}`);
}

const optional = Object.keys(eachOptional(() => null));

function insertCompanies(owner: Owner, json: string, now: number): Statement {
  const { columns } = entityTables.company;
  const names = optional.map((name) => sql.identifier(columns[name]?.name ?? name));
  const values = optional.map((name) => sql`value ->> ${sql.raw(`'$[1].${name}'`)}`);
  return owner.db.run(
    sql`insert into ${companies} (name_key, name, user_id, created_at, updated_at, ${sql.join(names, sql`, `)})
      select value ->> 0, value ->> '$[1].name', ${owner.userId}, ${now}, ${now}, ${sql.join(values, sql`, `)}
      from json_each(${json})`,
  );
}

function setCompanies(owner: Owner, json: string, now: number): Statement {
  const { columns } = entityTables.company;
  const settings = optional.map(
    (name) =>
      sql`${sql.identifier(columns[name]?.name ?? name)} = entry.value ->> ${sql.raw(`'$[1].${name}'`)}`,
  );
  return owner.db.run(
    sql`update ${companies} set ${sql.join(settings, sql`, `)}, updated_at = ${now}, version = ${companies.version} + 1
      from json_each(${json}) as entry
      where ${companies.id} = entry.value ->> 0 and +${companies.userId} = ${owner.userId}`,
  );
}

/**
 * What the log says of a company: its id, and its values before and after. One that an earlier part has
 * added has no values before.
 */
function logEntry({ read, values }: Changed, now: number) {
  const { logged, version } = read;
  const names = companyFieldNames.filter((name) => values[name] !== read.values[name]);
  const before = { ...pick(read.values, names), version, ...logged?.before };
  const after = { ...logged?.after, ...pick(values, names), updatedAt: now, version: version + 1 };
  return [read.id, read.isNew ? null : before, after];
}

/** Logs the entries of a JSON list; an earlier part's entry of the same company is replaced. */
function logChanged(owner: Owner, operation: SQL, json: string): Statement {
  const updatedAt = sql`json_set(entry.value -> 1, '$.updatedAt',
    coalesce(entry.value ->> '$[1].updatedAt', ${companies.updatedAt}))`;
  return owner.db.run(
    sql`insert into ${changes} (user_id, operation_id, entity, entity_id, before, after)
      select ${owner.userId}, ${operation}, 'company', ${companies.id},
        case when json_type(entry.value, '$[1]') = 'null' then null else ${updatedAt} end, entry.value -> 2
      from json_each(${json}) as entry cross join ${companies} on ${companies.id} = entry.value ->> 0
      where ${companies.userId} = ${owner.userId}
      on conflict do update set before = excluded.before, after = excluded.after`,
  );
}
