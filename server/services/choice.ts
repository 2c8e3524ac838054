import { asc, desc, eq, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { type Choice, type ChoiceKind, mostFoundChoices } from "#domain/choice.ts";
import type { ChoiceSearch, OfferedFor } from "#domain/choice-input.ts";
import { contactChoice } from "#domain/contact/choice.ts";
import { callingFields, displayName } from "#domain/contact/contact.ts";
import { pick } from "#domain/pick.ts";
import { batch } from "../db/client.ts";
import { live, type Owner, owned } from "../db/owner.ts";
import { companies, contacts, contactTags, dealStages, deals } from "../db/schema.ts";
import { matching, searchableKey } from "../db/search.ts";
import { type CompanyChoice, suggestCompanies } from "./company/list.ts";

/** Which rows to read: in this order, and how many. */
interface Wanted {
  where: SQL | undefined;
  by: SQL[];
  limit: number;
}

function selectContacts(owner: Owner, { where, by, limit }: Wanted) {
  return owner.db
    .select({ id: contacts.id, ...pick(contacts, callingFields) })
    .from(contacts)
    .where(where)
    .orderBy(...by)
    .limit(limit);
}

function selectCompanies(owner: Owner, { where, by, limit }: Wanted) {
  return owner.db
    .select({ id: companies.id, name: companies.name, people: companies.peopleCount })
    .from(companies)
    .where(where)
    .orderBy(...by)
    .limit(limit);
}

function selectDeals(owner: Owner, { where, by, limit }: Wanted) {
  return owner.db
    .select({
      id: deals.id,
      title: deals.title,
      stage: sql<string>`${dealStages.name}`.as("stage_name"),
      color: sql<string | null>`${dealStages.color}`.as("stage_color"),
      personId: sql<number | null>`${contacts.id}`.as("person_id"),
      ...pick(contacts, callingFields),
    })
    .from(deals)
    .innerJoin(dealStages, eq(dealStages.id, deals.stageId))
    .leftJoin(contacts, eq(contacts.id, deals.contactId))
    .where(where)
    .orderBy(...by)
    .limit(limit);
}

function selectTags(owner: Owner, { where, by, limit }: Wanted) {
  return owner.db
    .select({
      id: contactTags.id,
      name: contactTags.name,
      color: contactTags.color,
      contacts: contactTags.contactCount,
    })
    .from(contactTags)
    .where(where)
    .orderBy(...by)
    .limit(limit);
}

type RowOf<Select extends (owner: Owner, wanted: Wanted) => Promise<unknown[]>> = Awaited<
  ReturnType<Select>
>[number];

function companyChoice({ id, name, people }: CompanyChoice): Choice {
  return { id, name, of: null, detail: people === 1 ? "1 person" : `${people} people` };
}

function dealChoice(row: RowOf<typeof selectDeals>): Choice {
  const { id, title, stage, color, personId, firstName, lastName, email, phone, company } = row;
  const person = { firstName, lastName, email, phone, company };
  const of = personId === null ? null : displayName(person);
  return { id, name: title, of, detail: stage, color };
}

function tagChoice({ id, name, color, contacts: count }: RowOf<typeof selectTags>): Choice {
  return { id, name, of: null, detail: count === 1 ? "1 contact" : `${count} contacts`, color };
}

/** The likely choices of a form: recent contacts and deals, and the first companies and tags. */
const likely = {
  contact: [desc(contacts.updatedAt), desc(contacts.id)],
  company: [asc(companies.nameKey)],
  deal: [desc(deals.id)],
  tag: [asc(contactTags.nameKey)],
} satisfies Record<ChoiceKind, SQL[]>;

/**
 * Up to 20 records of a kind that match a search, in one round trip; without one, the likely
 * choices.
 */
export async function findChoices(owner: Owner, { kind, search }: ChoiceSearch): Promise<Choice[]> {
  const limit = mostFoundChoices;
  switch (kind) {
    case "contact": {
      const found = matching(search, contacts.searchText);
      const by = found ? [asc(contacts.nameKey), asc(contacts.id)] : likely.contact;
      const where = live(owner, contacts, found);
      const [rows] = await batch(owner.db, [selectContacts(owner, { where, by, limit })]);
      return rows.map(contactChoice);
    }
    case "company": {
      if (search?.trim()) {
        return (await suggestCompanies(owner, { search, limit })).map(companyChoice);
      }
      const where = owned(owner, companies);
      const asked = selectCompanies(owner, { where, by: likely.company, limit });
      const [rows] = await batch(owner.db, [asked]);
      return rows.map(companyChoice);
    }
    case "deal": {
      const where = live(owner, deals, matching(search, deals.searchText, contacts.searchText));
      const [rows] = await batch(owner.db, [selectDeals(owner, { where, by: likely.deal, limit })]);
      return rows.map(dealChoice);
    }
    case "tag": {
      const found = matching(search, searchableKey(contactTags.nameKey));
      const where = live(owner, contactTags, found);
      const [rows] = await batch(owner.db, [selectTags(owner, { where, by: likely.tag, limit })]);
      return rows.map(tagChoice);
    }
  }
}

/** How many likely choices a plain select offers; a search finds the others. */
const mostOffered = 100;

function among(ids: readonly number[] | undefined, column: SQLiteColumn): SQL {
  return sql`${column} in (select value from json_each(${JSON.stringify(ids ?? [])}))`;
}

/** The statements that read the given contacts, of Trash too, and likely ones; none if not asked. */
export function selectOfferedContacts(owner: Owner, ids: readonly number[] | undefined) {
  const limit = ids ? mostOffered : 0;
  const given = owned(owner, contacts, among(ids, contacts.id));
  return [
    selectContacts(owner, { where: given, by: [asc(contacts.id)], limit }),
    selectContacts(owner, { where: live(owner, contacts), by: likely.contact, limit }),
  ] as const;
}

/** The given records first, then the others. */
export function offered<Row extends { id: number }>(
  given: Row[],
  others: Row[],
  choiceOf: (row: Row) => Choice,
): Choice[] {
  const known = new Set(given.map(({ id }) => id));
  return [...given, ...others.filter(({ id }) => !known.has(id))].map(choiceOf);
}

/** The choices of a form by kind. */
export type OfferedChoices = Record<"contact" | "company" | "deal", Choice[]>;

/** The statements that read the choices of a form. */
export function selectOffered(owner: Owner, { contact, company, deal }: OfferedFor) {
  const limitOf = (ids: readonly number[] | undefined) => (ids ? mostOffered : 0);
  return [
    ...selectOfferedContacts(owner, contact),
    selectCompanies(owner, {
      where: owned(owner, companies, among(company, companies.id)),
      by: likely.company,
      limit: limitOf(company),
    }),
    selectCompanies(owner, {
      where: owned(owner, companies),
      by: likely.company,
      limit: limitOf(company),
    }),
    selectDeals(owner, {
      where: owned(owner, deals, among(deal, deals.id)),
      by: likely.deal,
      limit: limitOf(deal),
    }),
    selectDeals(owner, { where: live(owner, deals), by: likely.deal, limit: limitOf(deal) }),
  ] as const;
}

type RowsOf<Statements> = {
  [Index in keyof Statements]: Statements[Index] extends PromiseLike<infer Rows> ? Rows : never;
};

/** The result of those statements. */
export function offeredChoices([people, recentPeople, firms, firstFirms, sales, newSales]: RowsOf<
  ReturnType<typeof selectOffered>
>): OfferedChoices {
  return {
    contact: offered(people, recentPeople, contactChoice),
    company: offered(firms, firstFirms, companyChoice),
    deal: offered(sales, newSales, dealChoice),
  };
}

/**
 * What the selects of a form offer without JavaScript, in one round trip: for each kind that is
 * named, the records that the form has selected and likely others.
 */
export async function offerChoices(owner: Owner, asked: OfferedFor): Promise<OfferedChoices> {
  return offeredChoices(await batch(owner.db, selectOffered(owner, asked)));
}
