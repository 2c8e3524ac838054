import { type SQL, sql } from "drizzle-orm";
import type { CompanySort } from "#domain/company/company.ts";
import type { CompanyQuery, CompanySuggestion } from "#domain/company/input.ts";
import { sortKey } from "#domain/contact/key.ts";
import type { BaseRates } from "#domain/money/rate.ts";
import { pick } from "#domain/pick.ts";
import { searchTerms } from "#domain/search/terms.ts";
import { batch } from "../../db/client.ts";
import { type Page, type Position, pageOf, readCursor } from "../../db/cursor.ts";
import { beyond, keysOf, type Order, orderBy, readingOrder, shapeOf } from "../../db/keyset.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { companies, workspaceFigures } from "../../db/schema.ts";
import { matching, searchableKey } from "../../db/search.ts";
import { baseRatesOf, selectBaseRates } from "../rate.ts";
import { selectStages } from "../stage-list.ts";
import { type Company, companiesById, companyColumns } from "./company.ts";
import { type CompanyFigures, dealsByStage, figuresOf } from "./figures.ts";

/** What a row of the list has of a company: no long texts. */
const rowColumns = pick(companyColumns, [
  "id",
  "name",
  "people",
  "createdAt",
  "updatedAt",
  "version",
]);

export interface ListedCompany extends Pick<Company, keyof typeof rowColumns>, CompanyFigures {}

export interface CompanyPage extends Page<ListedCompany> {
  /** How many companies the whole list has; at least this many where `totalCapped`. */
  total: number;
  totalCapped: boolean;
  /** The rates that convert totals into the person's reporting currency. */
  rates: BaseRates | null;
}

/** The results of a search are counted up to this number. */
const mostCounted = 1_000;

const byName = orderBy(companies, "nameKey");
const byPeople = orderBy(companies, "peopleCount", "nameKey");

/** By people, all companies are sorted: an index would have to be written with each contact. */
const orders: Record<CompanySort, Order<"nameKey" | "peopleCount">> = {
  name: byName,
  people: {
    columns: byPeople.columns.map((each) => ({ ...each, descending: each.key === "peopleCount" })),
  },
};

type Row = Pick<Company, keyof typeof rowColumns> & {
  nameKey: string;
  peopleCount: number;
  deals: string;
};

interface CompanyPageRequest {
  order: Order;
  position: Position | undefined;
  condition: SQL;
}

/**
 * A page and one more row; deals are counted only for the companies shown, not for all that are
 * sorted.
 */
function selectPage(
  owner: Owner,
  { order, position, condition }: CompanyPageRequest,
  limit: number,
) {
  const by = sql.join(readingOrder(order, position), sql`, `);
  const after = beyond(order, position) ?? sql`true`;
  const columns = sql.join(
    Object.entries(rowColumns).map(([name, column]) => sql`${column} as ${sql.identifier(name)}`),
    sql`, `,
  );
  return owner.db.all<Row>(
    sql`select page.*, ${dealsByStage(sql`page.id`)} as "deals" from (
      select ${columns}, ${companies.nameKey} as "nameKey", ${companies.peopleCount} as "peopleCount"
      from ${companies} where ${condition} and ${after} order by ${by} limit ${limit + 1}) as page`,
  );
}

function selectTotal(owner: Owner, condition: SQL, filtered: boolean) {
  if (filtered) {
    return owner.db.all<{ total: number }>(
      sql`select count(*) as total from (select 1 from ${companies} where ${condition} limit ${mostCounted + 1})`,
    );
  }
  return owner.db.all<{ total: number }>(
    sql`select companies as total from ${workspaceFigures} where ${owned(owner, workspaceFigures)}`,
  );
}

/**
 * A page of companies, in one round trip, by name or with most people first, each with the figures
 * of its deals. Refuses BAD_REQUEST for a malformed cursor.
 */
export async function listCompanies(owner: Owner, query: CompanyQuery = {}): Promise<CompanyPage> {
  const { search, ids, sort = "name", cursor, limit = 50 } = query;
  const order = orders[sort];
  const position = cursor ? readCursor(cursor, shapeOf(order)) : undefined;
  const found = matching(search, searchableKey(companies.nameKey));
  const condition = ids
    ? sql`${companiesById(owner, ids)} and ${found ?? sql`true`}`
    : owned(owner, companies, found);
  const filtered = found !== undefined || ids !== undefined;
  const [stages, [counted], rates, rows] = await batch(owner.db, [
    selectStages(owner, "all"),
    selectTotal(owner, condition, filtered),
    selectBaseRates(owner),
    selectPage(owner, { order, position, condition }, limit),
  ]);
  const page = pageOf(rows, limit, position, (row) => keysOf(order, row));
  const total = counted?.total ?? 0;
  return {
    ...page,
    items: page.items.map(({ deals, nameKey: _, peopleCount: __, ...company }) => ({
      ...company,
      ...figuresOf(deals, stages),
    })),
    total: filtered ? Math.min(total, mostCounted) : total,
    totalCapped: filtered && total > mostCounted,
    rates: baseRatesOf(rates),
  };
}

/** A company to select. */
export interface CompanyChoice {
  id: number;
  name: string;
  people: number;
}

/** The default number of suggestions. */
const suggested = 8;

/** Sorts after any text. */
const lastCharacter = "\u{10ffff}";

/**
 * A few companies for what somebody has started to type: those whose name begins with it, then
 * those where every typed word begins a word of the name. An exact match comes first.
 */
export async function suggestCompanies(
  owner: Owner,
  { search, limit = suggested }: CompanySuggestion,
): Promise<CompanyChoice[]> {
  const begun = sortKey(search);
  const words = searchTerms(search)?.words ?? [];
  if (begun === "" || words.length === 0) return [];
  const select = (condition: SQL) =>
    owner.db
      .select({ id: companies.id, name: companies.name, people: companies.peopleCount })
      .from(companies)
      .where(owned(owner, companies, condition))
      .orderBy(companies.nameKey)
      .limit(limit);
  const starts = words.map(
    (word) => sql`instr(' ' || ${searchableKey(companies.nameKey)}, ${` ${word}`}) > 0`,
  );
  const [first, others] = await batch(owner.db, [
    select(
      sql`${companies.nameKey} >= ${begun} and ${companies.nameKey} < ${begun + lastCharacter}`,
    ),
    select(sql.join(starts, sql` and `)),
  ]);
  const known = new Set(first.map(({ id }) => id));
  return [...first, ...others.filter(({ id }) => !known.has(id))].slice(0, limit);
}
