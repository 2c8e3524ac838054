import { sql } from "drizzle-orm";
import { type CompanyValues, companyFieldNames } from "#domain/company/fields.ts";
import type { ImportedCompany } from "#domain/company/input.ts";
import { sortKey } from "#domain/contact/key.ts";
import { readOwnId } from "#domain/contact/own-id.ts";
import { pick } from "#domain/pick.ts";
import { batch } from "../../db/client.ts";
import { operationNumber } from "../../db/log.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { changes, companies } from "../../db/schema.ts";

type Values = Record<string, unknown>;

/** A company of the workspace that a row is about. */
export interface KnownCompany {
  id: number;
  version: number;
  values: CompanyValues;
  /** Whether an earlier part of the same import has added it. */
  isNew: boolean;
  /** What an earlier part of the same import has changed. */
  logged: { before: Values | null; after: Values } | null;
}

/** The companies that have the names of rows, by the names' keys, or whose own ids rows have. */
export async function readKnownCompanies(
  owner: Owner,
  rows: readonly ImportedCompany[],
  operation: string,
): Promise<{ byKey: Map<string, KnownCompany>; byId: Map<number, KnownCompany> }> {
  const keys = JSON.stringify(rows.map(({ name }) => sortKey(name)));
  const own = rows.flatMap(({ ownId }) => readOwnId("company", ownId ?? "") ?? []);
  const ids = JSON.stringify(own.map(({ id }) => id));
  const columns = {
    id: companies.id,
    version: companies.version,
    createdAt: companies.createdAt,
    nameKey: companies.nameKey,
    ...pick(companies, companyFieldNames),
    logged: sql<
      string | null
    >`(select json_object('before', json(own.before), 'after', json(own.after))
      from ${changes} as own where own.user_id = ${owner.userId}
        and own.operation_id = ${operationNumber(owner, operation)}
        and own.entity = 'company' and own.entity_id = companies.id)`.as("logged"),
  };
  const select = (condition: ReturnType<typeof sql>) =>
    owner.db
      .select(columns)
      .from(companies)
      .where(owned(owner, companies, condition));
  const [named, numbered] = await batch(owner.db, [
    select(sql`${companies.nameKey} in (select value from json_each(${keys}))`),
    select(sql`+${companies.id} in (select value from json_each(${ids}))`),
  ]);
  const isOwn = (row: { id: number; createdAt: number }) =>
    own.some(({ id, createdAt }) => row.id === id && row.createdAt === createdAt);
  return {
    byKey: new Map(named.map((row) => [row.nameKey, knownCompany(row)])),
    byId: new Map(numbered.filter(isOwn).map((row) => [row.id, knownCompany(row)])),
  };
}

function knownCompany(
  row: CompanyValues & { id: number; version: number; logged: string | null },
): KnownCompany {
  const logged: KnownCompany["logged"] = row.logged ? JSON.parse(row.logged) : null;
  const values = pick(row, companyFieldNames);
  const { id, version } = row;
  return { id, version, values, logged, isNew: logged !== null && logged.before === null };
}
