import { asc, type SQL, sql } from "drizzle-orm";
import { sortKey } from "#domain/contact/key.ts";
import { readOwnId } from "#domain/contact/own-id.ts";
import { dealSearchText } from "#domain/deal/search-text.ts";
import { grouped } from "#domain/grouped.ts";
import type { PlacedRow, RecordData, RecordRow } from "#domain/import/record.ts";
import { pick } from "#domain/pick.ts";
import { live, type Owner } from "../../../db/owner.ts";
import { companies, deals } from "../../../db/schema.ts";
import { inList } from "./entries.ts";

/** A deal of the workspace that rows may name. */
export interface NamedDeal {
  id: number;
  createdAt: number;
  title: string;
  contactId: number | null;
  /** The folded name of its company; empty for none. */
  companyKey: string;
}

/** Finds the deals with the Kith IDs or titles that rows have, oldest first. */
export function namedDeals(owner: Owner, rows: readonly PlacedRow<RecordRow>[]) {
  const keys = rows.flatMap(({ row }) => (row.deal ? dealSearchText({ title: row.deal }) : []));
  const ids = rows.flatMap(({ row }) => readOwnId("deal", row.dealOwnId ?? "")?.id ?? []);
  const found = (condition: SQL) =>
    sql`select ${deals.id} from ${deals} where ${live(owner, deals, condition)}`;
  return owner.db
    .select({
      id: deals.id,
      createdAt: deals.createdAt,
      title: deals.title,
      contactId: deals.contactId,
      companyKey:
        sql<string>`coalesce((select name_key from ${companies} where id = ${deals.companyId}), '')`.as(
          "company_key",
        ),
    })
    .from(deals)
    .where(
      sql`${deals.id} in (${found(inList(deals.searchText, keys))} union all ${found(inList(deals.id, ids))})`,
    )
    .orderBy(asc(deals.id));
}

/**
 * The deals that rows name: the one with its Kith ID, or else the only one with its title, unless it is of another
 * company and contact, or the only one with the contact or company beside that.
 */
export function dealsOfRows(
  rows: readonly PlacedRow<RecordRow>[],
  found: readonly NamedDeal[],
): RecordData["deal"][] {
  const byTitle = grouped(found, ({ title }) => dealSearchText({ title }));
  const byId = new Map(found.map((deal) => [deal.id, deal]));
  return rows.map(({ row, contact }) => {
    const own = readOwnId("deal", row.dealOwnId ?? "");
    const linked = own && byId.get(own.id);
    if (linked?.createdAt === own?.createdAt && linked) return pick(linked, ["id", "title"]);
    if (row.deal === null) return null;
    const company = row.company === null ? null : sortKey(row.company);
    const isOf = (deal: NamedDeal) =>
      (contact !== null && deal.contactId === contact.id) || deal.companyKey === company;
    const isOfAnother = (deal: NamedDeal) =>
      company !== null && deal.companyKey !== "" && deal.companyKey !== company && !isOf(deal);
    const named = byTitle.get(dealSearchText({ title: row.deal })) ?? [];
    const [deal, ...others] =
      named.length > 1 ? named.filter(isOf) : named.filter((only) => !isOfAnother(only));
    return deal && others.length === 0 ? { id: deal.id, title: deal.title } : null;
  });
}
