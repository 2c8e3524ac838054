import { type SQL, sql } from "drizzle-orm";
import type { ContactFilter } from "#domain/contact/input.ts";
import { missing } from "#domain/refusal.ts";
import type { Order } from "../../db/keyset.ts";
import { type Owner, owned } from "../../db/owner.ts";
import {
  evenlyFew,
  type Filter,
  mostProbed,
  type Part,
  planParts,
  unevenlyFew,
} from "../../db/plan.ts";
import { companies, contacts, stageFigures, workspaceFigures } from "../../db/schema.ts";
import { matching } from "../../db/search.ts";
import { selectTags, type Tag } from "../tag.ts";
import { hasTags, type Named, namedChoices, plainConditions, tagChoice } from "./filter.ts";

/** What is known before a list is planned. */
export interface Known {
  tags: Tag[];
  /** Contacts of the workspace. */
  workspace: number;
  /** How many contacts a filter names besides; one more than `mostProbed` where they are more. */
  named: Partial<Record<Named, number>>;
}

function tagsNamed({ tagIds = [], allTagIds = [], noTagIds = [] }: ContactFilter): number[] {
  return [...tagIds, ...allTagIds, ...noTagIds];
}

/** Whether a filter's plan follows what has to be read first. */
export function needsPlan(owner: Owner, filter: ContactFilter, order?: Order): boolean {
  const named = Object.keys(namedChoices(owner, filter, order));
  return tagsNamed(filter).length + named.length > 0;
}

/** Whether all the tags that a filter names are among these. */
export function knowsTags(filter: ContactFilter, tags: Tag[]): boolean {
  return tagsNamed(filter).every((wanted) => tags.some(({ id }) => id === wanted));
}

/**
 * The same filter without the tags that are not among these, which nobody has; undefined where it asks
 * for those who have one.
 */
export function ofTagsThere(
  filter: ContactFilter,
  tags: readonly Pick<Tag, "id">[],
): ContactFilter | undefined {
  const there = (ids: number[] = []) => ids.filter((id) => tags.some((tag) => tag.id === id));
  const { tagIds = [], allTagIds = [], noTagIds } = filter;
  const any = there(tagIds);
  if (tagIds.length > 0 && any.length === 0) return undefined;
  if (there(allTagIds).length < allTagIds.length) return undefined;
  return { ...filter, tagIds: any, noTagIds: there(noTagIds) };
}

/** The statements that read what a plan follows. */
export function selectKnown(owner: Owner, filter: ContactFilter, order?: Order) {
  const figures: Partial<Record<string, SQL>> = {
    company: sql`select people_count from ${companies} as chosen
      where chosen.user_id = ${owner.userId} and chosen.id = ${filter.companyId}`,
    // About as many as the contacts who have them.
    deals: sql`select sum(deals) from ${stageFigures} as stage where stage.user_id = ${owner.userId}`,
  };
  const counts = Object.entries(namedChoices(owner, filter, order)).map(
    ([name, { rows }]) =>
      sql`${name}, (${figures[name] ?? sql`select count(*) from (${rows} limit ${mostProbed + 1})`})`,
  );
  return [selectTags(owner), selectWorkspaceFigures(owner), selectCounts(owner, counts)] as const;
}

function selectCounts(owner: Owner, counts: SQL[]) {
  return owner.db.all<{ named: string }>(
    sql`select json_object(${sql.join(counts, sql`, `)}) as "named"`,
  );
}

export function selectWorkspaceFigures(owner: Owner) {
  return owner.db
    .select({ contacts: workspaceFigures.contacts })
    .from(workspaceFigures)
    .where(owned(owner, workspaceFigures));
}

/** What is known, from what those statements have read. */
export function knownFrom([tags, [workspace], [counts]]: readonly [
  Tag[],
  { contacts: number }[],
  { named: string }[],
]): Known {
  return { tags, workspace: workspace?.contacts ?? 0, named: JSON.parse(counts?.named ?? "{}") };
}

/** How many contacts a filter lets through, where a running figure says it: all, or those of one tag. */
export function exactTotal(
  filter: ContactFilter,
  tags: Tag[],
  workspace: number,
): number | undefined {
  const { search, tagIds = [], ...others } = filter;
  const further = Object.values(others).some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined,
  );
  if (further || tagIds.length > 1 || search?.trim()) return undefined;
  const [tagId] = tagIds;
  return tagId === undefined ? workspace : (tags.find(({ id }) => id === tagId)?.contacts ?? 0);
}

/**
 * How to find the contacts that a filter lets through: of what it names, the rarest. What came or
 * changed at one time stands together in other orders too, and so do a company's people; those with
 * a tag, or with deals, do not. Refuses NOT_FOUND for a tag that is not among the known ones.
 */
export function planFilter(
  owner: Owner,
  filter: ContactFilter,
  { tags, workspace, named }: Known,
  { order, wanted }: { order?: Order | undefined; wanted: number },
): Filter {
  const any = [...new Set(filter.tagIds)];
  const none = [...new Set(filter.noTagIds)];
  if (!knowsTags(filter, tags)) throw missing("tag");
  const countOf = (ids: number[]) =>
    tags.filter(({ id }) => ids.includes(id)).reduce((sum, tag) => sum + tag.contacts, 0);
  const even = evenlyFew(wanted, workspace);
  const parts: Part[] = [
    ...[any, ...[...new Set(filter.allTagIds)].map((id) => [id])]
      .filter((ids) => ids.length > 0)
      .map((ids) => ({ ...tagChoice(ids), count: countOf(ids), few: even })),
    ...Object.entries(namedChoices(owner, filter, order)).map(([name, choice]) => ({
      ...choice,
      count: named[name as Named] ?? 0,
      few: name === "deals" ? even : unevenlyFew(wanted, workspace),
    })),
  ];
  return planParts(parts, [
    matching(filter.search, contacts.searchText),
    none.length > 0 ? sql`not ${hasTags(none)}` : undefined,
    ...plainConditions(owner, filter, order),
  ]);
}
