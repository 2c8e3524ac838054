import { asc, sql } from "drizzle-orm";
import type { CompanyValues } from "#domain/company/fields.ts";
import type { CompanyExport } from "#domain/company/input.ts";
import { batch } from "../../db/client.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { companies } from "../../db/schema.ts";
import { matching, searchableKey } from "../../db/search.ts";
import { companiesById, companyColumns } from "./company.ts";

/** A company in an export: all typed values, and how many people it has. */
export interface ExportedCompany extends CompanyValues {
  id: number;
  people: number;
  createdAt: number;
  updatedAt: number;
}

const { lastActivityAt: _, nextActivityAt: __, version: ___, ...exported } = companyColumns;

/** How many companies one call of an export reads. */
const exportedAtOnce = 1_000;

/**
 * A batch of companies in the order of their names' keys, starting after the key `after`: all of the
 * workspace, or those that are selected.
 */
export async function exportCompanies(
  owner: Owner,
  { after = "", selection = {} }: CompanyExport,
): Promise<{ items: ExportedCompany[]; next: string | null }> {
  const { ids, filter } = selection;
  const [rows] = await batch(owner.db, [
    owner.db
      .select({ ...exported, nameKey: companies.nameKey })
      .from(companies)
      .where(
        owned(
          owner,
          companies,
          sql`${companies.nameKey} > ${after}`,
          ids && companiesById(owner, ids),
          matching(filter?.search, searchableKey(companies.nameKey)),
        ),
      )
      .orderBy(asc(companies.nameKey))
      .limit(exportedAtOnce),
  ]);
  const next = rows.length === exportedAtOnce ? (rows.at(-1)?.nameKey ?? null) : null;
  return { items: rows.map(({ nameKey: _key, ...company }) => company), next };
}
