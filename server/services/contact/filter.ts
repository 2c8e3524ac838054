import { type SQL, sql } from "drizzle-orm";
import type { ContactFilter } from "#domain/contact/input.ts";
import type { Order } from "../../db/keyset.ts";
import { live, type Owner } from "../../db/owner.ts";
import type { Choice } from "../../db/plan.ts";
import { companies, contacts, contactsToTags, deals, dealsToContacts } from "../../db/schema.ts";

/** The contacts with any of these tags. */
export function tagChoice(ids: readonly number[]): Choice {
  const distinct = sql.raw(ids.length > 1 ? "distinct" : "");
  return {
    rows: sql`select ${distinct} ${contactsToTags.contactId} as chosen_id from ${contactsToTags} where ${withTags(ids)}`,
    condition: hasTags(ids),
  };
}

/** Whether a contact, that of the row unless another is named, has any of these tags. */
export function hasTags(ids: readonly number[], contactId = sql`contacts.id`): SQL {
  return sql`exists (select 1 from ${contactsToTags}
    where ${contactsToTags.contactId} = ${contactId} and ${withTags(ids)})`;
}

/** One id is no list: that would be gone through for each contact that is asked, a row read each time. */
export function withTags(ids: readonly number[]): SQL {
  const [only] = ids;
  return ids.length === 1
    ? sql`${contactsToTags.tagId} = ${only}`
    : sql`${contactsToTags.tagId} in (select value from json_each(${JSON.stringify(ids)}))`;
}

export type Named = "company" | "deals" | "unreachable" | "added" | "updated";

type Tested = Exclude<Named, "deals" | "unreachable">;

/** A condition on a column of contacts; with a plus SQLite does not find them by that column's index. */
type Test = (plus: SQL) => SQL;

/** What a filter names besides tags that an index has together. */
function testsOf(owner: Owner, filter: ContactFilter): Partial<Record<Tested, Test>> {
  const { companyId, addedFrom, addedBefore, updatedFrom, updatedBefore } = filter;
  const added = span("created_at", addedFrom, addedBefore);
  const updated = span("updated_at", updatedFrom, updatedBefore);
  return {
    ...(companyId !== undefined && { company: atCompany(owner, companyId) }),
    ...(added && { added }),
    ...(updated && { updated }),
  };
}

/** By its key, since the index of companies has their people by name. */
function atCompany(owner: Owner, id: number): Test {
  return (plus) =>
    sql`${plus}contacts.company_key = (select chosen.name_key from ${companies} as chosen
      where chosen.user_id = ${owner.userId} and chosen.id = ${id})`;
}

/** Moments from `from` on and before `before`. */
function span(
  column: "created_at" | "updated_at",
  from: number | undefined,
  before: number | undefined,
): Test | undefined {
  if (from === undefined && before === undefined) return undefined;
  const name = sql.raw(`contacts.${column}`);
  return (plus) =>
    sql.join(
      [
        ...(from === undefined ? [] : [sql`${plus}${name} >= ${from}`]),
        ...(before === undefined ? [] : [sql`${plus}${name} < ${before}`]),
      ],
      sql` and `,
    );
}

/** The columns that lists are sorted by first, whose index has such contacts together and in order. */
const inOrderOf = {
  company: contacts.nameKey,
  added: contacts.createdAt,
  updated: contacts.updatedAt,
};

const inOrder = (named: Tested, { columns: [first] }: Order) => first === inOrderOf[named];

/** The parts of a filter that another index has together than that of the order; without one all of them. */
export function namedChoices(
  owner: Owner,
  filter: ContactFilter,
  order?: Order,
): Partial<Record<Named, Choice>> {
  const tests = Object.entries(testsOf(owner, filter)) as [Tested, Test][];
  const choices = tests
    .filter(([name]) => !order || !inOrder(name, order))
    .map(([name, test]): [Named, Choice] => [
      name,
      {
        rows: sql`select ${contacts.id} as chosen_id from ${contacts} where ${live(owner, contacts, test(sql``))}`,
        condition: test(sql.raw("+")),
      },
    ]);
  if (filter.deals === "with") {
    // Not a union, which would be whole before its first row is read.
    const rows = sql`select distinct chosen_id from (
      select ${deals.contactId} as chosen_id from ${deals} where ${live(owner, deals)}
      union all select link.contact_id from ${deals} cross join ${dealsToContacts} as link on link.deal_id = ${deals.id}
        where ${live(owner, deals)})`;
    choices.push(["deals", { rows, condition: hasDeals }]);
  }
  if (filter.email === "without" && filter.phone === "without") {
    const rows = sql`select ${contacts.id} as chosen_id from ${contacts} indexed by idx_contacts_unreachable
      where ${live(owner, contacts, unreachable)}`;
    choices.push(["unreachable", { rows, condition: unreachable }]);
  }
  return Object.fromEntries(choices);
}

/** As the index of them says it. */
const unreachable = sql`contacts.email is null and contacts.phone is null`;

const hasDeals = sql`(exists (select 1 from ${deals} as theirs
    where theirs.contact_id = contacts.id and theirs.deleted_at is null)
  or exists (select 1 from ${dealsToContacts} as link cross join ${deals} as theirs on theirs.id = link.deal_id
    where link.contact_id = contacts.id and theirs.deleted_at is null))`;

/** What is looked up in a contact's own row, or beside it, on the way through the order's index. */
export function plainConditions(owner: Owner, filter: ContactFilter, order?: Order): SQL[] {
  const { email, phone } = filter;
  const tests = Object.entries(testsOf(owner, filter)) as [Tested, Test][];
  const has = (presence: "with" | "without" | undefined, column: string) => {
    if (presence === undefined) return [];
    return [sql.raw(`contacts.${column} is ${presence === "with" ? "not " : ""}null`)];
  };
  return [
    ...tests.filter(([name]) => order && inOrder(name, order)).map(([, test]) => test(sql``)),
    ...has(email, "email"),
    ...has(phone, "phone"),
    ...(filter.deals === "without" ? [sql`not ${hasDeals}`] : []),
  ];
}
