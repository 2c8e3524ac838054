import { type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { ContactFilter } from "#domain/contact/input.ts";
import type { Candidate, FilterParts } from "../../db/filter-plan.ts";
import { type Order, startsWith } from "../../db/keyset.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import {
  companies,
  contacts,
  contactsToTags,
  contactTags,
  deals,
  dealsToContacts,
  stageFigures,
  workspaceFigures,
} from "../../db/schema.ts";
import { matching } from "../../db/search.ts";
import { untouchedSince } from "../activity/times.ts";
import { type Listed, wantedTags } from "../list/plan.ts";

/** Whether a contact (by default the row's) has any of these tags. */
export function hasTags(ids: readonly number[], contactId = sql`contacts.id`): SQL {
  return sql`exists (select 1 from ${contactsToTags}
    where ${contactsToTags.contactId} = ${contactId} and ${withTags(ids)})`;
}

/**
 * A single id is compared directly: a list with one item would cost a row read for each contact.
 */
export function withTags(ids: readonly number[]): SQL {
  const [only] = ids;
  return ids.length === 1
    ? sql`${contactsToTags.tagId} = ${only}`
    : sql`${contactsToTags.tagId} in (select value from json_each(${JSON.stringify(ids)}))`;
}

/** The contacts with any of these tags. */
function tagged(owner: Owner, ids: readonly number[]): Candidate {
  const distinct = sql.raw(ids.length > 1 ? "distinct" : "");
  return {
    rows: sql`select ${distinct} ${contactsToTags.contactId} as candidate_id from ${contactsToTags} where ${withTags(ids)}`,
    condition: hasTags(ids),
    total: sql`(select sum(contact_count) from ${contactTags}
      where ${live(owner, contactTags, sql`id in (select value from json_each(${JSON.stringify(ids)}))`)})`,
    spread: "even",
  };
}

/** A condition on columns of contacts; a plus keeps SQLite from using those columns' index. */
type Test = (plus: SQL) => SQL;

/**
 * A condition that one order's index answers: in that order it is a condition, in others a
 * candidate.
 */
interface IndexedTest {
  test: Test;
  inOrderOf: SQLiteColumn;
  total?: SQL;
}

function indexedTests(owner: Owner, filter: ContactFilter): IndexedTest[] {
  const { companyId, addedFrom, addedBefore, updatedFrom, updatedBefore } = filter;
  const { notContactedSince } = filter;
  const tests: IndexedTest[] = [];
  if (companyId !== undefined) {
    tests.push({
      // By key, because the index of companies has their people by name.
      test: (plus) =>
        sql`${plus}contacts.company_key = (select company.name_key from ${companies} as company
          where company.user_id = ${owner.userId} and company.id = ${companyId})`,
      inOrderOf: contacts.nameKey,
      total: sql`(select people_count from ${companies} as company
        where company.user_id = ${owner.userId} and company.id = ${companyId})`,
    });
  }
  const added = span("created_at", addedFrom, addedBefore);
  if (added) tests.push({ test: added, inOrderOf: contacts.createdAt });
  const updated = span("updated_at", updatedFrom, updatedBefore);
  if (updated) tests.push({ test: updated, inOrderOf: contacts.updatedAt });
  if (notContactedSince !== undefined) {
    tests.push({
      test: (plus) => untouchedSince(notContactedSince, plus),
      inOrderOf: contacts.lastActivityKey,
    });
  }
  return tests;
}

/** Times from `from` on and before `before`. */
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

/** Written exactly as in the partial index. */
const unreachable = sql`contacts.email is null and contacts.phone is null`;

const hasDeals = sql`(exists (select 1 from ${deals} as theirs
    where theirs.contact_id = contacts.id and theirs.deleted_at is null)
  or exists (select 1 from ${dealsToContacts} as link cross join ${deals} as theirs on theirs.id = link.deal_id
    where link.contact_id = contacts.id and theirs.deleted_at is null))`;

/** The contacts with deals; there are about as many as deals. */
function withDeals(owner: Owner): Candidate {
  return {
    // Not a union, which would be computed in full before its first row is read.
    rows: sql`select distinct candidate_id from (
      select ${deals.contactId} as candidate_id from ${deals} where ${live(owner, deals)}
      union all select link.contact_id from ${deals} cross join ${dealsToContacts} as link on link.deal_id = ${deals.id}
        where ${live(owner, deals)})`,
    condition: hasDeals,
    total: sql`(select sum(deals) from ${stageFigures} as stage where stage.user_id = ${owner.userId})`,
    spread: "even",
  };
}

function withoutEmailAndPhone(owner: Owner): Candidate {
  return {
    rows: sql`select ${contacts.id} as candidate_id from ${contacts} indexed by idx_contacts_unreachable
      where ${live(owner, contacts, unreachable)}`,
    condition: unreachable,
  };
}

function presence(wanted: "with" | "without" | undefined, column: "email" | "phone") {
  if (wanted === undefined) return undefined;
  return sql.raw(`contacts.${column} is ${wanted === "with" ? "not " : ""}null`);
}

function fromNone(sources: readonly string[]): SQL {
  return sql`(contacts.source is null
    or contacts.source not in (select value from json_each(${JSON.stringify(sources)})))`;
}

function partsOf(owner: Owner, filter: ContactFilter, order?: Order): FilterParts {
  const tests = indexedTests(owner, filter);
  const isInOrder = ({ inOrderOf }: IndexedTest) => order && startsWith(order, inOrderOf);
  const none = [...new Set(filter.noTagIds)];
  const isUnreachable = filter.email === "without" && filter.phone === "without";
  return {
    candidates: [
      ...wantedTags(filter).map((ids) => tagged(owner, ids)),
      ...tests
        .filter((each) => !isInOrder(each))
        .map(({ test, total }) => ({
          rows: sql`select ${contacts.id} as candidate_id from ${contacts} where ${live(owner, contacts, test(sql``))}`,
          condition: test(sql.raw("+")),
          ...(total && { total }),
        })),
      ...(filter.deals === "with" ? [withDeals(owner)] : []),
      ...(isUnreachable ? [withoutEmailAndPhone(owner)] : []),
    ],
    conditions: [
      matching(filter.search, contacts.searchText),
      none.length > 0 ? sql`not ${hasTags(none)}` : undefined,
      ...tests.filter(isInOrder).map(({ test }) => test(sql``)),
      presence(filter.email, "email"),
      presence(filter.phone, "phone"),
      filter.source === undefined ? undefined : sql`contacts.source = ${filter.source}`,
      filter.notSources === undefined ? undefined : fromNone(filter.notSources),
      filter.deals === "without" ? sql`not ${hasDeals}` : undefined,
    ],
  };
}

/** How lists of contacts are planned. */
export const listedContacts: Listed<ContactFilter> = {
  table: contacts,
  total: (owner) =>
    sql`(select contacts from ${workspaceFigures} where ${owned(owner, workspaceFigures)})`,
  partsOf,
};
