import { eq, type SQL, sql } from "drizzle-orm";
import { type ActivityParty, activityParties } from "#domain/activity/activity.ts";
import { missing } from "#domain/refusal.ts";
import { entityTables } from "../../db/entities.ts";
import type { Step } from "../../db/log.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { guardRow } from "../../db/record.ts";
import { companies, contacts, deals } from "../../db/schema.ts";

/** Finds a record that an activity may be with: one of the owner's own, and not in Trash. */
const rowOf = {
  contactId: (owner: Owner, id: number) => live(owner, contacts, eq(contacts.id, id)),
  dealId: (owner: Owner, id: number) => live(owner, deals, eq(deals.id, id)),
  companyId: (owner: Owner, id: number) => owned(owner, companies, eq(companies.id, id)),
};

const nounOf = { contactId: "contact", dealId: "deal", companyId: "company" } as const;

/** The refusal for a record that an activity can't be with. */
export function missingParty(party: ActivityParty) {
  return missing(nounOf[party], party);
}

/** The first of some records that activities can't be with, as `gone`; null if there is none. */
export function selectMissingParty(owner: Owner, parties: Partial<Record<ActivityParty, number>>) {
  const cases = activityParties.flatMap((party) => {
    const id = parties[party];
    if (id === undefined) return [];
    const { table } = entityTables[nounOf[party]];
    const row = rowOf[party](owner, id);
    return [
      sql`when not exists (select 1 from ${table} where ${row}) then ${sql.raw(`'${party}'`)}`,
    ];
  });
  const gone: SQL = cases.length > 0 ? sql`case ${sql.join(cases, sql` `)} end` : sql`null`;
  return owner.db.all<{ gone: ActivityParty | null }>(sql`select ${gone} as "gone"`);
}

/** Refuses NOT_FOUND, at its field, for a record that an activity can't be with. */
export function guardParties(
  owner: Owner,
  parties: Partial<Record<ActivityParty, number | null>>,
): Step[] {
  return activityParties.flatMap((party) => {
    const id = parties[party];
    if (id == null) return [];
    const entity = entityTables[nounOf[party]];
    const row = rowOf[party](owner, id);
    return [guardRow(owner, entity, row, missingParty(party), "missing_reference")];
  });
}
