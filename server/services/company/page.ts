import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/sqlite-core";
import type { CompanyPageQuery, CompanyPeopleQuery } from "#domain/company/input.ts";
import { type Called, callingFields } from "#domain/contact/contact.ts";
import type { BaseRates } from "#domain/money/rate.ts";
import { pick } from "#domain/pick.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { type Page, type Position, pageOf, readCursor } from "../../db/cursor.ts";
import { orderBy, rangesAfter, readingOrder } from "../../db/keyset.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { companies, contacts, deals } from "../../db/schema.ts";
import { type CardRow, cardColumns, cardOf, type DealCard } from "../deal/deal.ts";
import { baseRatesOf, selectBaseRates } from "../rate.ts";
import { type Stage, selectStages } from "../stage-list.ts";
import { selectCompanyTimeline, type TimelinePage, timelinePage } from "../timeline/timeline.ts";
import { type OpenTodo, openTodosOf, selectOpenTodos } from "../todo/open.ts";
import { type Company, companyColumns } from "./company.ts";
import { type CompanyFigures, dealsByStage, figuresOf } from "./figures.ts";

/** A contact of a company. */
export interface CompanyPerson extends Called {
  id: number;
  jobTitle: string | null;
}

/** A company with its first people and its latest deals. */
export interface CompanyRecord {
  company: Company & CompanyFigures;
  people: Page<CompanyPerson>;
  deals: (DealCard & { stage: Stage | undefined })[];
  /** Whether there are more than these. */
  moreDeals: boolean;
  /** The rates that convert the totals into the person's base currency. */
  rates: BaseRates | null;
}

/** How many people of a company its page shows at once. */
const peopleShown = 15;

/** How many deals of a company its page shows: the latest ones. */
const dealsShown = 20;

const person = {
  id: contacts.id,
  ...pick(contacts, callingFields),
  jobTitle: contacts.jobTitle,
  nameKey: contacts.nameKey,
};

type PersonRow = CompanyPerson & { nameKey: string };

const byName = orderBy(contacts, "nameKey", "id");

function selectCompany(owner: Owner, id: number) {
  return owner.db
    .select({ ...companyColumns, byStage: dealsByStage(sql`${id}`).as("by_stage") })
    .from(companies)
    .where(owned(owner, companies, eq(companies.id, id)));
}

/** A company's people by name and one more, from the index that has them by company key. */
function selectPeople(owner: Owner, id: number, position: Position | undefined, limit: number) {
  const key = sql`(select company.name_key from ${companies} as company
    where company.id = ${id} and company.user_id = ${owner.userId})`;
  const range = (part: SQL | undefined) =>
    owner.db
      .select(person)
      .from(contacts)
      .where(live(owner, contacts, sql`${contacts.companyKey} = ${key}`, part))
      .orderBy(...readingOrder(byName, position))
      .limit(limit + 1);
  const [first, second] = rangesAfter(byName, position);
  if (!second) return range(first);
  const rows = (part: SQL | undefined, name: string) =>
    owner.db.select().from(range(part).as(name));
  return unionAll(rows(first, "ties"), rows(second, "others")).limit(limit + 1);
}

function positionOf(cursor: string | null | undefined): Position | undefined {
  return cursor ? readCursor(cursor, ["string", "number"]) : undefined;
}

function peoplePage(
  rows: PersonRow[],
  limit: number,
  position: Position | undefined,
): Page<CompanyPerson> {
  const page = pageOf(rows, limit, position, ({ nameKey, id }) => [nameKey, id]);
  return { ...page, items: page.items.map(({ nameKey: _, ...each }) => each) };
}

function selectDeals(owner: Owner, id: number) {
  return owner.db
    .select(cardColumns)
    .from(deals)
    .leftJoin(contacts, eq(contacts.id, deals.contactId))
    .where(and(sql`+${live(owner, deals)}`, eq(deals.companyId, id)))
    .orderBy(desc(deals.id))
    .limit(dealsShown + 1);
}

/** The statements that read a company and what belongs to it. */
function selectRecord(owner: Owner, id: number, people: Position | undefined) {
  return [
    selectCompany(owner, id),
    selectStages(owner, "all"),
    selectPeople(owner, id, people, peopleShown),
    selectDeals(owner, id),
    selectBaseRates(owner),
  ] as const;
}

type CompanyRow = Company & { byStage: string };

interface Rows {
  row: CompanyRow | undefined;
  stages: Stage[];
  people: PersonRow[];
  deals: CardRow[];
  rates: Parameters<typeof baseRatesOf>[0];
}

function recordOf(
  { row, stages, people, deals, rates }: Rows,
  position: Position | undefined,
): CompanyRecord {
  if (!row) throw missing("company");
  const { byStage, ...company } = row;
  return {
    company: { ...company, ...figuresOf(byStage, stages) },
    people: peoplePage(people, peopleShown, position),
    deals: deals.slice(0, dealsShown).map((deal) => ({
      ...cardOf(deal),
      stage: stages.find(({ id }) => id === deal.stageId),
    })),
    moreDeals: deals.length > dealsShown,
    rates: baseRatesOf(rates),
  };
}

/** One company with its first people and its latest deals. Refuses NOT_FOUND. */
export async function findCompany(owner: Owner, id: number): Promise<CompanyRecord> {
  const [[row], stages, people, cards, rates] = await batch(
    owner.db,
    selectRecord(owner, id, undefined),
  );
  return recordOf({ row, stages, people, deals: cards, rates }, undefined);
}

/**
 * The content of a company's page, in one round trip; `people` and `cursor` are the positions where
 * its people and its timeline continue. Refuses NOT_FOUND, BAD_REQUEST for a malformed cursor.
 */
export async function readCompanyPage(
  owner: Owner,
  { people: peopleCursor, ...query }: CompanyPageQuery,
): Promise<CompanyRecord & { tasks: OpenTodo[]; timeline: TimelinePage }> {
  const position = positionOf(peopleCursor);
  const [[row], stages, people, cards, rates, tasks, ...timeline] = await batch(owner.db, [
    ...selectRecord(owner, query.id, position),
    selectOpenTodos(owner, "company", query.id),
    ...selectCompanyTimeline(owner, query),
  ]);
  const record = recordOf({ row, stages, people, deals: cards, rates }, position);
  return {
    ...record,
    tasks: openTodosOf(tasks),
    timeline: timelinePage([...timeline, tasks], { stages, people: [], of: "company" }, query),
  };
}

/** The people of a company by name. Refuses NOT_FOUND, BAD_REQUEST for a malformed cursor. */
export async function listCompanyPeople(
  owner: Owner,
  { id, cursor, limit = 50 }: CompanyPeopleQuery,
): Promise<Page<CompanyPerson>> {
  const position = positionOf(cursor);
  const [[found], people] = await batch(owner.db, [
    owner.db
      .select({ id: companies.id })
      .from(companies)
      .where(owned(owner, companies, eq(companies.id, id))),
    selectPeople(owner, id, position, limit),
  ]);
  if (!found) throw missing("company");
  return peoplePage(people, limit, position);
}
