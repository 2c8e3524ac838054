import { asc, desc, eq, or, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { type Called, type ContactText, callingFields } from "#domain/contact/contact.ts";
import { searchedFields } from "#domain/contact/fields.ts";
import { type Day, toDay } from "#domain/day.ts";
import { givenValue } from "#domain/deal/deal.ts";
import { pick } from "#domain/pick.ts";
import type { Find } from "#domain/search/input.ts";
import { type FoundKind, foundKinds, numberIn } from "#domain/search/search.ts";
import { searchTerms } from "#domain/search/terms.ts";
import type { TodoStatus } from "#domain/todo/todo.ts";
import { batch } from "../../db/client.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import {
  companies,
  contactActivities,
  contactPoints,
  contacts,
  contactTags,
  dealStages,
  deals,
  todos,
} from "../../db/schema.ts";
import { matching, type SearchedColumn, searchableKey } from "../../db/search.ts";
import { type FoundActivity, foundActivityOf, selectActivities } from "./activities.ts";
import { hitId, hits, type Matches, matched, matchesOf } from "./hits.ts";

/** Fields that are always shown for a contact. */
const shownFields = ["firstName", "lastName", "email", "phone", "company", "jobTitle"] as const;
type ShownField = (typeof shownFields)[number];

/** Fields that are shown only if they match. */
const otherFields = searchedFields.filter((name) => !shownFields.some((shown) => shown === name));

export interface FoundContact extends Pick<ContactText, ShownField> {
  id: number;
  /** Other searched values: emails and phones after the main ones, and other fields. */
  further: string[];
}

export interface FoundCompany {
  id: number;
  name: string;
  people: number;
}

export interface FoundDeal {
  id: number;
  title: string;
  /** In the currency's major unit; null for a deal without a value. */
  value: number | null;
  currency: string;
  stage: { name: string; color: string | null };
  contact: Called | null;
}

export interface FoundTodo {
  id: number;
  title: string;
  dueDate: Day | null;
  status: TodoStatus;
}

export interface FoundTag {
  id: number;
  name: string;
  color: string;
  contacts: number;
}

export interface Found {
  contacts: Matches<FoundContact>;
  companies: Matches<FoundCompany>;
  deals: Matches<FoundDeal>;
  todos: Matches<FoundTodo>;
  activities: Matches<FoundActivity>;
  tags: Matches<FoundTag>;
}

/** The matching contacts, by name; one index covers the search. */
function selectContacts(owner: Owner, match: SQL, limit: number) {
  const by = [asc(contacts.nameKey), asc(contacts.id)];
  const condition = live(owner, contacts, match);
  const further = sql<string>`(select json_group_array(${contactPoints.value}) from ${contactPoints}
    where ${contactPoints.contactId} = ${contacts.id})`;
  const others = sql<string>`json_array(${sql.join(Object.values(pick(contacts, otherFields)), sql`, `)})`;
  return owner.db
    .select({
      id: contacts.id,
      ...pick(contacts, shownFields),
      further: further.as("further"),
      others: others.as("others"),
      matched,
    })
    .from(hits({ id: contacts.id, from: sql`${contacts}`, condition, by }, limit))
    .crossJoin(contacts)
    .where(eq(contacts.id, hitId))
    .orderBy(...by);
}

/** The non-empty texts in JSON lists. */
function textsIn(...lists: string[]): string[] {
  return lists
    .flatMap((list) => JSON.parse(list) as (string | null)[])
    .flatMap((text) => text ?? []);
}

function selectCompanies(owner: Owner, match: SQL, limit: number) {
  const by = [asc(companies.nameKey)];
  const condition = owned(owner, companies, match);
  return owner.db
    .select({ id: companies.id, name: companies.name, people: companies.peopleCount, matched })
    .from(hits({ id: companies.id, from: sql`${companies}`, condition, by }, limit))
    .crossJoin(companies)
    .where(eq(companies.id, hitId))
    .orderBy(...by);
}

/** The deals that match by title or contact, as in their list, newest first. */
function selectDeals(owner: Owner, match: SQL, limit: number) {
  const by = [desc(deals.id)];
  const withContact = eq(contacts.id, deals.contactId);
  const from = sql`${deals} left join ${contacts} on ${withContact}`;
  const condition = live(owner, deals, match);
  return owner.db
    .select({
      id: deals.id,
      title: deals.title,
      value: deals.value,
      currency: deals.currency,
      stageName: sql<string>`${dealStages.name}`.as("stage_name"),
      stageColor: sql<string | null>`${dealStages.color}`.as("stage_color"),
      contactId: sql<number | null>`${contacts.id}`.as("found_contact_id"),
      ...pick(contacts, callingFields),
      matched,
    })
    .from(hits({ id: deals.id, from, condition, by }, limit))
    .crossJoin(deals)
    .innerJoin(dealStages, eq(dealStages.id, deals.stageId))
    .leftJoin(contacts, withContact)
    .where(eq(deals.id, hitId))
    .orderBy(...by);
}

/** The matching tasks, by title; one index covers the search. */
function selectTodos(owner: Owner, match: SQL, limit: number) {
  const by = [asc(todos.searchText), asc(todos.id)];
  const condition = live(owner, todos, match);
  return owner.db
    .select({
      id: todos.id,
      title: todos.title,
      dueDate: todos.dueDate,
      status: todos.status,
      matched,
    })
    .from(hits({ id: todos.id, from: sql`${todos}`, condition, by }, limit))
    .crossJoin(todos)
    .where(eq(todos.id, hitId))
    .orderBy(...by);
}

function selectTags(owner: Owner, match: SQL, limit: number) {
  const by = [asc(contactTags.nameKey)];
  const condition = live(owner, contactTags, match);
  return owner.db
    .select({
      id: contactTags.id,
      name: contactTags.name,
      color: contactTags.color,
      contacts: contactTags.contactCount,
      matched,
    })
    .from(hits({ id: contactTags.id, from: sql`${contactTags}`, condition, by }, limit))
    .crossJoin(contactTags)
    .where(eq(contactTags.id, hitId))
    .orderBy(...by);
}

/**
 * A few records of each kind that match a search, in one round trip: every word must occur, as in
 * the lists. "#12" also finds the contact, deal and task with that number.
 */
export async function findAll(
  owner: Owner,
  { query, kinds = [...foundKinds], limit = 5 }: Find,
): Promise<Found> {
  const terms = searchTerms(query);
  if (!terms) {
    const nothing = { items: [], total: 0, totalCapped: false };
    return {
      ...{ contacts: nothing, companies: nothing, deals: nothing },
      ...{ todos: nothing, activities: nothing, tags: nothing },
    };
  }
  const number = numberIn(query);
  const match = (
    kind: FoundKind,
    id: SQLiteColumn,
    ...columns: [SearchedColumn, ...SearchedColumn[]]
  ) => {
    if (!kinds.includes(kind)) return sql`false`;
    const numbered = kind === "contact" || kind === "deal" || kind === "todo";
    return (
      or(matching(query, ...columns), numbered && number ? eq(id, number) : undefined) ?? sql`false`
    );
  };
  const [people, firms, sales, tasks, talks, labels] = await batch(owner.db, [
    selectContacts(owner, match("contact", contacts.id, contacts.searchText), limit),
    selectCompanies(owner, match("company", companies.id, searchableKey(companies.nameKey)), limit),
    selectDeals(owner, match("deal", deals.id, deals.searchText, contacts.searchText), limit),
    selectTodos(owner, match("todo", todos.id, todos.searchText), limit),
    selectActivities(
      owner,
      match("activity", contactActivities.id, contactActivities.searchText),
      limit,
    ),
    selectTags(owner, match("tag", contactTags.id, searchableKey(contactTags.nameKey)), limit),
  ]);
  return {
    contacts: matchesOf(
      people.map(({ others, ...row }) => ({ ...row, further: textsIn(row.further, others) })),
    ),
    companies: matchesOf(firms),
    deals: matchesOf(
      sales.map(({ stageName, stageColor, contactId, ...row }) => {
        const { firstName, lastName, email, phone, company, ...deal } = row;
        return {
          ...deal,
          value: givenValue(deal.value),
          stage: { name: stageName, color: stageColor },
          contact: contactId === null ? null : { firstName, lastName, email, phone, company },
        };
      }),
    ),
    todos: matchesOf(
      tasks.map(({ dueDate, ...row }) => ({
        ...row,
        dueDate: dueDate === null ? null : toDay(dueDate),
      })),
    ),
    activities: matchesOf(talks.map((row) => foundActivityOf(row, terms))),
    tags: matchesOf(labels),
  };
}
