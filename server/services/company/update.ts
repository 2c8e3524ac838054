import { eq, or, sql } from "drizzle-orm";
import type { CompanyPatch } from "#domain/company/input.ts";
import { sortKey } from "#domain/contact/key.ts";
import { definedOnly } from "#domain/defined-only.ts";
import { searchable } from "#domain/fold.ts";
import { Refusal } from "#domain/refusal.ts";
import { entityTables } from "../../db/entities.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { guardRow, setRow } from "../../db/record.ts";
import { changes, companies, contacts } from "../../db/schema.ts";
import { nameKeyWith } from "../contact/called.ts";
import { type Edit, mergingFirst, type SeenBy } from "../operation/edit.ts";
import { refusingTakenCompany } from "./company.ts";
import { changePeople } from "./people.ts";

export interface UpdateAnswer {
  id: number;
  name: string;
  version: number;
  /** Contacts whose company name was rewritten, including those in Trash. */
  people: number;
  operation: string;
}

/**
 * Changes a company: absent is unchanged, null is cleared. A new name changes all of its people too, in
 * the same operation. Refuses NOT_FOUND, CONFLICT as `mergedPatch` does, and CONFLICT at `name` if
 * another company has it: the two can be merged.
 */
export function updateCompany(
  owner: Owner,
  { company: patch, ...seen }: SeenBy & { company: CompanyPatch },
): Promise<UpdateAnswer> {
  const edited = { entity: entityTables.company };
  return mergingFirst(owner, edited, { ...seen, patch }, (given, version) =>
    writeEdit(owner, { ...seen, patch: given, version }),
  );
}

const renamedAgainWords = "Someone else has renamed this company, so that name was kept.";

async function writeEdit(
  owner: Owner,
  { id, patch, version, operation: key }: Edit<CompanyPatch>,
): Promise<UpdateAnswer> {
  const { name } = patch;
  const nameKey = sortKey(name ?? "");
  const row = owned(owner, companies, eq(companies.id, id));
  const ownChange = sql`${changes.userId} = ${owner.userId} and ${changes.entity} = 'company'
    and ${changes.entityId} = ${id}`;
  const isOtherwise =
    name === undefined
      ? sql`false`
      : or(sql`${contacts.company} is not ${name}`, sql`${contacts.companyKey} <> ${nameKey}`);
  const done = await refusingTakenCompany(
    name ?? "",
    changePeople(owner, {
      kind: "company.update",
      key,
      people: sql`${contacts.companyId} = ${id} and ${isOtherwise}`,
      set: { company: name ?? null, companyKey: nameKey },
      computed: {
        nameKey: nameKeyWith(sql`${nameKey}`),
        searchText: sql`${searchable(nameKey)} || substr(${contacts.searchText}, instr(${contacts.searchText}, char(10)))`,
      },
      before: (operation, part) =>
        part === 0
          ? setRow(owner, operation, {
              entity: entityTables.company,
              row,
              set: {
                ...definedOnly(patch),
                ...(name === undefined ? {} : { nameKey }),
                updatedAt: Date.now(),
              },
              version,
            })
          : [
              guardRow(
                owner,
                entityTables.company,
                sql`${row} and name = ${name ?? ""}`,
                new Refusal("CONFLICT", renamedAgainWords),
              ),
            ],
      outcome: (operation) =>
        sql`(select json_object('name', coalesce(after ->> '$.name', (select name from ${companies} where ${row})),
            'version', after ->> '$.version')
          from ${changes} where ${ownChange} and ${changes.operationId} = ${operation})`,
    }),
  );
  const { name: given, version: reached } = done.outcome as { name: string; version: number };
  return { id, name: given, version: reached, people: done.people, operation: done.operation };
}
