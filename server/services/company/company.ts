import { eq, type SQL, sql } from "drizzle-orm";
import { companyNameTaken } from "#domain/company/company.ts";
import { type CompanyValues, companyFieldNames, eachOptional } from "#domain/company/fields.ts";
import type { NewCompany } from "#domain/company/input.ts";
import { sortKey } from "#domain/contact/key.ts";
import { pick } from "#domain/pick.ts";
import { missing, Refusal } from "#domain/refusal.ts";
import { refusingTaken } from "../../db/constraint.ts";
import { entityTables } from "../../db/entities.ts";
import { perform, write } from "../../db/log.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { logNewest } from "../../db/record.ts";
import { changes, companies, contactActivities } from "../../db/schema.ts";
import { type ActivityTimes, activityTimesOf } from "../activity/times.ts";

/** A company as callers see it. */
export interface Company extends CompanyValues, ActivityTimes {
  id: number;
  /** Contacts of the company that aren't in Trash. */
  people: number;
  createdAt: number;
  updatedAt: number;
  version: number;
}

export const companyColumns = {
  id: companies.id,
  ...pick(companies, companyFieldNames),
  people: companies.peopleCount,
  ...activityTimesOf(companies, contactActivities.companyId),
  createdAt: companies.createdAt,
  updatedAt: companies.updatedAt,
  version: companies.version,
};

/**
 * A condition for the owner's companies with these ids: with a plus, so that SQLite finds them by
 * id instead of looking through all of the owner's companies.
 */
export function companiesById(owner: Owner, ids: readonly number[]): SQL {
  return sql`${companies.id} in (select value from json_each(${JSON.stringify(ids)}))
    and +${companies.userId} = ${owner.userId}`;
}

/** A taken name breaks the index of names, whichever statement meets it. */
export function refusingTakenCompany<T>(name: string, work: Promise<T>): Promise<T> {
  const refusal = new Refusal("CONFLICT", companyNameTaken(name), "name");
  return refusingTaken("companies.user_id, companies.name_key", refusal, work);
}

/**
 * All columns except those that the database fills: otherwise one that no field declares could be
 * forgotten.
 */
type WrittenColumn = Exclude<
  keyof typeof companies.$inferInsert,
  "id" | "version" | "peopleCount" | keyof ActivityTimes
>;

/**
 * Adds a company without people. Refuses CONFLICT at `name` if there is already one with that name.
 */
export async function createCompany(
  owner: Owner,
  { operation: key, ...typed }: NewCompany & { operation?: string | undefined },
): Promise<Company & { operation: string }> {
  const now = Date.now();
  const { name } = typed;
  const row = {
    name,
    nameKey: sortKey(name),
    ...eachOptional((field) => typed[field] ?? null),
    userId: owner.userId,
    createdAt: now,
    updatedAt: now,
  } satisfies Record<WrittenColumn, unknown>;
  const { operation, answer } = await refusingTakenCompany(
    name,
    perform(
      owner,
      { kind: "company.create", key },
      (number) => [
        write(owner.db.insert(companies).values(row)),
        logNewest(owner, number, entityTables.company),
      ],
      (number) => readCreated(owner, number),
    ),
  );
  const [made] = answer;
  if (!made) throw missing("company");
  const { after, ...current } = made;
  const then: Company = { ...current, ...JSON.parse(after ?? "{}") };
  return { ...current, ...pick(then, [...companyFieldNames, "updatedAt", "version"]), operation };
}

function readCreated(owner: Owner, operation: SQL) {
  return owner.db
    .select({ ...companyColumns, after: changes.after })
    .from(changes)
    .innerJoin(companies, eq(companies.id, changes.entityId))
    .where(
      owned(
        owner,
        changes,
        eq(changes.entity, "company"),
        sql`${changes.operationId} = ${operation}`,
      ),
    );
}
