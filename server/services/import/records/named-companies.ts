import { sql } from "drizzle-orm";
import { readOwnId } from "#domain/contact/own-id.ts";
import type { PlacedRow, RecordRow } from "#domain/import/record.ts";
import { type Owner, owned } from "../../../db/owner.ts";
import { companies } from "../../../db/schema.ts";

/** A company of the workspace whose Kith ID rows may have. */
interface LinkedCompany {
  id: number;
  createdAt: number;
  name: string;
  key: string;
}

/** Finds the companies whose Kith IDs rows have. */
export function linkedCompanies(owner: Owner, rows: readonly RecordRow[]) {
  const ids = rows.flatMap(
    ({ companyOwnId }) => readOwnId("company", companyOwnId ?? "")?.id ?? [],
  );
  const { id, createdAt, name, nameKey } = companies;
  return owner.db
    .select({ id, createdAt, name, key: nameKey })
    .from(companies)
    .where(
      owned(owner, companies, sql`${id} in (select value from json_each(${JSON.stringify(ids)}))`),
    );
}

/** The rows, in which a company whose Kith ID they have is called what it is called by now. */
export function withCompanies<Row extends RecordRow>(
  rows: readonly PlacedRow<Row>[],
  found: readonly LinkedCompany[],
): PlacedRow<Row>[] {
  const byId = new Map(found.map((company) => [company.id, company]));
  return rows.map((placed) => {
    const own = readOwnId("company", placed.row.companyOwnId ?? "");
    const company = own && byId.get(own.id);
    return company && company.createdAt === own.createdAt
      ? { ...placed, row: { ...placed.row, company: company.name } }
      : placed;
  });
}
