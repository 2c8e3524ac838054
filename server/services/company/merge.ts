import { sql } from "drizzle-orm";
import { companyMerging } from "#domain/company/merge.ts";
import type { CompanyMerge } from "#domain/company/merge-input.ts";
import { pick } from "#domain/pick.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { entityTables } from "../../db/entities.ts";
import { guard, selectOperation } from "../../db/log.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { deleteRows, guardRow, guardVersions, retryingStale, setRows } from "../../db/record.ts";
import { changes, companies, contacts } from "../../db/schema.ts";
import { searchableKey } from "../../db/search.ts";
import { nameKeyWith } from "../contact/called.ts";
import { type Company, companiesById, companyColumns } from "./company.ts";
import { changePeople } from "./people.ts";
import { moveReferences } from "./references.ts";

export interface MergeAnswer {
  /** The company that is kept. */
  id: number;
  name: string;
  /** The names of the merged companies. */
  merged: string[];
  /** Contacts who moved to it, including those in Trash. */
  people: number;
  operation: string;
}

function selectCompanies(owner: Owner, ids: readonly number[]) {
  return owner.db.select(companyColumns).from(companies).where(companiesById(owner, ids));
}

/** Companies to show side by side, in the order of their ids here, without those that no longer exist. */
export async function compareCompanies(owner: Owner, ids: readonly number[]): Promise<Company[]> {
  const [rows] = await batch(owner.db, [selectCompanies(owner, ids)]);
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

/**
 * Moves the people and activities of some companies to another, which keeps its name and gets the selected values of
 * the others, and deletes the emptied ones, as one operation. Refuses NOT_FOUND for any of the
 * companies, CONFLICT if one has another version than in `versions`, and BAD_REQUEST as
 * `companyMerging.merged` does.
 */
export function mergeCompanies(owner: Owner, merge: CompanyMerge): Promise<MergeAnswer> {
  return merge.versions ? mergeOnce(owner, merge) : retryingStale(() => mergeOnce(owner, merge));
}

/** The result is computed from values that are read first, so the write requires those versions. */
async function mergeOnce(owner: Owner, merge: CompanyMerge): Promise<MergeAnswer> {
  const { keep, lose, fields: choices = {}, versions = {}, operation: key } = merge;
  const [[done], read] = await batch(owner.db, [
    selectOperation(owner, key),
    selectCompanies(owner, [keep, ...lose]),
  ]);
  // A merge that continues has written them, and may have deleted some of the companies.
  const newValues = done ? {} : valuesOf(keep, read, choices);
  const ids = JSON.stringify(lose);
  const isLost = sql`company_id in (select value from json_each(${ids}))`;
  const kept = owned(owner, companies, sql`${companies.id} = ${keep}`);
  const ofKept = (column: string) =>
    sql`(select ${sql.raw(`kept.${column}`)} from ${companies} as kept where kept.id = ${keep})`;
  const lostOnes = sql`select 1 from json_each(${ids}) as lost
    left join ${companies} on ${companies.id} = lost.value and ${owned(owner, companies)}
    where ${companies.id} is null`;
  const { operation, people, outcome } = await changePeople(owner, {
    kind: "company.merge",
    key,
    people: isLost,
    set: { companyId: keep },
    computed: {
      company: ofKept("name"),
      companyKey: ofKept("name_key"),
      nameKey: nameKeyWith(ofKept("name_key")),
      searchText: sql`${searchableKey(ofKept("name_key"))} || substr(${contacts.searchText}, instr(${contacts.searchText}, char(10)))`,
    },
    before: (number, part) => [
      guardRow(owner, entityTables.company, kept),
      guard(owner, "missing", lostOnes, missing("company")),
      ...(part === 0
        ? [
            guardVersions(
              owner,
              entityTables.company,
              read.map(({ id, version }) => [id, versions[id] ?? version]),
            ),
            // Logged for the kept company too, because its people have changed.
            ...setRows(owner, number, {
              entity: entityTables.company,
              row: kept,
              set: { ...newValues, updatedAt: Date.now() },
            }),
          ]
        : []),
    ],
    after: (number, isLast) => [
      ...moveReferences(owner, number, { lose, keep, when: isLast }),
      ...deleteRows(
        owner,
        number,
        entityTables.company,
        sql`${companiesById(owner, lose)} and ${isLast}`,
      ),
    ],
    outcome: (number) =>
      sql`json_array((select name from ${companies} where ${kept}),
        (select json_group_array(before ->> '$.name') from ${changes} where ${changes.userId} = ${owner.userId}
          and ${changes.operationId} = ${number} and ${changes.entity} = 'company' and after is null))`,
  });
  const [name, merged] = outcome as [string | null, string[]];
  return { id: keep, name: name ?? "", merged, people, operation };
}

/** The values that are new to the kept company. */
function valuesOf(
  keep: number,
  read: readonly Company[],
  choices: NonNullable<CompanyMerge["fields"]>,
): Partial<Company> {
  const kept = read.find(({ id }) => id === keep);
  if (!kept) return {};
  const others = read.filter((company) => company !== kept);
  const merged = companyMerging.merged([kept, ...others], choices);
  const changed = companyMerging.mergedFields.filter((name) => merged[name] !== kept[name]);
  return pick(merged, changed);
}
