import { eq, type SQL, sql } from "drizzle-orm";
import { entityTables } from "../../db/entities.ts";
import type { Step } from "../../db/log.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { deleteRows, guardRow } from "../../db/record.ts";
import { changes, companies, contactActivities, contacts, files } from "../../db/schema.ts";
import { onlyCompany } from "../contact/called.ts";
import { changePeople } from "./people.ts";
import { moveReferences } from "./references.ts";

export interface DeletionAnswer {
  id: number;
  name: string;
  /** Contacts who are left without a company, including those in Trash. */
  people: number;
  operation: string;
}

/**
 * Deletes a company, its files and the activities with nobody else; its people and their deals remain, without a
 * company. One operation. Refuses NOT_FOUND.
 */
export async function deleteCompany(
  owner: Owner,
  { id, operation: key }: { id: number; operation?: string | undefined },
): Promise<DeletionAnswer> {
  const row = owned(owner, companies, eq(companies.id, id));
  const { operation, people, outcome } = await changePeople(owner, {
    kind: "company.delete",
    key,
    people: eq(contacts.companyId, id),
    set: { companyId: null },
    // Who has nothing else to be called by keeps its name.
    computed: {
      company: sql`case when ${onlyCompany} then ${contacts.company} end`,
      companyKey: sql`case when ${onlyCompany} then ${contacts.companyKey} else '' end`,
      searchText: sql`case when ${onlyCompany} then ${contacts.searchText}
        else substr(${contacts.searchText}, instr(${contacts.searchText}, char(10))) end`,
    },
    before: () => [guardRow(owner, entityTables.company, row)],
    after: (number, isLast) => [
      ...deleteBelongings(owner, number, { id, isLast }),
      ...moveReferences(owner, number, { lose: [id], keep: null, when: isLast }),
      ...deleteRows(owner, number, entityTables.company, sql`${row} and ${isLast}`),
    ],
    outcome: (number) =>
      sql`(select json_quote(before ->> '$.name') from ${changes} where ${changes.userId} = ${owner.userId}
        and ${changes.operationId} = ${number} and ${changes.entity} = 'company' and ${changes.entityId} = ${id})`,
  });
  return { id, name: (outcome as string | null) ?? "", people, operation };
}

/** The steps that delete the files of a company, and the activities which are with it alone. */
function deleteBelongings(
  owner: Owner,
  operation: SQL,
  { id, isLast }: { id: number; isLast: SQL },
): Step[] {
  const { companyId, contactId, dealId } = contactActivities;
  const alone = sql`${companyId} = ${id} and ${contactId} is null and ${dealId} is null
    and +${owned(owner, contactActivities)}`;
  const its = sql`select ${files.id} from ${files} where ${files.companyId} = ${id}
    union select ${files.id} from ${files} where ${files.activityId} in
      (select ${contactActivities.id} from ${contactActivities} where ${alone})`;
  const { file, activity } = entityTables;
  return [
    ...deleteRows(
      owner,
      operation,
      file,
      sql`${files.id} in (${its}) and +${owned(owner, files)} and ${isLast}`,
    ),
    ...deleteRows(owner, operation, activity, sql`${alone} and ${isLast}`),
  ];
}
