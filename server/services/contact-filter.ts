import { and, type SQL, sql } from "drizzle-orm";
import type { ContactFilter } from "#domain/contact-input.ts";
import { missing } from "#domain/refusal.ts";
import type { Owner } from "../db/owner.ts";
import { companies, contacts, contactsToTags, deals } from "../db/schema.ts";
import { matching } from "../db/search.ts";
import type { Tag } from "./tag.ts";

/** How a list finds its contacts. */
export interface Filter {
  condition: SQL | undefined;
  /** The rows of contacts_to_tags to start from, where that is cheaper than the order's index. */
  links: SQL | undefined;
}

/** Whether a filter names tags: its plan follows their counts. */
export function namesTags({ tagIds, allTagIds, noTagIds }: ContactFilter): boolean {
  return [tagIds, allTagIds, noTagIds].some((ids) => ids && ids.length > 0);
}

/** How many contacts a filter lets through, where a running figure says it: all, or those of one tag. */
export function exactTotal(filter: ContactFilter, tags: Tag[], book: number): number | undefined {
  const { search, tagIds = [], ...others } = filter;
  const further = Object.values(others).some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined,
  );
  if (further || tagIds.length > 1 || search?.trim()) return undefined;
  const [tagId] = tagIds;
  return tagId === undefined ? book : (tags.find(({ id }) => id === tagId)?.contacts ?? 0);
}

/**
 * How to find the contacts that a filter lets through. Those with a tag: few, from their links,
 * sorted afterwards; many, by walking the list's own order until a page is full. The two cost the
 * same where tagged² = 40 × book: 3 rows for each link, some 120 × book / tagged for a walk to 50 of
 * them. Refuses NOT_FOUND for a tag that is not among `tags`.
 */
export function planFilter(
  owner: Owner,
  filter: ContactFilter,
  { tags, book }: { tags: Tag[]; book: number },
): Filter {
  const any = [...new Set(filter.tagIds)];
  const all = [...new Set(filter.allTagIds)];
  const none = [...new Set(filter.noTagIds)];
  const countOf = (id: number) => {
    const tag = tags.find((each) => each.id === id);
    if (!tag) throw missing("tag");
    return tag.contacts;
  };
  none.forEach(countOf);
  const choices = [
    ...(any.length > 0 ? [{ ids: any, tagged: any.map(countOf).reduce((a, b) => a + b, 0) }] : []),
    ...all.map((id) => ({ ids: [id], tagged: countOf(id) })),
  ];
  const [rarest] = choices.toSorted((one, other) => one.tagged - other.tagged);
  const start = rarest && rarest.tagged ** 2 <= 40 * book ? rarest : undefined;
  const others = choices.filter((choice) => choice !== start);
  return {
    condition: and(
      matching(filter.search, contacts.searchText),
      ...others.map(({ ids }) => sql`exists ${linksTo(ids)}`),
      none.length > 0 ? sql`not exists ${linksTo(none)}` : undefined,
      ...plainConditions(owner, filter),
    ),
    links:
      start &&
      sql`(select ${sql.raw(start.ids.length > 1 ? "distinct" : "")} ${contactsToTags.contactId} as tagged_id
        from ${contactsToTags} where ${withTags(start.ids)})`,
  };
}

function withTags(ids: readonly number[]): SQL {
  return sql`${contactsToTags.tagId} in (select value from json_each(${JSON.stringify(ids)}))`;
}

/** The links of a contact to some tags. */
function linksTo(ids: readonly number[]): SQL {
  return sql`(select 1 from ${contactsToTags} where ${contactsToTags.contactId} = contacts.id and ${withTags(ids)})`;
}

/** What is looked up in a contact's own row, or beside it. */
function plainConditions(owner: Owner, filter: ContactFilter): (SQL | undefined)[] {
  const { companyId, email, phone, addedFrom, addedBefore, updatedFrom, updatedBefore } = filter;
  // By its key, since the index of companies has their people by name.
  const company = sql`${contacts.companyKey} = (select chosen.name_key from ${companies} as chosen
    where chosen.user_id = ${owner.userId} and chosen.id = ${companyId})`;
  const deal = sql`(select 1 from ${deals} as theirs where theirs.contact_id = contacts.id and theirs.deleted_at is null)`;
  const has = (presence: "with" | "without" | undefined, test: SQL) =>
    presence && (presence === "with" ? test : sql`not (${test})`);
  return [
    companyId === undefined ? undefined : company,
    has(email, sql`${contacts.email} is not null`),
    has(phone, sql`${contacts.phone} is not null`),
    has(filter.deals, sql`exists ${deal}`),
    addedFrom === undefined ? undefined : sql`${contacts.createdAt} >= ${addedFrom}`,
    addedBefore === undefined ? undefined : sql`${contacts.createdAt} < ${addedBefore}`,
    updatedFrom === undefined ? undefined : sql`${contacts.updatedAt} >= ${updatedFrom}`,
    updatedBefore === undefined ? undefined : sql`${contacts.updatedAt} < ${updatedBefore}`,
  ];
}
