import { eq, type SQL } from "drizzle-orm";
import { type FileParty, fileParties } from "#domain/file/file.ts";
import type { FilePartyInput } from "#domain/file/input.ts";
import { missing, type Refusal } from "#domain/refusal.ts";
import { type Entity, entityTables } from "../../db/entities.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { companies, contactActivities, contacts, deals, files } from "../../db/schema.ts";

/** The record that files belong to, as queries find it: one of the owner's own, and not in Trash. */
export interface FileOwner {
  party: FileParty;
  id: number;
  entity: Entity;
  row: SQL;
  refusal: Refusal;
}

const nouns = {
  contactId: "contact",
  dealId: "deal",
  companyId: "company",
  activityId: "activity",
} as const;

const rowOf: Record<FileParty, (owner: Owner, id: number) => SQL> = {
  contactId: (owner, id) => live(owner, contacts, eq(contacts.id, id)),
  dealId: (owner, id) => live(owner, deals, eq(deals.id, id)),
  companyId: (owner, id) => owned(owner, companies, eq(companies.id, id)),
  activityId: (owner, id) => live(owner, contactActivities, eq(contactActivities.id, id)),
};

/** The one record that an input names. */
export function fileOwnerOf(owner: Owner, given: FilePartyInput): FileOwner {
  const party = fileParties.find((each) => given[each] !== undefined) ?? "contactId";
  const id = given[party] ?? 0;
  return {
    party,
    id,
    entity: entityTables[nouns[party]],
    row: rowOf[party](owner, id),
    refusal: missing(nouns[party], party),
  };
}

/** The column that refers to a kind of record. */
export const partyColumns = {
  contactId: files.contactId,
  dealId: files.dealId,
  companyId: files.companyId,
  activityId: files.activityId,
};
