import { eq, sql } from "drizzle-orm";
import type { CompanyMerge } from "#domain/company/input.ts";
import { missing } from "#domain/refusal.ts";
import { entityTables } from "../../db/entities.ts";
import { guard } from "../../db/log.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { deleteRows, guardRow, setRows } from "../../db/record.ts";
import { changes, companies, contacts } from "../../db/schema.ts";
import { searchableKey } from "../../db/search.ts";
import { chosenCompanies } from "./company.ts";
import { changePeople } from "./people.ts";

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

/**
 * Moves the people of some companies to another, and deletes the emptied ones, as one operation.
 * Refuses NOT_FOUND for any of the companies.
 */
export async function mergeCompanies(owner: Owner, merge: CompanyMerge): Promise<MergeAnswer> {
  const { keep, lose, operation: key } = merge;
  const ids = JSON.stringify(lose);
  const isLost = sql`company_id in (select value from json_each(${ids}))`;
  const kept = owned(owner, companies, eq(companies.id, keep));
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
      searchText: sql`${searchableKey(ofKept("name_key"))} || substr(${contacts.searchText}, instr(${contacts.searchText}, char(10)))`,
    },
    before: (number, part) => [
      guardRow(owner, entityTables.company, kept),
      guard(owner, "missing", lostOnes, missing("company")),
      // Logged for the kept company too, because its people have changed.
      ...(part === 0
        ? setRows(owner, number, {
            entity: entityTables.company,
            row: kept,
            set: { updatedAt: Date.now() },
          })
        : []),
    ],
    after: (number, isLast) =>
      deleteRows(
        owner,
        number,
        entityTables.company,
        sql`${chosenCompanies(owner, lose)} and ${isLast}`,
      ),
    outcome: (number) =>
      sql`json_array((select name from ${companies} where ${kept}),
        (select json_group_array(before ->> '$.name') from ${changes} where ${changes.userId} = ${owner.userId}
          and ${changes.operationId} = ${number} and ${changes.entity} = 'company' and after is null))`,
  });
  const [name, merged] = outcome as [string | null, string[]];
  return { id: keep, name: name ?? "", merged, people, operation };
}
