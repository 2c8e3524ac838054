import { desc, eq } from "drizzle-orm";
import { type Called, callingFields } from "#domain/contact/contact.ts";
import { pick } from "#domain/pick.ts";
import type { TodoChoicesQuery } from "#domain/todo/input.ts";
import { batch } from "../../db/client.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { companies, contacts, deals } from "../../db/schema.ts";
import { type Category, selectCategories } from "../category/category.ts";

/** What a task can refer to. */
export interface TodoChoices {
  categories: Category[];
  contacts: (Called & { id: number })[];
  deals: { id: number; title: string }[];
  companies: { id: number; name: string }[];
}

/** How many of each a plain select offers: those that were changed last. */
const offered = 100;

/** The choices of a task's form, with the given records first. */
export async function readTodoChoices(
  owner: Owner,
  { contactId = 0, dealId = 0, companyId = 0 }: TodoChoicesQuery = {},
): Promise<TodoChoices> {
  const contact = { id: contacts.id, ...pick(contacts, callingFields) };
  const deal = { id: deals.id, title: deals.title };
  const company = { id: companies.id, name: companies.name };
  const [categories, givenContact, recent, givenDeal, latest, givenCompany, firms] = await batch(
    owner.db,
    [
      selectCategories(owner),
      owner.db
        .select(contact)
        .from(contacts)
        .where(owned(owner, contacts, eq(contacts.id, contactId))),
      owner.db
        .select(contact)
        .from(contacts)
        .where(live(owner, contacts))
        .orderBy(desc(contacts.updatedAt), desc(contacts.id))
        .limit(offered),
      owner.db
        .select(deal)
        .from(deals)
        .where(owned(owner, deals, eq(deals.id, dealId))),
      owner.db
        .select(deal)
        .from(deals)
        .where(live(owner, deals))
        .orderBy(desc(deals.id))
        .limit(offered),
      owner.db
        .select(company)
        .from(companies)
        .where(owned(owner, companies, eq(companies.id, companyId))),
      owner.db
        .select(company)
        .from(companies)
        .where(owned(owner, companies))
        .orderBy(companies.nameKey)
        .limit(offered),
    ],
  );
  return {
    categories,
    contacts: withGiven(givenContact, recent),
    deals: withGiven(givenDeal, latest),
    companies: withGiven(givenCompany, firms),
  };
}

function withGiven<Row extends { id: number }>(given: Row[], others: Row[]): Row[] {
  return [...given, ...others.filter(({ id }) => given.every((each) => each.id !== id))];
}
