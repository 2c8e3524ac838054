import { eq, or, sql } from "drizzle-orm";
import type { CompanyField } from "#domain/company/fields.ts";
import type { CompanyRename } from "#domain/company/input.ts";
import { sortKey } from "#domain/contact/key.ts";
import { searchable } from "#domain/fold.ts";
import { Refusal } from "#domain/refusal.ts";
import { entityTables } from "../../db/entities.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { guardRow, setRow } from "../../db/record.ts";
import { changes, companies, contacts } from "../../db/schema.ts";
import { merging } from "../operation/edit.ts";
import { refusingTakenCompany } from "./company.ts";
import { changePeople } from "./people.ts";

export interface RenameAnswer {
  id: number;
  name: string;
  version: number;
  /** Contacts whose company name was rewritten, including those in Trash. */
  people: number;
  operation: string;
}

/**
 * Renames a company, and its name in all of its people, as one operation. Refuses NOT_FOUND,
 * CONFLICT as `mergedPatch` does, and CONFLICT at `name` if another company has it: the two can be
 * merged.
 */
export function renameCompany(
  owner: Owner,
  { name, ...seen }: CompanyRename,
): Promise<RenameAnswer> {
  const edit = { ...seen, patch: { name } satisfies Record<CompanyField, string> };
  return merging(
    owner,
    { entity: entityTables.company },
    edit,
    ({ name: given }: { name?: string }, version, now) =>
      renameTo(owner, { ...seen, name: given ?? String(now?.name ?? name), version }),
  );
}

const renamedAgainWords = "Someone else has renamed this company, so that name was kept.";

async function renameTo(
  owner: Owner,
  { id, name, version, operation: key }: CompanyRename,
): Promise<RenameAnswer> {
  const nameKey = sortKey(name);
  const row = owned(owner, companies, eq(companies.id, id));
  const ownChange = sql`${changes.userId} = ${owner.userId} and ${changes.entity} = 'company'
    and ${changes.entityId} = ${id}`;
  const done = await refusingTakenCompany(
    name,
    changePeople(owner, {
      kind: "company.rename",
      key,
      people: sql`${contacts.companyId} = ${id} and ${or(
        sql`${contacts.company} is not ${name}`,
        sql`${contacts.companyKey} <> ${nameKey}`,
      )}`,
      set: { company: name, companyKey: nameKey },
      computed: {
        searchText: sql`${searchable(nameKey)} || substr(${contacts.searchText}, instr(${contacts.searchText}, char(10)))`,
      },
      before: (operation, part) =>
        part === 0
          ? setRow(owner, operation, {
              entity: entityTables.company,
              row,
              set: { name, nameKey, updatedAt: Date.now() },
              version,
            })
          : [
              guardRow(
                owner,
                entityTables.company,
                sql`${row} and name = ${name}`,
                new Refusal("CONFLICT", renamedAgainWords),
              ),
            ],
      outcome: (operation) =>
        sql`(select after from ${changes} where ${ownChange} and ${changes.operationId} = ${operation})`,
    }),
  );
  const { name: given, version: reached } = done.outcome as { name: string; version: number };
  return { id, name: given, version: reached, people: done.people, operation: done.operation };
}
