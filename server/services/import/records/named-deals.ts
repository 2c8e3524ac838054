import { asc, sql } from "drizzle-orm";
import { sortKey } from "#domain/contact/key.ts";
import { dealSearchText } from "#domain/deal/search-text.ts";
import { grouped } from "#domain/grouped.ts";
import type { PlacedRow, RecordData, RecordRow } from "#domain/import/record.ts";
import { live, type Owner } from "../../../db/owner.ts";
import { companies, deals } from "../../../db/schema.ts";

/** A deal of the workspace that rows may name. */
export interface NamedDeal {
  id: number;
  title: string;
  contactId: number | null;
  /** The folded name of its company; empty for none. */
  companyKey: string;
}

/** Finds the deals with the titles that rows name, oldest first. */
export function namedDeals(owner: Owner, rows: readonly PlacedRow<RecordRow>[]) {
  const keys = rows.flatMap(({ row }) => (row.deal ? dealSearchText({ title: row.deal }) : []));
  return owner.db
    .select({
      id: deals.id,
      title: deals.title,
      contactId: deals.contactId,
      companyKey:
        sql<string>`coalesce((select name_key from ${companies} where id = ${deals.companyId}), '')`.as(
          "company_key",
        ),
    })
    .from(deals)
    .where(
      live(
        owner,
        deals,
        sql`${deals.searchText} in (select value from json_each(${JSON.stringify(keys)}))`,
      ),
    )
    .orderBy(asc(deals.id));
}

/**
 * The deals that rows name: the only one with its title, unless it is of another company and contact, or the
 * only one with the contact or company beside that.
 */
export function dealsOfRows(
  rows: readonly PlacedRow<RecordRow>[],
  found: readonly NamedDeal[],
): RecordData["deal"][] {
  const byTitle = grouped(found, ({ title }) => dealSearchText({ title }));
  return rows.map(({ row, contact }) => {
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
